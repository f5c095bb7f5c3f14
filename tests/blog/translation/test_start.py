"""Beginning a translation: linked drafts of everything the object shows, and nothing public."""

from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, Revision

from blog import entries
from blog.models import Boilerplate, MediaContact, NewsIndexPage, Person, PressReleasePage, Quote, Topic
from blog.translation.models import Translation
from blog.translation.record import missing_texts
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

SNIPPETS = (Boilerplate, MediaContact, Person, Quote, Topic)


@pytest.fixture
def spanish(newsroom: Any) -> Locale:
    return factories.locale("es")


def full_release(**fields: Any) -> PressReleasePage:
    quote = factories.quote("In a block.")
    facts = {"title": "Facts", "facts": [{"figure": "7", "text": "families"}], "source": "Us"}
    return factories.release(
        "Tenants win",
        body=[factories.paragraph("The heating is back."), ("quote", quote), ("facts", facts)],
        summary="After a winter.",
        words_quoted=[factories.quote("The heating is back.", speaker=quote.speaker)],
        contacts=[factories.contact()],
        boilerplate=factories.boilerplate(),
        topics=[factories.topic()],
        **fields,
    )


def newest(thing: Any) -> Any:
    return factories.fresh(thing).get_latest_revision_as_object()


def test_a_translation_is_a_linked_draft_with_the_newest_words(spanish: Locale) -> None:
    source = factories.published(full_release())
    source.title = "Newer words"
    source.save_revision()
    [draft] = start(source, [spanish], factories.user("Writer"))
    draft = factories.fresh(draft)
    assert not draft.live
    assert draft.has_unpublished_changes
    assert draft.translation_key == source.translation_key
    assert draft.source() == source
    assert draft.get_parent().specific == NewsIndexPage.objects.get(locale=spanish)
    assert newest(draft).title == "Newer words"


def test_nothing_of_the_sources_life_is_copied(spanish: Locale) -> None:
    source = full_release(embargo=timezone.now())
    source.locked = True
    source.save(update_fields=["locked"])
    source = factories.published(source)
    for draft in (start(source, [spanish])[0], Quote.objects.filter(locale=spanish).first()):
        draft = factories.fresh(draft)
        assert draft is not None
        assert (draft.first_published_at, draft.last_published_at, draft.live_revision) == (None, None, None)
        assert (draft.locked, draft.expire_at, draft.scheduled_revision) == (False, None, None)
        assert draft.latest_revision.content_object == draft


def test_what_the_page_shows_comes_along_as_drafts(spanish: Locale) -> None:
    start(factories.published(full_release()), [spanish])
    for model in SNIPPETS:
        brought = model.objects.filter(locale=spanish)
        assert len(brought) == model.objects.filter(locale__language_code="en").count()
        assert not any(snippet.live for snippet in brought)
        assert all(snippet.has_unpublished_changes and snippet.latest_revision for snippet in brought)


def test_a_snippet_with_draft_words_shows_them_to_nobody(spanish: Locale) -> None:
    """Wagtail's own copy of a snippet is live at once, with the words of the draft."""
    quote = factories.published(factories.quote("Public words."))
    quote.words = "Draft words."
    quote.save_revision()
    [draft] = start(quote, [spanish])
    assert not factories.fresh(draft).live
    assert not Quote.objects.filter(live=True, words="Draft words.").exists()


def test_every_text_is_missing(spanish: Locale) -> None:
    [draft] = start(full_release(), [spanish])
    assert missing_texts(newest(draft)) == segments(newest(draft)) != []
    for model in SNIPPETS:
        for snippet in model.objects.filter(locale=spanish):
            assert missing_texts(newest(snippet)) == segments(newest(snippet)) != []


def test_blocks_and_items_keep_their_ids(spanish: Locale) -> None:
    source = full_release()
    [draft] = start(source, [spanish])
    source, draft = newest(source), newest(draft)
    assert [segment.path for segment in segments(draft)] == [segment.path for segment in segments(source)]
    assert [block.id for block in draft.contacts] == [block.id for block in source.contacts]


