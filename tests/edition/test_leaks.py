"""Nothing unpublished shows anywhere, and what looks for it finds whatever does."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import brotli
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from blog.editorial.verbs.unpublish import unpublish
from blog.feeds import statements
from blog.models import Card, Entry, PressReleasePage, SearchDocument
from blog.search import keeping
from edition import secrets, tree
from edition.building import build
from edition.leaks import leaks
from home import rich_text, views, wagtail_hooks
from home.models import Attachment, HomePage
from tests import factories

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PLACES = ("title", "words", "quote", "alt", "caption", "person", "topic", "document", "picture")


def canary(kind: str, place: str, language: str) -> str:
    """Return words that stand nowhere else, and a title made of them has them in its slug."""
    return f"Zwq{kind}kestrel {place} {language} jumbled"


def canaried(kind: str, language: str, **fields: Any) -> PressReleasePage:
    """Return a draft with words of its own in every place where a statement has any."""

    def say(place: str) -> str:
        return canary(kind, place, language)

    picture = factories.picture(say("picture"))
    picture.get_rendition("max-165x165")
    document = Attachment(title=say("document"), file=ContentFile(b"The court rules.", name="ruling.txt"))
    document.save()
    speaker = factories.person(say("person"), language)
    return factories.release(
        say("title"),
        [
            factories.paragraph(f"Everybody came. <b>{say('words')}</b> and went."),
            ("quote", factories.quote(say("quote"), speaker, language)),
            ("picture", {"picture": picture, "alt": say("alt"), "caption": say("caption")}),
        ],
        language,
        topics=[factories.topic(say("topic"), language)],
        attachments=[("attachment", {"document": document, "title": say("document"), "note": ""})],
        **fields,
    )


def published(page: PressReleasePage) -> PressReleasePage:
    for quote in [block.value for block in page.body if block.block_type == "quote"]:
        factories.published(quote.speaker)
    for topic in page.topics.all():
        factories.published(topic)
    return factories.published(page)


@pytest.fixture
def office(newsroom: HomePage, settings: Any, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A newsroom in two languages with something public, and something of every kind that isn't; its edition."""
    settings.EDITION_ROOT = tmp_path / "edition"
    settings.MEDIA_ROOT = tmp_path / "media"
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}
    with time_machine.travel(NOW, tick=False):
        tomorrow = NOW + timedelta(days=1)
        made = SimpleNamespace()
        for language in ("en", "es"):
            made.draft = canaried("draft", language)
            link = f'See <a linktype="page" id="{made.draft.pk}">the other one</a>.'
            public = factories.release(f"Tenants win in {language}", [factories.paragraph(link)], language)
            made.public = factories.published(public)
            canaried("embargoed", language, embargo=tomorrow)
            factories.published(canaried("scheduled", language, embargo=tomorrow))
            made.taken_back = published(canaried("unpublished", language))
            unpublish(made.taken_back, factories.user("Press officer"))
            for block in made.taken_back.body:
                if block.block_type == "quote":
                    unpublish(factories.fresh(block.value), factories.user("Press officer"))
                    unpublish(factories.fresh(block.value.speaker), factories.user("Press officer"))
            for topic in made.taken_back.topics.all():
                unpublish(topic, factories.user("Press officer"))
            edited = factories.published(factories.release(f"Buses run in {language}", language=language))
            _edit(edited, language)
        build()
        yield made


def _edit(page: PressReleasePage, language: str) -> None:
    page.title = canary("edit", "title", language)
    page.slug = f"zwqeditkestrel-slug-{language}"
    page.body = [
        factories.paragraph(canary("edit", "words", language)),
        ("quote", factories.quote(canary("edit", "quote", language), language=language)),
    ]
    page.save_revision(user=factories.user("Writer"))


