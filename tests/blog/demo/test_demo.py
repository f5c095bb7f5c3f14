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
from django.urls import reverse
from django.utils.html import strip_tags
from PIL import Image
from wagtail.models import Page
from wagtail.users.models import UserProfile

from blog import entries, listings
from blog.demand_blocks import State
from blog.demo import load as loading
from blog.editorial.groups import SNIPPETS
from blog.editorial.models import Approval, Hold, Question
from blog.editorial.verbs.publish import incomplete
from blog.models import (
    CampaignIndexPage,
    CampaignPage,
    CampaignUpdatePage,
    NewsIndexPage,
    PressPage,
    PressReleasePage,
    Quote,
    QuoteIndexPage,
    Topic,
)
from blog.showing_campaigns import changes_of
from blog.showing_ledger import ledger_of
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

# What all of them share is made once, in one process.
pytestmark = pytest.mark.xdist_group("demo")

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
    pages = (HomePage, InformationPage, PressPage, PressReleasePage, CampaignPage, CampaignUpdatePage)
    return [item for model in (*pages, *SNIPPETS) for item in live(model)]


def test_it_says_what_it_made_and_how_to_log_in(demo: str) -> None:
    assert "statements public: 16" in demo
    assert "campaigns, with translations: 7" in demo
    assert "campaign updates, with translations: 27" in demo
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


def languages_of(model: type) -> dict[str, set[str]]:
    """The languages in which each object of a class is public, by its title in the language it was written in."""
    found: dict[str, set[str]] = {}
    for page in live(model):
        found.setdefault(page.source().title, set()).add(page.locale.language_code)
    return found


def test_campaigns_and_updates_are_public_in_their_languages(demo: str) -> None:
    assert languages_of(CampaignPage) == {
        "No eviction without an interpreter": {"en", "es", "ar", "zh-hans"},
        "Lo trabajado se paga": {"es", "en", "ar"},
    }
    updates = languages_of(CampaignUpdatePage)
    assert len(updates) == 8
    assert all({"en", "es"} <= languages for languages in updates.values())
    sources = {page.locale.language_code for page in live(CampaignUpdatePage) if not page.is_translation}
    assert sources == {"en", "es", "zh-hans"}


def test_demands_stand_in_every_state_the_same_in_every_language(demo: str) -> None:
    states = {
        (page.source().title, page.locale.language_code): [demand.state for demand in ledger_of(page)]
        for page in live(CampaignPage)
    }
    for code in ("en", "es", "ar", "zh-hans"):
        assert states["No eviction without an interpreter", code] == [
            *(State.WON, State.WON, State.ANSWERED, State.MADE, State.REFUSED)
        ]
    for code in ("es", "en", "ar"):
        assert states["Lo trabajado se paga", code] == [State.WON, State.WON, State.WON, State.DROPPED]


def test_a_correction_stays_visible_beside_what_it_corrects(demo: str) -> None:
    (campaign,) = CampaignPage.objects.filter(slug="no-eviction-without-an-interpreter")
    made, wrong, right = ledger_of(campaign)[3].moves
    assert (wrong.state, wrong.corrected) == (State.ANSWERED, True)
    assert (right.state, right.corrects, right.corrected) == (State.MADE, True, False)
    assert right.update is not None
    assert not made.corrected


def test_every_entry_is_in_the_readers_language_and_shows_what_proves_it(demo: str) -> None:
    for page in live(CampaignPage):
        for demand in ledger_of(page):
            assert demand.text.language is None
            for move in demand.moves:
                assert move.note.text
                # An update that nobody has translated keeps its own language.
                assert move.note.language is None or (move.update and move.update.foreign), move
                assert move.proofs or move.state == State.MADE, move
                assert all(proof.words.text and proof.address for proof in move.proofs)


def test_evidence_of_the_newsrooms_own_leads_to_statements_and_quotes(demo: str) -> None:
    proofs = {
        proof.address
        for page in live(CampaignPage)
        if page.locale.language_code == "en"
        for demand in ledger_of(page)
        for move in demand.moves
        for proof in move.proofs
    }
    assert any(address.endswith("/en/news/five-demands-9412-tenants/") for address in proofs)
    assert any("/en/quotes/" in address for address in proofs)
    assert any(address.startswith("https://landlord-tenant-court.example/") for address in proofs)


def test_updates_say_what_they_changed(demo: str) -> None:
    for page in live(CampaignUpdatePage):
        changes = changes_of(page, ledger_of(page.get_parent().specific))
        assert len(changes) == len(page.moves), page
        assert all(change.before is not None for change in changes), page
    (refused,) = CampaignUpdatePage.objects.filter(slug="court-cannot-reopen-cases")
    first, *_promises = changes_of(refused, ledger_of(refused.get_parent().specific))
    assert (first.demand.number, first.before, first.move.state) == (5, State.MADE, State.REFUSED)