def test_shared_values_are_the_sources(spanish: Locale) -> None:
    source = full_release(kind="advisory")
    [draft] = start(source, [spanish])
    source, draft = newest(source), newest(draft)
    assert draft.kind == "advisory"
    assert [block.value for block in draft.words_quoted] == [block.value for block in source.words_quoted]
    assert list(draft.topics.all()) == list(source.topics.all())
    assert draft.boilerplate == source.boilerplate


def test_missing_parents_come_along_as_drafts_and_not_as_aliases() -> None:
    source = factories.published(factories.release())
    chinese = factories.locale("zh-hans")
    [draft] = start(source, [chinese])
    home, news = HomePage.objects.get(locale=chinese), NewsIndexPage.objects.get(locale=chinese)
    assert (home.live, news.live, factories.fresh(draft).live) == (False, False, False)
    assert draft.get_parent().specific == news
    assert not Page.objects.exclude(alias_of=None).exists()


def test_a_second_start_changes_nothing(spanish: Locale) -> None:
    source = full_release()
    [draft] = start(source, [spanish])
    draft = newest(draft)
    draft.title = "Ganan los inquilinos"
    draft.save_revision()
    assert start(source, [spanish, factories.locale("en")]) == []
    assert newest(draft).title == "Ganan los inquilinos"
    assert PressReleasePage.objects.filter(locale=spanish).count() == 1
    assert Quote.objects.filter(locale=spanish).count() == 2


def test_starting_from_a_translation_starts_from_its_source(spanish: Locale) -> None:
    source = factories.release("The source")
    [draft] = start(source, [spanish])
    draft = newest(draft)
    draft.title = "La traducción"
    draft.save_revision()
    [arabic] = start(factories.fresh(draft), [factories.locale("ar")])
    assert newest(arabic).title == "The source"
    assert arabic.source() == source


@pytest.mark.parametrize("language", ["es", "ar"])
def test_any_language_can_be_the_source(language: str) -> None:
    source = factories.published(factories.release("Origen", language=language))
    [draft] = start(source, [factories.locale("en")])
    assert draft.source() == source
    assert draft.get_parent().specific == factories.news("en")


def test_a_taken_slug_stops_nobody(spanish: Locale) -> None:
    factories.release("Nacida en español", language="es", slug="tenants-win")
    [draft] = start(factories.release("Tenants win", slug="tenants-win"), [spanish])
    assert draft.slug != "tenants-win"


def test_an_unfinished_draft_can_be_translated(spanish: Locale) -> None:
    assert start(factories.release(body=[]), [spanish])


def test_the_base_survives_the_purge_of_revisions(spanish: Locale) -> None:
    source = full_release()
    base = source.latest_revision
    start(source, [spanish])
    other = factories.release("Purged")
    gone = other.latest_revision
    for thing in (source, other):
        newest(thing).save_revision()
        newest(thing).save_revision()
    call_command("purge_revisions")
    assert Translation.objects.filter(base=base).exists()
    assert Revision.objects.filter(pk=base.pk).exists()
    assert not Revision.objects.filter(pk=gone.pk).exists()


def test_a_source_can_be_deleted_once_its_translations_are(spanish: Locale) -> None:
    source = factories.release()
    [draft] = start(source, [spanish])
    factories.fresh(draft).delete()
    factories.fresh(source).delete()
    assert not PressReleasePage.objects.exists()
    assert not Translation.objects.filter(object_id=str(draft.pk)).exists()


def test_a_snippet_brings_what_it_shows(spanish: Locale) -> None:
    quote = factories.quote()
    start(quote, [spanish])
    assert Person.objects.filter(locale=spanish, translation_key=quote.speaker.translation_key).exists()
    assert Quote.objects.get(locale=spanish).speaker == quote.speaker


def test_the_lists_stay_right(spanish: Locale) -> None:
    source = factories.published(factories.release())
    factories.published(factories.release("Another"))
    start(source, [spanish, factories.locale("zh-hans")])
    assert entries.differences() == []
