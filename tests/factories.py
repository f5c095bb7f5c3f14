"""What tests start from: a newsroom, its people and what they write, made through the product's services."""

import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from PIL import Image
from wagtail.models import Locale, Page, Site, Task, Workflow

from blog.editorial import approvals
from blog.editorial.holding import held_hash, not_held
from blog.editorial.models import Hold
from blog.editorial.setup import checked, set_up
from blog.editorial.verbs import publish as verb
from blog.models import (
    Boilerplate,
    CampaignIndexPage,
    CampaignPage,
    CampaignUpdatePage,
    MediaContact,
    NewsIndexPage,
    Person,
    PressPage,
    PressReleasePage,
    Quote,
    Topic,
)
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import HomePage, NewsroomSettings, Picture, User

NAME = "Casa de Prueba"
ZONE = "America/New_York"
PASSWORD = "tests-only"


def newsroom(languages: Sequence[str] = ("en", "es", "ar"), zone: str = ZONE) -> HomePage:
    """Make an empty newsroom, the first language the source; return its home page. It may be there already."""
    homes = {home.locale.language_code: home for home in HomePage.objects.live().select_related("locale")}
    if set(homes) >= set(languages):
        return homes[languages[0]]
    set_up(checked(NAME, list(languages), zone))
    return HomePage.objects.get(locale__language_code=languages[0])


def no_newsroom() -> None:
    """Take the newsroom away, as far as Wagtail's own migrations had come."""
    # Translations first: they hold their sources.
    for page in sorted(
        Page.objects.filter(depth=2).specific(), key=lambda page: page.locale_id, reverse=True
    ):
        page.delete()
    Locale.objects.exclude(language_code="en").delete()
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    NewsroomSettings.objects.all().delete()
    root = Page.get_first_root_node()
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    for name in ("Editors", "Moderators"):
        Group.objects.create(name=name)


def user(role: str = "", language: str | None = None, admin: bool = False, **fields: Any) -> User:
    """Return the member of staff with this role (and language), or the administrator: one each."""
    name = (
        "admin"
        if admin
        else "-".join([role.lower().replace(" ", "-") or "nobody", *([language] if language else [])])
    )
    name = fields.pop("username", name)
    if found := User.objects.filter(username=name).first():
        return found
    made = User.objects.create_user(name, password=PASSWORD, is_superuser=admin, is_staff=admin, **fields)
    if role:
        made.groups.add(Group.objects.get(name=f"{role} ({language})" if language else role))
    return made


def locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def news(language: str = "en") -> NewsIndexPage:
    return NewsIndexPage.objects.get(locale__language_code=language)


def person(name: str = "Rosa Prueba", language: str = "en", by: User | None = None, **fields: Any) -> Person:
    return _draft(Person(name=name, locale=locale(language), **fields), by)


def quote(
    words: str = "We were in the room.",
    speaker: Person | None = None,
    language: str = "en",
    by: User | None = None,
    **fields: Any,
) -> Quote:
    speaker = speaker or person(language=language, by=by)
    return _draft(Quote(words=words, speaker=speaker, locale=locale(language), **fields), by)


def topic(name: str = "Housing", language: str = "en", by: User | None = None, **fields: Any) -> Topic:
    return _draft(Topic(name=name, locale=locale(language), **fields), by)


def contact(
    name: str = "Ana Prensa", language: str = "en", by: User | None = None, **fields: Any
) -> MediaContact:
    return _draft(MediaContact(name=name, locale=locale(language), **fields), by)


def boilerplate(
    title: str = "About us",
    text: str = "We are neighbours.",
    language: str = "en",
    by: User | None = None,
    **fields: Any,
) -> Boilerplate:
    return _draft(Boilerplate(title=title, text=text, locale=locale(language), **fields), by)


def picture(title: str = "At the gate", width: int = 640, height: int = 480, **fields: Any) -> Picture:
    """Return a picture of one colour, stored as an upload would be."""
    file = BytesIO()
    Image.new("RGB", (width, height), "#556677").save(file, "JPEG")
    made = Picture(title=title, file=ContentFile(file.getvalue(), name="gate.jpg"), **fields)
    made.save()
    return made


def press_page(title: str = "For the press", language: str = "en", **fields: Any) -> PressPage:
    """Return a draft below the language's home page.

    :param fields: any field; `contacts` and `boilerplates` take lists of snippets, `spokespeople` pairs of a person
        and codes of languages.
    """
    for name, block in (("contacts", "contact"), ("boilerplates", "boilerplate")):
        fields[name] = [(block, snippet) for snippet in fields.get(name, [])]
    fields["spokespeople"] = [
        ("spokesperson", {"person": speaker, "languages": languages})
        for speaker, languages in fields.get("spokespeople", [])
    ]
    page = PressPage(title=title, slug="press", locale=locale(language), live=False, **fields)
    HomePage.objects.get(locale__language_code=language).add_child(instance=page)
    page.save_revision(user=user("Writer"))
    return PressPage.objects.get(pk=page.pk)


def paragraph(text: str) -> tuple[str, str]:
    return ("paragraph", f"<p>{text}</p>")