def test_a_campaign_lists_its_statements_and_updates_and_the_voices_in_them(demo: str) -> None:
    (campaign,) = CampaignPage.objects.filter(slug="no-eviction-without-an-interpreter")
    listed = listings.news_of_campaign("en", campaign.translation_key)
    assert Counter(entry.kind for entry in listed.newest(50))["update"] == 5
    assert listed.total() == 12
    assert listings.quotes_of_campaign("en", campaign.translation_key).total() >= 6


def test_quotes_were_said_in_several_languages_by_people_with_pages_of_their_own(demo: str) -> None:
    sources = [quote for quote in live(Quote) if not quote.is_translation]
    assert {quote.locale.language_code for quote in sources} == {"en", "es", "ar", "zh-hans"}
    for quote in sources:
        said = listings.quotes_by("en", quote.speaker.translation_key).newest(50, own=False)
        assert quote.translation_key in {entry.translation_key for entry in said}, quote


def test_every_language_has_its_own_words_over_its_lists_and_its_own_channels(demo: str) -> None:
    for model in (NewsIndexPage, CampaignIndexPage, QuoteIndexPage):
        open_ = [page for page in live(model) if page.locale.language_code in ("en", "es", "ar", "zh-hans")]
        assert len({page.title for page in open_}) == len({page.summary for page in open_}) == 4, model
    channels = {
        page.locale.language_code: {block.value["address"] for block in page.channels}
        for page in live(HomePage)
    }
    assert all(channels[code] for code in ("en", "es", "ar", "zh-hans"))
    assert not channels["en"] & channels["es"]


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
    words = {"username": name, "password": "altavoz-demo"}
    assert Client().post(reverse("wagtailadmin_login"), words).status_code == 302
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
    for item in [*live(PressReleasePage), *live(CampaignPage), *live(CampaignUpdatePage), *live(Quote)]:
        assert "editor" not in item.revisions.values_list("user__username", flat=True)


def test_translators_wrote_the_translations(demo: str) -> None:
    translators = {"en": "writer", "es": "translator-es", "ar": "translator-ar", "zh-hans": "writer"}
    pages = [*live(PressReleasePage), *live(CampaignPage), *live(CampaignUpdatePage)]
    for page in [page for page in pages if page.is_translation]:
        assert page.latest_revision.user.username == translators[page.locale.language_code]


def test_translations_share_all_but_the_words(demo: str) -> None:
    campaigns = [*live(CampaignPage), *live(CampaignUpdatePage)]
    pages = [*live(PressReleasePage), *live(PressPage), *live(InformationPage), *campaigns]
    for page in [page for page in pages if page.is_translation]:
        source = page.source()
        for name in source.shared:
            if name != "topics":
                field = page._meta.get_field(name)
                assert field.value_to_string(page) == field.value_to_string(source), (page, name)
        assert page.title != source.title
        for name in {"body", "demands", "moves", "acts", "events", "partners"} & set(page.translatable):
            ours, theirs = (getattr(version, name).get_prep_value() for version in (page, source))
            assert untranslated(ours) == untranslated(theirs), (page, name)


def untranslated(value: Any) -> Any:
    """Return what of blocks must be the same in all languages: ids, types, references, moments."""
    if isinstance(value, dict):
        return {key: untranslated(part) for key, part in value.items()} | {
            key: value[key] for key in ("id", "type", "deadline", "starts", "date", "state") if key in value
        }
    if isinstance(value, list):
        return [untranslated(part) for part in value]
    return "words" if isinstance(value, str) else value


def test_every_text_would_pass_the_editors_form(demo: str) -> None:
    for model in (PressReleasePage, PressPage, InformationPage, CampaignPage, CampaignUpdatePage):
        for page in model.objects.all():
            assert incomplete(page.get_latest_revision_as_object()) == []


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


def test_quotes_are_held_in_every_way_and_one_waits_for_its_speaker(demo: str) -> None:
    assert set(Hold.objects.values_list("how", flat=True)) == {"taken", "public", "staff"}
    waiting = [question.instance for question in Question.objects.filter(answer="")]
    assert [(type(quote), quote.live) for quote in waiting] == [(Quote, False)]
    assert "/answer/" in demo


def test_somebody_outside_has_found_something_in_a_draft(demo: str) -> None:
    question = Question.objects.get(answer="changed", settled_at=None)
    assert not question.instance.live
    assert question.comment
