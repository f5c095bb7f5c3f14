"""The screens on which staff publish, schedule and take back: who has them, and what they say."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from blog.staff import edit_url, screen_url
from tests import factories as make
from tests.blog.editorial.staffed import form_of, said, somebody, staff, tomorrow

pytestmark = pytest.mark.usefixtures("newsroom")


# Who sees which screen.


@pytest.mark.parametrize("screen", ["newsroom_publish", "newsroom_unpublish"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("writer", 302), ("editor", 302), ("legal", 302), ("translator", 302), ("press", 200), ("admin", 200)],
)
def test_only_press_officers_and_administrators_see_the_screens_of_the_verbs(
    screen: str, role: str, status: int
) -> None:
    page, quote = make.release(), make.quote()
    for instance in (page, quote):
        assert staff(role).get(screen_url(screen, instance)).status_code == status


@pytest.mark.parametrize("role", ["writer", "editor", "legal", "translator"])
def test_nobody_else_publishes_or_takes_back_by_sending_the_forms(role: str) -> None:
    ready = make.approved(make.release())
    public = make.published(make.release("Public before"))
    scheduled = make.published(make.release("Later", embargo=tomorrow()))
    client = staff(role)
    client.post(screen_url("newsroom_publish", ready), {"revision": ready.latest_revision_id})
    client.post(screen_url("newsroom_unpublish", public))
    client.post(screen_url("newsroom_unschedule", scheduled))
    assert not make.fresh(ready).live
    assert make.fresh(public).live
    assert make.fresh(scheduled).scheduled_revision


def test_strangers_are_led_to_the_login() -> None:
    response = Client().get(screen_url("newsroom_publish", make.release()))
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_an_address_that_names_nothing_of_ours_is_404() -> None:
    client = staff("press")
    root = Page.get_first_root_node()
    for kind, pk in (("page", root.pk), ("page", 10**9), ("quote", 10**9), ("user", 1)):
        url = reverse("newsroom_publish", args=[kind, pk])
        assert client.get(url, follow=True).status_code == 404


# Publishing.


def test_the_press_officer_publishes_what_is_approved_with_all_it_brings() -> None:
    quote = make.quote()
    boilerplate = make.boilerplate("About the house")
    page = make.approved(
        make.release(body=[make.paragraph("Hello"), ("quote", quote)], boilerplate=boilerplate)
    )
    client, url = staff("press"), screen_url("newsroom_publish", page)
    before = said(client.get(url))
    assert "About the house" in before and "We were in the room." in before
    response = client.post(url, {"revision": page.latest_revision_id}, follow=True)
    assert response.redirect_chain[-1][0] == edit_url(page)
    assert all(make.fresh(item).live for item in (page, quote, quote.speaker, boilerplate))
    assert make.fresh(page).get_url() in said(response)


def test_looking_at_the_screen_publishes_nothing() -> None:
    page = make.approved(make.release())
    staff("press").get(screen_url("newsroom_publish", page))
    assert not make.fresh(page).live


def test_what_is_not_approved_has_no_button_but_the_reasons() -> None:
    page = make.release("Too early")
    client, url = staff("press"), screen_url("newsroom_publish", page)
    assert "“Too early” are not approved yet" in said(client.get(url))
    assert 'name="revision"' not in said(client.get(url))
    response = client.post(url, {"revision": page.latest_revision_id}, follow=True)
    assert "are not approved yet" in said(response)
    assert not make.fresh(page).live


def test_words_that_changed_since_the_press_officer_looked_are_not_published() -> None:
    about = make.boilerplate()
    seen = about.latest_revision_id
    about.text = "Somebody else wrote this meanwhile."
    about.save_revision(user=make.user("Editor"))
    response = staff("press").post(screen_url("newsroom_publish", about), {"revision": seen}, follow=True)
    assert "changed the words meanwhile" in said(response)
    assert not make.fresh(about).live


def test_a_title_with_markup_is_shown_as_text() -> None:
    page = make.approved(make.release("<script>alert(1)</script>"))
    client, url = staff("press"), screen_url("newsroom_publish", page)
    assert "<script>alert(1)" not in said(client.get(url))
    assert "<script>alert(1)" not in said(
        client.post(url, {"revision": page.latest_revision_id}, follow=True)
    )


# Embargo and schedule.


def test_the_button_names_the_moment_in_the_users_own_zone() -> None:
    page = make.approved(make.release(embargo=datetime(2099, 1, 15, 23, 0, tzinfo=UTC)))
    profile = UserProfile.get_for_user(somebody("press"))
    profile.current_time_zone = "America/New_York"
    profile.save()
    url = screen_url("newsroom_publish", page)
    for address in (url, edit_url(page)):
        text = said(staff("press").get(address))
        assert "Goes public on" in text and "2099" in text and "6 p.m. EST" in text


def test_under_embargo_publishing_schedules_and_the_schedule_can_be_taken_back() -> None:
    page = make.approved(make.release(embargo=tomorrow()))
    client, url = staff("press"), screen_url("newsroom_publish", page)
    client.post(url, {"revision": page.latest_revision_id})
    assert not make.fresh(page).live
    assert make.fresh(page).scheduled_revision.approved_go_live_at == page.embargo
    assert "Take the schedule back" in said(client.get(url))
    client.post(screen_url("newsroom_unschedule", page))
    assert make.fresh(page).scheduled_revision is None


def test_the_schedule_is_not_taken_back_by_a_link() -> None:
    page = make.published(make.release(embargo=tomorrow()))
    assert staff("press").get(screen_url("newsroom_unschedule", page)).status_code == 405
    assert make.fresh(page).scheduled_revision


def test_the_editor_names_the_zone_and_refuses_an_embargo_that_is_over() -> None:
    page = make.release()
    client, url = staff("writer"), edit_url(page)
    text = said(client.get(url))
    assert "Times are in the zone" in text and "America/New_York" in text
    yesterday = (timezone.now() - timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    response = client.post(url, form_of(page, embargo=yesterday))
    assert "The embargo is in the past" in said(response)
    assert make.fresh(page).get_latest_revision_as_object().embargo is None


def test_an_embargo_that_ended_during_the_review_stops_nobody_from_saving() -> None:
    page = make.release(embargo=timezone.now().replace(second=0, microsecond=0) - timedelta(hours=1))
    entered = page.embargo.astimezone(ZoneInfo(make.ZONE)).strftime("%Y-%m-%d %H:%M")
    staff("writer").post(edit_url(page), form_of(page, title="Typing error gone", embargo=entered))
    assert make.fresh(page).get_latest_revision_as_object().title == "Typing error gone"


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    page = make.release()
    response = staff("writer").post(edit_url(page), form_of(page, embargo="2099-03-08 02:30"))
    assert "interpreted" in said(response)


def test_wagtails_own_scheduling_is_in_no_editor() -> None:
    for instance in (make.release(), make.quote()):
        text = said(staff("admin").get(edit_url(instance)))
        assert 'name="go_live_at"' not in text and 'name="expire_at"' not in text


# Taking back.


def test_the_press_officer_takes_something_back_and_keeps_its_words() -> None:
    page = make.published(make.release())
    response = staff("press").post(screen_url("newsroom_unpublish", page), follow=True)
    assert "not public any more" in said(response)
    assert not make.fresh(page).live


def test_a_list_with_public_pages_below_it_is_not_taken_back() -> None:
    make.published(make.release())
    index = make.news()
    response = staff("press").post(screen_url("newsroom_unpublish", index), follow=True)
    assert "Take them back first" in said(response)
    assert make.fresh(index).live


def test_wagtails_address_to_unpublish_leads_to_ours() -> None:
    page, person = make.published(make.release()), make.published(make.person())
    wagtails = [
        (page, reverse("wagtailadmin_pages:unpublish", args=[page.pk])),
        (person, reverse(person.snippet_viewset.get_url_name("unpublish"), args=[person.pk])),
    ]
    for instance, url in wagtails:
        assert staff("admin").post(url)["Location"] == screen_url("newsroom_unpublish", instance)
        assert make.fresh(instance).live


# The menus of the editors.


@pytest.mark.parametrize("role", ["writer", "editor", "press", "admin"])
def test_no_editor_has_wagtails_publish_or_unpublish(role: str) -> None:
    client = staff(role)
    public, quote = make.published(make.release()), make.quote()
    for url in (
        edit_url(make.release("Draft")),
        edit_url(public),
        edit_url(quote),
        reverse("wagtailadmin_pages:add", args=["blog", "pressreleasepage", make.news().pk]),
        reverse("wagtailsnippets_blog_quote:add"),
    ):
        text = said(client.get(url))
        assert 'name="action-publish"' not in text and 'name="action-unpublish"' not in text


def test_the_menu_says_what_can_be_done_now() -> None:
    draft, ready = make.release("Draft"), make.approved(make.release("Ready"))
    public = make.published(make.release("Public"))
    client = staff("press")
    assert "Can’t be published yet" in said(client.get(edit_url(draft)))
    assert screen_url("newsroom_publish", ready) in said(client.get(edit_url(ready)))
    text = said(client.get(edit_url(public)))
    assert screen_url("newsroom_unpublish", public) in text
    assert screen_url("newsroom_publish", public) not in text
    assert screen_url("newsroom_publish", ready) not in said(staff("writer").get(edit_url(ready)))