def release(
    title: str = "Tenants win",
    body: Sequence[tuple[str, Any]] | None = None,
    language: str = "en",
    by: User | None = None,
    **fields: Any,
) -> PressReleasePage:
    """Return a draft below the language's news list, saved by a writer unless `by` names somebody else.

    :param body: blocks as (type, value); one paragraph unless given.
    :param fields: any field; `topics`, `contacts` and `words_quoted` take lists of snippets.
    """
    topics = fields.pop("topics", [])
    for name, block in (("contacts", "contact"), ("words_quoted", "quote")):
        if name in fields:
            fields[name] = [(block, snippet) for snippet in fields[name]]
    page = PressReleasePage(
        title=title,
        body=[paragraph("The heating is back.")] if body is None else list(body),
        locale=locale(language),
        live=False,
        **fields,
    )
    page.topics.set(topics)
    news(language).add_child(instance=page)
    page.save_revision(user=by or user("Writer"))
    return PressReleasePage.objects.get(pk=page.pk)


def approved(instance: Any, by: User | None = None) -> Any:
    """Have an object's newest words approved, with the quotes they bring, and their quotes held; return it fresh."""
    approvals.approve(instance, by or user("Editor"))
    held(instance)
    return fresh(instance)


def held(instance: Any) -> Any:
    """Record that the quotes an object shows, or a quote, were taken by phone."""
    for quote in not_held(instance.get_latest_revision_as_object()):
        Hold.objects.create(
            quote_id=quote.pk,
            words_hash=held_hash(quote),
            how=Hold.How.TAKEN,
            way=Hold.Way.PHONE,
            held_by=user("Press officer"),
        )
    return instance


def published(instance: Any, by: User | None = None) -> Any:
    """Have an object approved, where it needs that, and published or scheduled; return it fresh."""
    newest = instance.get_latest_revision_as_object()
    if isinstance(instance, approvals.REVIEWED) and not approvals.is_approved(newest):
        approved(instance)
    verb.publish(fresh(instance), by or user("Press officer"))
    return fresh(instance)


def fresh(instance: Any) -> Any:
    """Return an object as the database has it now."""
    return type(instance)._default_manager.get(pk=instance.pk)


def _draft(instance: Any, by: User | None) -> Any:
    instance.live = False
    instance.has_unpublished_changes = True
    instance.save()
    instance.save_revision(user=by or user("Writer"))
    return fresh(instance)


LINK: dict[str, Any] = {
    "type": "link",
    "value": {"words": "The order", "address": "https://court.example/order"},
}


def move(state: str = "made", day: date = date(2026, 3, 3), **fields: Any) -> dict[str, Any]:
    """Return the raw value of an entry in a demand's history."""
    return {"date": day, "state": state, "note": "", "evidence": [], "corrects": False, **fields}


def demand(text: str, *history: dict[str, Any]) -> dict[str, Any]:
    """Return a raw demand block."""
    items = [{"type": "item", "id": str(uuid4()), "value": value} for value in history]
    return {"type": "demand", "id": str(uuid4()), "value": {"text": text, "history": items}}


def campaign(
    title: str = "Heat for all",
    demands: Sequence[dict[str, Any]] = (),
    language: str = "en",
    by: User | None = None,
    **fields: Any,
) -> CampaignPage:
    """Return a draft below the language's list of campaigns. `demands` are raw blocks: see `demand`."""
    page = CampaignPage(
        title=title,
        goal=fields.pop("goal", "Nobody is cold."),
        demands=_raw(demands),
        locale=locale(language),
        live=False,
        **fields,
    )
    CampaignIndexPage.objects.get(locale__language_code=language).add_child(instance=page)
    page.save_revision(user=by or user("Writer"))
    return CampaignPage.objects.get(pk=page.pk)


def update(
    below: CampaignPage,
    title: str = "A step",
    body: Sequence[tuple[str, Any]] | None = None,
    moves: Sequence[dict[str, Any]] = (),
    by: User | None = None,
    **fields: Any,
) -> CampaignUpdatePage:
    """Return a draft below a campaign. `moves` are raw values: `{"demand": 1, **move("won", ...)}`."""
    page = CampaignUpdatePage(
        title=title,
        body=[paragraph("It moved.")] if body is None else list(body),
        moves=_raw([{"type": "move", "id": str(uuid4()), "value": value} for value in moves]),
        locale=below.locale,
        live=False,
        **fields,
    )
    below.add_child(instance=page)
    page.save_revision(user=by or user("Writer"))
    return CampaignUpdatePage.objects.get(pk=page.pk)


def translated(source: Any, language: str, publish: bool = True) -> Any:
    """Publish a translation that differs from its source in the title, words or name alone; return it fresh.

    :param publish: false for a draft that nobody has approved.
    """
    [draft] = start(source, [locale(language)])
    newest = draft.get_latest_revision_as_object()
    name = next(name for name in ("title", "words", "name") if hasattr(newest, name))
    setattr(newest, name, f"{getattr(source, name)} ({language})")
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=user("Writer"))
    return published(fresh(draft)) if publish else fresh(draft)


def _raw(blocks: Sequence[dict[str, Any]]) -> str:
    return json.dumps(list(blocks), cls=DjangoJSONEncoder)