def test_everything_hidden_is_looked_for_and_nothing_of_it_shows(
    office: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    unpublished = secrets.find()
    letters = {secret.letters for secret in unpublished.texts}
    for kind in ("draft", "embargoed", "scheduled", "unpublished"):
        for language in ("en", "es"):
            assert {f"zwq{kind}kestrel{place}{language}jumbled" for place in PLACES} <= letters
    assert {"zwqeditkestreltitleesjumbled", "zwqeditkestrelsluges", "zwqeditkestrelwordsesjumbled"} <= letters
    kinds = {secret.kind for secret in unpublished.texts}
    assert kinds >= {"draft", "scheduled", "unpublished", "edit", "media", "original", "picture", "document"}

    call_command("edition", "leaks")
    assert capsys.readouterr().out == "0 found.\n"


def test_whatever_is_planted_is_found(office: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    plant_before_rendering(office, monkeypatch)
    with time_machine.travel(NOW, tick=False):
        build()
        plant_files(office)
        found = {(leak.where, leak.text.casefold()) for leak in leaks()}

    def is_found(where: str, text: str) -> bool:
        return any(place.startswith(where) and shown.startswith(text) for place, shown in found)

    public = f"files{unquote(office.public.get_url())}index.html"
    slug = "zwqdraftkestrel-title-{}-jumbled"
    expected = {
        "a list that holds a draft": ("files/es/", "zwqembargoedkestrel"),
        "a feed of newest words": ("files/en/", "zwqeditkestrel words"[:20]),
        "a search that holds a draft": ("/es/search/?q=zwqembargoedkestrel", ""),
        "a link to a draft": (public, "zwqdraftkestrel"),
        "a file left behind": ("files/en/news/taken-back/index.html", "zwqunpublishedkestre"),
        "old words in brotli": ("files/es/index.html.br", "zwqscheduledkestrel"),
        "a draft's picture": ("files/media/pictures/", PurePath(office.rendition).name[:20]),
        "a redirect to a draft": ("moved/en/leads/to", "zwqscheduledkestrel"),
        "an error that tells a title": (f"/en/news/{slug.format('en')}/", "zwqdraftkestrel titl"),
        "a card that tells a title": (public, "zwqunpublishedkestre"),
        "a document that is served": ("/documents/", ""),
        "an answer of its own for drafts": (f"/es/news/{slug.format('es')}/", ""),
    }
    assert [name for name, (where, text) in expected.items() if not is_found(where, text)] == []


def plant_before_rendering(office: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Entry.objects.get(object_id=office.public.pk, section="news", language="es")
    places = list(entry.places.all())
    entry.pk, entry.translation_key = None, uuid4()
    entry.title = canary("embargoed", "title", "es")
    entry.save()
    for place in places:
        place.pk, place.entry = None, entry
        place.save()

    pages = statements._pages
    monkeypatch.setattr(
        statements,
        "_pages",
        lambda entries: {key: page.get_latest_revision_as_object() for key, page in pages(entries).items()},
    )

    old = SearchDocument.objects.get(translation_key=office.public.translation_key, language="es")
    new = SearchDocument.objects.get(pk=old.pk)
    new.text = canary("embargoed", "words", "es")
    keeping._replace([old], [new])

    monkeypatch.setattr(
        rich_text, "_opening_tag", lambda named, family: f'<a href="{named.url}">' if named else "<a>"
    )
    Redirect.add_redirect("/en/leads", "/es/news/zwqscheduledkestrel-title-es-jumbled/")
    Card.objects.filter(translation_key=office.public.translation_key).update(
        alt=canary("unpublished", "alt", "es")
    )
    monkeypatch.setattr(wagtail_hooks, "is_used_in_public", lambda document: True)

    error = views._error

    def telling(request: Any, language: str, *args: Any) -> Any:
        response = error(request, language, *args)
        slug = request.path_info.rstrip("/").rpartition("/")[2]
        if page := Page.objects.filter(slug=slug, live=False).first():
            response.content += f"<!-- {page.title} -->".encode()
        return response

    monkeypatch.setattr(views, "_error", telling)

    route = Page.route

    def refusing(page: Page, request: Any, path_components: list[str]) -> RouteResult:
        if not page.live and page.locale.language_code == "es":
            raise PermissionDenied
        return route(page, request, path_components)

    monkeypatch.setattr(Page, "route", refusing)


def plant_files(office: SimpleNamespace) -> None:
    base = tree.Edition(tree.version()).base / "files"
    left = base / "en/news/taken-back/index.html"
    left.parent.mkdir()
    left.write_text(f"<p>{canary('unpublished', 'words', 'en')}</p>")
    (base / "es/index.html.br").write_bytes(brotli.compress(canary("scheduled", "caption", "es").encode()))
    office.rendition = office.draft.body[2].value["picture"].renditions.first().file.name
    place = base / "media" / office.rendition
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"a picture")
