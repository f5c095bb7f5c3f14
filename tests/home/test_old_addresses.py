"""Old addresses lead to where a page is now, and tell nothing of what isn't public."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from blog.editorial.verbs import unpublish
from blog.models import NewsIndexPage, PressReleasePage
from blog.translation.start import start
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def publish(django_capture_on_commit_callbacks: Any) -> Any:
    """Publish a page under a slug, and do all that comes with it."""

    def publish(page: Any, slug: str | None = None) -> Any:
        newest = factories.fresh(page).get_latest_revision_as_object()
        newest.slug = slug or newest.slug
        newest.save_revision(user=factories.user("Writer"))
        with django_capture_on_commit_callbacks(execute=True):
            return factories.published(factories.fresh(page))

    return publish


def leads_to(reader: Client, address: str) -> str | None:
    """Where readers of an address end up; None for a 404."""
    answer = reader.get(address, follow=True)
    if answer.status_code == 404:
        return None
    assert answer.status_code == 200
    assert all(status == 301 for _address, status in answer.redirect_chain)
    return answer.request["PATH_INFO"]


def spanish(source: PressReleasePage, slug: str) -> PressReleasePage:
    (draft,) = start(source, [factories.locale("es")])
    draft.title, draft.slug, draft.translation_record = "Ganan", slug, {}
    draft.save_revision(user=factories.user("Writer"))
    return draft


def test_a_new_slug_leaves_a_redirect_in_its_own_language(publish: Any, reader: Client) -> None:
    source = publish(factories.release(slug="won"))
    translation = publish(spanish(source, "ganan"))
    publish(translation, "ganaron")
    assert leads_to(reader, "/es/news/ganan/") == "/es/news/ganaron/"
    assert leads_to(reader, "/en/news/won/") == "/en/news/won/"
    assert leads_to(reader, "/en/news/ganan/") is None


def test_readers_are_led_in_one_step_whatever_the_slug_was(publish: Any, reader: Client) -> None:
    page = publish(factories.release(slug="one"))
    for slug in ("two", "three", "مرحبا"):
        page = publish(page, slug)
    for old in ("one", "two", "three"):
        answer = reader.get(f"/en/news/{old}/?utm=x", follow=True)
        assert [status for _address, status in answer.redirect_chain] == [301]
        assert answer.status_code == 200


def test_a_slug_that_comes_back_is_no_circle(publish: Any, reader: Client) -> None:
    page = publish(factories.release(slug="one"))
    publish(publish(page, "two"), "one")
    assert leads_to(reader, "/en/news/one/") == "/en/news/one/"
    assert leads_to(reader, "/en/news/two/") == "/en/news/one/"
    unpublish.unpublish(factories.fresh(page), factories.user("Press officer"))
    assert leads_to(reader, "/en/news/one/") is None
    assert leads_to(reader, "/en/news/two/") is None


def test_a_translations_copied_slug_never_was_public(publish: Any, reader: Client) -> None:
    source = publish(factories.release(slug="won"))
    publish(spanish(source, "ganan"))
    assert leads_to(reader, "/es/news/won/") is None
    assert not Redirect.objects.exists()


def test_the_slugs_of_a_draft_are_nobodys_business(publish: Any, reader: Client) -> None:
    draft = factories.release(slug="secret-plan")
    draft.slug = "still-secret"
    draft.save()
    publish(draft, "plan")
    assert leads_to(reader, "/en/news/secret-plan/") is None
    assert leads_to(reader, "/en/news/still-secret/") is None
    page = factories.fresh(draft)
    page.slug = "next-secret"
    page.save_revision(user=factories.user("Writer"))
    assert leads_to(reader, "/en/news/next-secret/") is None


def test_a_slug_that_changed_while_the_page_was_taken_back_leads_on(publish: Any, reader: Client) -> None:
    page = publish(factories.release(slug="one"))
    unpublish.unpublish(page, factories.user("Press officer"))
    publish(page, "two")
    assert leads_to(reader, "/en/news/one/") == "/en/news/two/"


def test_nothing_leads_to_a_page_that_was_taken_back(publish: Any, reader: Client) -> None:
    page = publish(publish(factories.release(slug="one")), "two")
    unpublish.unpublish(page, factories.user("Press officer"))
    hidden = factories.fresh(page)
    hidden.slug = "secret"
    hidden.save()
    for old in ("one", "two", "secret"):
        answer = reader.get(f"/en/news/{old}/")
        assert answer.status_code == 404
        assert "secret" not in str(answer.headers)


def test_a_new_page_at_an_old_address_wins_and_keeps_it(publish: Any, reader: Client) -> None:
    publish(publish(factories.release(slug="one")), "two")
    other = publish(factories.release("Other", slug="one"))
    assert leads_to(reader, "/en/news/one/") == "/en/news/one/"
    publish(other, "three")
    assert leads_to(reader, "/en/news/one/") == "/en/news/three/"
    unpublish.unpublish(factories.fresh(other), factories.user("Press officer"))
    assert leads_to(reader, "/en/news/one/") is None


def test_an_old_address_of_a_deleted_page_is_free(publish: Any, reader: Client) -> None:
    page = publish(publish(factories.release(slug="one")), "two")
    page.delete()
    assert leads_to(reader, "/en/news/one/") is None


def test_what_staff_entered_by_hand_stays(publish: Any, reader: Client) -> None:
    other = publish(factories.release("Other", slug="other"))
    Redirect.objects.create(old_path="/en/news/one", site=Site.objects.get(), redirect_page=other)
    publish(publish(factories.release(slug="one")), "two")
    assert leads_to(reader, "/en/news/one/") == "/en/news/other/"


def test_a_very_long_address_is_no_failure(publish: Any) -> None:
    assert publish(publish(factories.release(slug="x" * 255)), "short").slug == "short"


class TestMoving:
    def place(self, slug: str = "archive-room") -> NewsIndexPage:
        home = factories.news().get_parent()
        made = NewsIndexPage(title="Archive room", slug=slug, locale=factories.locale(), live=True)
        return home.add_child(instance=made)

    def test_a_public_page_leads_on(self, publish: Any, reader: Client) -> None:
        page = publish(factories.release(slug="won"))
        page.move(self.place(), pos="last-child")
        assert leads_to(reader, "/en/news/won/") == "/en/archive-room/won/"

    def test_a_draft_leaves_nothing(self, reader: Client) -> None:
        factories.release(slug="won").move(self.place(), pos="last-child")
        assert not Redirect.objects.exists()

    def test_back_and_forth_is_no_circle(self, publish: Any, reader: Client) -> None:
        page, news, place = publish(factories.release(slug="won")), factories.news(), self.place()
        page.move(place, pos="last-child")
        factories.fresh(page).move(factories.fresh(news), pos="last-child")
        assert leads_to(reader, "/en/news/won/") == "/en/news/won/"
        assert leads_to(reader, "/en/archive-room/won/") == "/en/news/won/"

    def test_pages_below_lead_on_where_they_are_public(
        self, publish: Any, reader: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        publish(factories.release(slug="won"))
        factories.release("Draft", slug="draft")
        news = factories.news()
        news.slug = "press-room"
        with django_capture_on_commit_callbacks(execute=True):
            news.save()
        assert leads_to(reader, "/en/news/") == "/en/press-room/"
        assert leads_to(reader, "/en/news/won/") == "/en/press-room/won/"
        assert leads_to(reader, "/en/news/draft/") is None
        assert not Redirect.objects.filter(redirect_page=Page.objects.get(slug="draft")).exists()
