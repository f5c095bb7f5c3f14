"""Every address under /admin/, as the URLconf has them, filled in with objects that are there."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from django.utils.regex_helper import normalize
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Workflow

from blog.editorial.models import Invitation, ReviewTask, Waiver
from blog.editorial.verbs import publish_now, submit
from blog.importing.bring_in import bring_in
from blog.importing.models import Import
from blog.translation.models import Source
from blog.translation.start import start
from blog.translation.tally import row_of
from home.models import Attachment, NewsroomSettings
from home.public_forms import digest
from tests import factories

Address = tuple[str, str, list[str]]


def addresses() -> Iterator[Address]:
    """Yield every pattern: its route, a template of the address, and the names of the parts to fill in."""
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern) == "admin/":
            yield from _walk(resolver, "", "/admin/")


def _walk(resolver: Any, route: str, address: str) -> Iterator[Address]:
    for child in resolver.url_patterns:
        [(template, names), *_others] = normalize(child.pattern.regex.pattern)
        if isinstance(child, URLResolver):
            yield from _walk(child, route + str(child.pattern), address + template)
        else:
            yield route + str(child.pattern), address + template, names


class Samples:
    """An object for each part of an address: a writer's statement in review above all."""

    def __init__(self) -> None:
        statement = factories.release("In review")
        writer = factories.user("Writer")
        submit.submit(statement, writer)
        statement = factories.fresh(statement)
        state = statement.current_workflow_state
        at_once = factories.release("Public at once", slug="public-at-once")
        publish_now.publish_now(at_once, factories.user("Press officer"), "A test.")
        picture = factories.picture()
        document = Attachment.objects.create(title="Order", file=ContentFile(b"The order.", name="order.txt"))
        session = EditingSession.objects.create(
            user=writer,
            content_type=ContentType.objects.get_for_model(statement),
            object_id=str(statement.pk),
            last_seen_at=statement.latest_revision_created_at,
        )
        bring_in("Harbour clinic keeps its desk\n\nThe board voted on Monday.\n", "en", writer)
        invitation = Invitation.objects.create(
            email="new@casa.example",
            language="en",
            secret_digest=digest("a-secret"),
            expires_at=timezone.now() + timedelta(days=7),
        )
        [begun] = start(factories.published(factories.release("Translated")), [factories.locale("ar")])
        translation = row_of(begun)
        self.values: dict[str, Any] = {
            **dict.fromkeys(("pk", "page_id", "parent_page_id", "page_to_move_id", "page_pk"), statement.pk),
            **dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "blog"),
            **dict.fromkeys(("model_name", "content_type_model_name"), "pressreleasepage"),
            **dict.fromkeys(("image_id", "picture_id"), picture.pk),
            **dict.fromkeys(("document_id", "doc_id"), document.pk),
            "kind": "page",
            "destination_id": factories.news().pk,
            "revision_id": statement.latest_revision_id,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "task_id": ReviewTask.objects.get().pk,
            "task_state_id": state.current_task_state_id,
            "workflow_state_id": state.pk,
            "workflow_pk": Workflow.objects.get().pk,
            "action_name": "approve",
            "action": "delete",
            "object_id": statement.pk,
            "session_id": session.pk,
            "collection_id": Collection.get_first_root_node().pk,
            "redirect_id": Redirect.objects.create(old_path="/old", redirect_link="/new").pk,
            "import_id": Import.objects.get().pk,
            "waiver": Waiver.objects.get().pk,
            "secret": "a-secret",
            "source": Source.objects.get(translation_key=begun.translation_key).pk,
            "code": "es",
            "uploaded_file_id": 1,
            "filter_spec": "width-100",
            "uidb64": "MQ",
            "token": "set-password",
        }
        # The key of a page, unless the address begins like this.
        self.keys: dict[str, Any] = {
            "newsroom/people/invitations/": invitation,
            "newsroom/people/": writer,
            "translations/": translation,
            "snippets/blog/quote/": factories.quote(),
            "snippets/blog/person/": factories.person("Somebody"),
            "snippets/blog/topic/": factories.topic(),
            "snippets/blog/mediacontact/": factories.contact(),
            "snippets/blog/boilerplate/": factories.boilerplate(),
            "workflows/tasks/": ReviewTask.objects.get(),
            "workflows/": Workflow.objects.get(),
            "collections/": Collection.get_first_root_node(),
            "sites/": Site.objects.get(),
            "users/": writer,
            "groups/": Group.objects.get(name="Writer"),
            "settings/": NewsroomSettings.load(),
            "documents/": document,
            "images/": picture,
            "api/main/^documents/": document,
            "api/main/^images/": picture,
        }
        self.keys |= {key.replace("snippets/", "snippets/choose/"): value for key, value in self.keys.items()}

    def fill(self, route: str, template: str, names: list[str]) -> str:
        """Return an address; a part that nobody has given a sample is a KeyError."""
        values = {name: self.values[name] for name in names}
        if "pk" in names:
            found = next((item for start, item in self.keys.items() if route.startswith(start)), None)
            values["pk"] = found.pk if found else self.values["pk"]
        if route.startswith("settings/"):
            values |= {"app_name": "home", "model_name": "newsroomsettings"}
        return template % values
