"""Entry rows are what a recomputation gives, whatever happened before, and show what readers can read."""

from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog import entries
from blog.editorial.verbs.unpublish import unpublish
from blog.models import Entry, PressReleasePage
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def translated(source: PressReleasePage, language: str) -> PressReleasePage:
    """Publish a translation and return it."""
    [draft] = start(source, [factories.locale(language)])
    newest = draft.get_latest_revision_as_object()
    newest.title = f"{source.title} ({language})"
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=factories.user("Writer"))
    return factories.published(factories.fresh(draft))


def shown(statement: PressReleasePage) -> dict[str, str]:
    """By list language, the language in which a statement is listed."""
    rows = Entry.objects.filter(translation_key=statement.translation_key)
    return dict(rows.values_list("language", "own_language"))


def take_back(statement: PressReleasePage) -> None:
    unpublish(factories.fresh(statement), factories.user("Press officer"))


def test_what_is_not_public_has_no_row() -> None:
    factories.release()
    factories.approved(factories.release("Approved"))
    assert not Entry.objects.exists()


def test_a_statement_stands_in_every_list_marked_where_it_is_foreign() -> None:
    statement = factories.published(
        factories.release("Tenants win", summary="After a winter.", dateline_place="Ohio")
    )
    assert shown(statement) == {"en": "en", "es": "en", "ar": "en"}
    row = Entry.objects.get(language="es")
    assert row.foreign and row.foreign.code == "en"
    assert Entry.objects.get(language="en").foreign is None
    assert (row.title, row.summary, row.place, row.kind) == (
        "Tenants win",
        "After a winter.",
        "Ohio",
        "release",
    )
    assert row.published_on == statement.published_on
    assert row.path == "/en/news/tenants-win/"


def test_a_translation_takes_its_place_in_its_own_list_alone_and_gives_it_back() -> None:
    source = factories.published(factories.release())
    translation = translated(source, "es")
    assert shown(source) == {"en": "en", "es": "es", "ar": "en"}
    assert Entry.objects.get(language="es").path.startswith("/es/")
    take_back(translation)
    assert shown(source) == {"en": "en", "es": "en", "ar": "en"}


def test_what_is_born_in_spanish_is_listed_everywhere_in_spanish() -> None:
    source = factories.published(factories.release("Nace", language="es"))
    assert shown(source) == {"en": "es", "es": "es", "ar": "es"}
    translated(source, "en")
    assert shown(source) == {"en": "en", "es": "es", "ar": "en"}


def test_a_draft_edit_changes_no_row() -> None:
    statement = factories.published(factories.release("Public"))
    statement.title = "Not public"
    statement.save_revision()
    assert set(Entry.objects.values_list("title", flat=True)) == {"Public"}


def test_a_new_title_and_address_reach_the_row(django_capture_on_commit_callbacks: Any) -> None:
    statement = factories.published(factories.release("Old"))
    with django_capture_on_commit_callbacks(execute=True):
        statement.title, statement.slug = "New", "new"
        statement.save_revision(user=factories.user("Writer"))
        factories.published(statement)
    assert set(Entry.objects.values_list("title", "path")) == {("New", "/en/news/new/")}


def test_a_new_address_of_the_news_list_reaches_the_rows_below(
    django_capture_on_commit_callbacks: Any,
) -> None:
    factories.published(factories.release())
    news = factories.news()
    with django_capture_on_commit_callbacks(execute=True):
        news.slug = "press-room"
        news.save()
    assert set(Entry.objects.values_list("path", flat=True)) == {"/en/press-room/tenants-win/"}
    assert entries.differences() == []


def test_moving_reaches_the_rows() -> None:
    from blog.models import NewsIndexPage

    statement = factories.published(factories.release())
    other = NewsIndexPage(title="Older", slug="older", locale=factories.locale(), live=True)
    HomePage.objects.get(locale=factories.locale()).add_child(instance=other)
    statement.move(other, pos="last-child")
    assert set(Entry.objects.values_list("path", flat=True)) == {"/en/older/tenants-win/"}
    assert entries.differences() == []


def test_deleting_takes_the_rows_away() -> None:
    source = factories.published(factories.release())
    translation = translated(source, "es")
    translation.delete()
    assert shown(source) == {"en": "en", "es": "en", "ar": "en"}
    factories.fresh(source).delete()
    assert not Entry.objects.exists()


def test_a_language_that_is_opened_or_closed_gets_or_loses_its_list() -> None:
    factories.published(factories.release("One"))
    source = factories.published(factories.release("Two"))
    start(source, [factories.locale("zh-hans")])
    assert Entry.objects.filter(language="zh-hans").count() == 2
    HomePage.objects.get(locale=factories.locale("zh-hans")).delete()
    assert not Entry.objects.filter(language="zh-hans").exists()
    assert entries.differences() == []


def test_differences_name_what_is_missing_wrong_and_too_much_and_rebuild_repairs() -> None:
    from uuid import uuid4

    statement = factories.published(factories.release())
    Entry.objects.filter(language="en").delete()
    Entry.objects.filter(language="es").update(title="Other")
    Entry.objects.filter(language="ar").update(translation_key=uuid4())
    found = entries.differences()
    # The English list, and its narrower ones by type and year, still count what is gone.
    totals = ["wrong total"] * 3
    assert [line.split(":")[0] for line in found] == ["missing", "missing", "too much", *totals, "wrong"]
    entries.rebuild()
    assert entries.differences() == []
    assert shown(statement) == {"en": "en", "es": "en", "ar": "en"}


def test_every_fallback_is_a_language_of_the_newsroom() -> None:
    codes = {language.code for language in django_settings.NEWSROOM_LANGUAGES}
    assert {language.fallback for language in django_settings.NEWSROOM_LANGUAGES} <= codes | {None}


ACTS = (
    "publish",
    "translate",
    "take back",
    "take back translation",
    "reword",
    "rename",
    "delete translation",
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(["es", "ar"])), min_size=2, max_size=5))
def test_after_any_sequence_of_acts_the_rows_are_what_they_should_be(
    django_capture_on_commit_callbacks: Any, acts: list[tuple[str, str]]
) -> None:
    from django.db import transaction

    with transaction.atomic():
        source = factories.published(factories.release("Start"))
        for act, language in acts:
            source = factories.fresh(source)
            versions = PressReleasePage.objects.filter(
                translation_key=source.translation_key, locale=factories.locale(language)
            )
            version = versions.first()
            with django_capture_on_commit_callbacks(execute=True):
                if act == "publish" and not source.live:
                    factories.published(source)
                elif act == "translate" and source.live and version is None:
                    translated(source, language)
                elif act == "take back" and source.live:
                    take_back(source)
                elif act == "take back translation" and version and version.live:
                    take_back(version)
                elif act == "reword" and source.live:
                    source.title = f"{source.title}, again"
                    source.save_revision(user=factories.user("Writer"))
                    factories.published(source)
                elif act == "rename" and source.live:
                    source.slug = f"{source.slug}-x"
                    source.save_revision(user=factories.user("Writer"))
                    factories.published(source)
                elif act == "delete translation" and version:
                    version.delete()
            assert entries.differences() == []
        transaction.set_rollback(True)
