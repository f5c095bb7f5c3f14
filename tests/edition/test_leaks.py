"""Nothing unpublished shows anywhere, and what looks for it finds whatever does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

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
    for spec in ("width-360", "max-165x165"):
        picture.get_rendition(spec)
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
    with time_machine.travel(NOW, tick=False):
        tomorrow = NOW + timedelta(days=1)
        made = SimpleNamespace()
        for language in ("en", "es"):
            made.public = factories.published(factories.release(f"Tenants win in {language}", language=language))
            made.draft = canaried("draft", language)
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


def found() -> list[str]:
    return [str(leak) for leak in leaks()]


def test_everything_hidden_is_looked_for(office: SimpleNamespace) -> None:
    unpublished = secrets.find()
    letters = {secret.letters for secret in unpublished.texts}
    for kind in ("draft", "embargoed", "scheduled", "unpublished"):
        for language in ("en", "es"):
            missed = [
                place
                for place in PLACES
                if f"zwq{kind}kestrel{place}{language}jumbled" not in letters
            ]
            assert missed == [], kind
    assert {f"zwqeditkestrel{place}es" for place in ("slug", "titlejumbled"[:5])} >= {"zwqeditkestrelsluges"}
    assert {"zwqeditkestreltitleesjumbled", "zwqeditkestrelsluges", "zwqeditkestrelwordsesjumbled"} <= letters
    kinds = {secret.kind for secret in unpublished.texts}
    assert kinds >= {"draft", "scheduled", "unpublished", "edit", "media", "original", "picture", "document"}


def test_nothing_unpublished_shows(office: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    assert found() == []
    call_command("edition", "leaks")
    assert "0 found." in capsys.readouterr().out
