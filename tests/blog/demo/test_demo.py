"""The demo newsroom: `manage.py demo` leaves what staff and readers can rely on. Loaded once."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils.html import strip_tags
from PIL import Image
from wagtail.models import Page
from wagtail.users.models import UserProfile

from blog import entries
from blog.demo import load as loading
from blog.editorial.groups import SNIPPETS
from blog.editorial.models import Approval
from blog.models import PressPage, PressReleasePage, Quote, Topic
from blog.translation.record import missing_texts
from edition.publicity import refusals
from home.models import HomePage, InformationPage, NewsroomSettings, Picture, User

LOGINS = {
    "admin": None,
    "writer": "Writer",
    "editor": "Editor",
    "legal": "Legal reviewer",
    "press": "Press officer",
    "translator-es": "Translator (es)",
    "translator-ar": "Translator (ar)",
    "reviewer-es": "Language reviewer (es)",
    "reviewer-ar": "Language reviewer (ar)",
}

# The two tests of an empty newsroom stand first: the demo stays from its first use to the end of the module.


def test_a_newsroom_with_nothing_written_is_empty_enough(newsroom: HomePage) -> None:
    loading.refuse_unless_safe()


def test_a_single_topic_is_enough_to_be_refused(newsroom: HomePage) -> None:
    Topic.objects.create(name="Harbour", locale=newsroom.locale)
    with pytest.raises(CommandError, match="has content already"):
        call_command("demo", stdout=StringIO())
    assert not User.objects.exists()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The demo, loaded with small pictures, which have tests of their own; what the command printed."""
    printed, small = StringIO(), BytesIO()
    Image.new("RGB", (16, 9)).save(small, "PNG")
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "draw", lambda name: small.getvalue())
        call_command("demo", stdout=printed)
        yield printed.getvalue()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Every test here reads the database."""


def live(model: type) -> list[Any]:
    return list(model._default_manager.filter(live=True).select_related("locale"))


def everything_live() -> list[Any]:
    models = (HomePage, InformationPage, PressPage, PressReleasePage, *SNIPPETS)
    return [item for model in models for item in live(model)]


def test_it_says_what_it_made_and_how_to_log_in(demo: str) -> None:
    assert "statements public: 16" in demo
    assert "altavoz-demo" in demo
    assert all(name in demo for name in LOGINS)


def test_statements_are_there_in_the_languages_promised(demo: str) -> None:
    statements = live(PressReleasePage)
    sources = [page for page in statements if not page.is_translation]
    assert len(sources) >= 14
    assert len({page.published_on.year for page in sources}) >= 3
    assert {page.kind for page in sources} == set(PressReleasePage.Kind.values)

    languages = Counter(page.locale.language_code for page in statements)
    assert languages["es"] >= languages["en"] - 2
    assert min(languages["ar"], languages["zh-hans"]) >= languages["en"] // 2
    born = Counter(page.locale.language_code for page in sources)
    assert (born["es"], born["ar"]) == (1, 1)


def test_the_page_for_the_press_is_there_in_every_language(demo: str) -> None:
    pages = live(PressPage)
    assert {page.locale.language_code for page in pages} == {"en", "es", "ar", "zh-hans"}
    assert all(page.contacts and page.spokespeople and page.boilerplates for page in pages)
    assert NewsroomSettings.load().logo is not None


def test_lists_show_exactly_what_is_public(demo: str) -> None:
    assert entries.differences() == []


def test_the_embargoed_statement_waits_and_the_draft_is_in_review(demo: str) -> None:
    draft, embargoed = PressReleasePage.objects.filter(live=False).order_by("dateline_date")
    assert draft.workflow_in_progress
    assert draft.scheduled_revision is None
    assert embargoed.scheduled_revision.approved_go_live_at == embargoed.embargo
    assert embargoed.first_published_at is None


def test_a_second_time_is_refused_and_changes_nothing(demo: str) -> None:
    before = Page.objects.count(), User.objects.count(), Picture.objects.count()
    with pytest.raises(CommandError, match="has content already"):
        call_command("demo", stdout=StringIO())
    assert (Page.objects.count(), User.objects.count(), Picture.objects.count()) == before


def test_production_settings_refuse_it(settings: Any) -> None:
    settings.SETTINGS_MODULE = "config.settings.production"
    with pytest.raises(CommandError, match="production"):
        call_command("demo", stdout=StringIO())


@pytest.mark.parametrize(("name", "group"), LOGINS.items())
def test_every_account_logs_in_with_its_role(demo: str, name: str, group: str | None) -> None:
    assert Client().login(username=name, password="altavoz-demo")
    user = User.objects.get(username=name)
    assert [held.name for held in user.groups.all()] == ([group] if group else [])
    assert user.is_superuser == (group is None)
    assert user.get_full_name()
    assert UserProfile.objects.get(user=user).current_time_zone == NewsroomSettings.load().time_zone


def test_no_public_translation_lacks_a_text(demo: str) -> None:
    assert [(str(item), missing_texts(item)) for item in everything_live() if missing_texts(item)] == []


def test_public_words_are_the_newest_and_may_be_public(demo: str) -> None:
    for item in everything_live():
        assert not item.has_unpublished_changes, item
        assert refusals(item) == [], item


def test_nobody_approved_words_of_their_own(demo: str) -> None:
    assert set(Approval.objects.values_list("approved_by__username", flat=True)) == {"editor"}
    for item in [*live(PressReleasePage), *live(Quote)]:
        assert "editor" not in item.revisions.values_list("user__username", flat=True)


def test_translators_wrote_the_translations(demo: str) -> None:
    translators = {"es": "translator-es", "ar": "translator-ar", "zh-hans": "writer"}
    for page in [page for page in live(PressReleasePage) if page.is_translation]:
        assert page.latest_revision.user.username == translators[page.locale.language_code]


def test_translations_share_all_but_the_words(demo: str) -> None:
    pages = [*live(PressReleasePage), *live(PressPage), *live(InformationPage)]
    for page in [page for page in pages if page.is_translation]:
        source = page.source()
        for name in source.shared:
            if name != "topics":
                field = page._meta.get_field(name)
                assert field.value_to_string(page) == field.value_to_string(source), (page, name)
        assert page.title != source.title
        assert untranslated(page.body.get_prep_value()) == untranslated(source.body.get_prep_value()), page


def untranslated(value: Any) -> Any:
    """Return what of a body must be the same in all languages: ids, types, references, moments."""
    if isinstance(value, dict):
        return {key: untranslated(part) for key, part in value.items()} | {
            key: value[key] for key in ("id", "type", "deadline", "date") if key in value
        }
    if isinstance(value, list):
        return [untranslated(part) for part in value]
    return "words" if isinstance(value, str) else value


def test_every_body_would_pass_the_editors_form(demo: str) -> None:
    for page in [*PressReleasePage.objects.all(), *PressPage.objects.all(), *InformationPage.objects.all()]:
        newest = page.get_latest_revision_as_object()
        newest.full_clean()
        newest.body.stream_block.clean(newest.body)


def test_words_quoted_inside_sentences_stand_in_the_text(demo: str) -> None:
    for page in live(PressReleasePage):
        text = bare(" ".join(block.value.source for block in page.body if block.block_type == "paragraph"))
        for block in page.words_quoted:
            quote = block.value.version(page.locale_id)
            assert quote is not None
            assert bare(quote.words) in text, (page, quote)


def bare(text: str) -> str:
    """Return a text without markup, quotation marks and spaces."""
    return re.sub(r"[\s\"“”„«»‹›‘’']|&quot;", "", strip_tags(text))


def test_readers_get_every_public_page(demo: str, reader: Client) -> None:
    for page in Page.objects.live().filter(depth__gt=1):
        assert reader.get(page.url).status_code == 200, page.url
    for page in PressReleasePage.objects.filter(live=False):
        assert reader.get(page.url).status_code == 404, page.url
