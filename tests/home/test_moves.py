"""Moving a page moves it in every language, or says why it can't."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, PageLogEntry
from wagtail.signals import post_page_move

from blog.entries import differences
from blog.models import NewsIndexPage
from blog.translation.start import start
from edition.publicity import Refusal
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def second_list(*languages: str, public: bool = True) -> NewsIndexPage:
    """Return a list beside the news list, in English and in other languages."""
    home = factories.news().get_parent()
    place = NewsIndexPage(title="Archive room", slug="archive-room", locale=factories.locale(), live=public)
    home.add_child(instance=place)
    for draft in start(place, [factories.locale(code) for code in languages]):
        draft.title, draft.translation_record, draft.live = f"Sala {draft.locale_id}", {}, public
        draft.save()
    return place


def statement(*languages: str, public: bool = False) -> Any:
    source = factories.release("Tenants win")
    if public:
        factories.published(source)
    for draft in start(source, [factories.locale(code) for code in languages]):
        draft.title, draft.slug, draft.translation_record = "Ganan", "ganan", {}
        draft.save_revision(user=factories.user("Writer"))
        if public:
            factories.published(draft)
    return factories.fresh(source)


def parents(page: Any) -> dict[str, str]:
    """The slug of what a page stands below, by language."""
    return {
        version.locale.language_code: version.get_parent().slug
        for version in page.get_translations(inclusive=True)
    }


def administrator() -> Client:
    client = Client()
    client.force_login(factories.user(admin=True))
    return client


def confirm(page: Page, place: Page) -> str:
    return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk])


def move(page: Any, place: Any) -> None:
    page.move(place, pos="last-child")


def move_as_plain_page(page: Any, place: Any) -> None:
    Page.objects.get(pk=page.pk).move(place, pos="last-child")


def move_by_action(page: Any, place: Any) -> None:
    MovePageAction(page, Page.objects.get(pk=place.pk), pos="last-child").execute()


def move_on_screen(page: Any, place: Any) -> None:
    administrator().post(confirm(page, place))


def move_in_bulk(page: Any, place: Any) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    administrator().post(f"{url}?id={page.pk}", {"chooser": place.pk})


WAYS = [move, move_as_plain_page, move_by_action, move_on_screen, move_in_bulk]


@pytest.mark.parametrize("way", WAYS)
def test_translations_go_along_whoever_moves(way: Any) -> None:
    page, place = statement("es", "ar"), second_list("es", "ar")
    way(page, place)
    assert set(parents(page).values()) == {"archive-room"}
    assert {version.locale_id for version in page.get_translations(inclusive=True)} == {
        version.get_parent().locale_id for version in page.get_translations(inclusive=True)
    }
    assert Page.find_problems() == ([], [], [], [], [])


def test_it_may_begin_with_a_translation() -> None:
    page, place = statement("es"), second_list("es")
    spanish = page.get_translations().get()
    spanish.move(place.get_translations().get(), pos="last-child")
    assert set(parents(page).values()) == {"archive-room"}


@pytest.mark.parametrize("way", WAYS)
def test_a_language_without_the_new_place_stops_all(way: Any) -> None:
    page, place = statement("es", "ar"), second_list("es")
    if way in (move_on_screen, move_in_bulk):
        way(page, place)
    else:
        with pytest.raises(Refusal, match="العربية"):
            way(page, place)
    assert set(parents(page).values()) == {"news"}


def test_a_failure_on_the_way_leaves_all_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    page, place = statement("es"), second_list("es")

    def fail(sender: type, instance: Page, **kwargs: Any) -> None:
        if instance.locale == factories.locale("es"):
            raise OSError("disk full")

    post_page_move.connect(fail)
    try:
        with pytest.raises(OSError, match="disk full"):
            page.move(place, pos="last-child")
    finally:
        post_page_move.disconnect(fail)
    assert set(parents(page).values()) == {"news"}


def test_a_public_page_stays_out_of_what_is_not_public() -> None:
    page, draft, place = statement(public=True), factories.release("A draft"), second_list(public=False)
    with pytest.raises(Refusal, match="“Archive room” isn’t"):
        page.move(place, pos="last-child")
    draft.move(place, pos="last-child")
    assert parents(draft) == {"en": "archive-room"}


def test_a_translation_that_is_public_counts_too() -> None:
    page, place = statement("es", public=True), second_list("es")
    place.get_translations().get().unpublish()
    with pytest.raises(Refusal, match="Español"):
        page.move(place, pos="last-child")


def test_a_slug_that_is_taken_in_one_language_is_named() -> None:
    page, other = statement("es"), factories.release("Other", language="es", slug="otra")
    place = second_list("es")
    other.move(place.get_translations().get(), pos="last-child")
    other = factories.fresh(other)
    other.slug = "ganan"
    other.save()
    spanish = page.get_translations().get()
    spanish.slug = "ganan"
    spanish.save()
    with pytest.raises(Refusal, match=r"“ganan”.*Español.*taken"):
        page.move(place, pos="last-child")


def test_a_page_keeps_to_its_kind_of_place() -> None:
    page = statement()
    with pytest.raises(Refusal, match="can’t stand below"):
        page.move(page, pos="last-child")
    with pytest.raises(Refusal, match="can’t stand below"):
        page.move(factories.news().get_parent(), pos="last-child")
    with pytest.raises(Refusal, match="can’t stand below"):
        page.move(factories.news("es"), pos="last-child")


def test_the_right_is_asked_for_in_every_language() -> None:
    """A translator may change Spanish drafts, and so the translation, but not its source."""
    page, place = statement("es"), second_list("es")
    client = Client()
    client.force_login(factories.user("Translator", "es"))
    spanish = page.get_translations().get()
    client.post(confirm(spanish, place.get_translations().get()))
    assert set(parents(page).values()) == {"news"}
    client.force_login(factories.user("Writer"))
    client.post(confirm(spanish, place.get_translations().get()))
    assert set(parents(page).values()) == {"archive-room"}


def test_an_order_among_siblings_is_each_languages_own() -> None:
    page = statement("es")
    other = factories.release("Other")
    factories.fresh(page).move(other, pos="right")
    assert set(parents(page).values()) == {"news"}


class TestTheScreen:
    def test_says_how_many_go_along(self) -> None:
        page, place = statement("es", "ar"), second_list("es", "ar")
        answer = administrator().get(confirm(page, place)).content.decode()
        assert "2 translations" in answer

    def test_says_what_stands_against_it_and_keeps_all(self) -> None:
        page, place = statement("es", "ar"), second_list("es")
        for method in ("get", "post"):
            answer = getattr(administrator(), method)(confirm(page, place), follow=True).content.decode()
            assert "nowhere to go" in answer
            assert "العربية" in answer
        assert set(parents(page).values()) == {"news"}

    def test_says_it_in_bulk_too(self) -> None:
        page, place = statement("ar"), second_list("es")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        answer = administrator().post(f"{url}?id={page.pk}&next=/admin/", {"chooser": place.pk}, follow=True)
        assert "nowhere to go" in answer.content.decode()

    def test_names_who_moved_each(self) -> None:
        page, place = statement("es"), second_list("es")
        administrator().post(confirm(page, place))
        entries = PageLogEntry.objects.filter(action="wagtail.move")
        assert entries.count() == 2
        assert {entry.user.username for entry in entries} == {"admin"}


def test_lists_show_the_new_addresses() -> None:
    page, place = statement("es", public=True), second_list("es")
    page.move(place, pos="last-child")
    assert differences() == []
