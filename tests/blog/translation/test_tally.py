"""The rows of queue and matrix say what the words say, after whatever way of saving them."""

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from wagtail.actions.unpublish import UnpublishAction

from blog.translation import tally
from blog.translation.models import Source, Translation
from blog.translation.start import start
from blog.translation.state import State
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def row() -> Translation:
    return Translation.objects.get(content_type=ContentType.objects.get(model="pressreleasepage"))


def test_a_new_source_is_in_the_matrix_before_anybody_asked_for_a_language() -> None:
    release = factories.release(
        "Tenants win a stay", body=[factories.paragraph("<p>Four words are here.</p>")]
    )
    source = Source.objects.get(translation_key=release.translation_key)
    assert (source.title, source.words, source.live) == ("Tenants win a stay", 8, False)


def test_a_draft_of_the_source_that_nobody_sent_changes_no_count() -> None:
    release = factories.release("Tenants win a stay")
    start(release, [factories.locale("es")])
    before = row().words_left
    release = factories.fresh(release)
    release.title = "Tenants win a stay of a whole year"
    release.save_revision()
    assert row().words_left == before
    assert Source.objects.get(translation_key=release.translation_key).title == release.title


def test_a_translated_title_counts_at_once() -> None:
    release = factories.release("Tenants win a stay")
    [draft] = start(release, [factories.locale("es")])
    assert row().state is State.MISSING
    before = row().words_missing
    newest = draft.get_latest_revision_as_object()
    newest.title = "Los inquilinos ganan"
    newest.save_revision(user=factories.user("Translator", "es"))
    assert (row().words_missing, row().words_fresh) == (before - 4, 4)


def test_what_somebody_saved_last_and_when() -> None:
    [draft] = start(factories.release(), [factories.locale("es")])
    translator = factories.user("Translator", "es")
    assert row().touched_by is None
    with time_machine.travel("2026-11-26T18:00:00Z", tick=False):
        draft.get_latest_revision_as_object().save_revision(user=translator)
    assert row().touched_by == translator
    assert row().touched_at is not None and row().touched_at.isoformat() == "2026-11-26T18:00:00+00:00"


def test_what_the_ordinary_editor_saves_is_somebodys() -> None:
    [draft] = start(factories.release(), [factories.locale("es")])
    translator, other = factories.user("Translator", "es"), factories.user("Writer")
    newest = draft.get_latest_revision_as_object()
    newest.title = "Los inquilinos ganan"
    newest.save_revision(user=translator)
    later = factories.fresh(draft).get_latest_revision_as_object()
    later.save_revision(user=other)
    entry = later.translation_record["texts"]["title"]
    assert (entry["how"], entry["by"]) == ("person", translator.pk)


def test_a_translation_is_behind_once_its_source_goes_public_changed_and_fresh_again_when_it_is_taken_back() -> (
    None
):
    source = factories.published(factories.release("First title"))
    factories.translated(source, "es")
    assert (row().live, row().behind) == (True, False)
    for title, behind in (("Second title", True), ("First title", False)):
        newest = factories.fresh(source).get_latest_revision_as_object()
        newest.title = title
        newest.save_revision(user=factories.user("Writer"))
        factories.published(factories.fresh(source))
        assert row().behind is behind
        assert row().state is (State.CHANGED if behind else State.FRESH)


def test_a_translation_taken_back_is_not_live() -> None:
    source = factories.published(factories.release())
    spanish = factories.translated(source, "es")
    UnpublishAction(spanish).execute(skip_permission_checks=True)
    assert (row().live, row().behind) == (False, False)


def test_rows_go_with_what_they_are_about() -> None:
    release = factories.release()
    [draft] = start(release, [factories.locale("es")])
    draft.delete()
    assert not Translation.objects.filter(source__translation_key=release.translation_key).exists()
    factories.fresh(release).delete()
    assert not Source.objects.filter(translation_key=release.translation_key).exists()


def test_differences_are_found_and_rebuilt() -> None:
    release = factories.release()
    start(release, [factories.locale("es")])
    assert list(tally.differences()) == []
    Translation.objects.update(words_left=1_000)
    Source.objects.filter(translation_key=release.translation_key).delete()
    assert list(tally.differences()) != []
