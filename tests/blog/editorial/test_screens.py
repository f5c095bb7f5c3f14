"""What staff can do in the admin to make something public, and what they can't, by any route."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from blog.models import PressReleasePage, Quote
from blog.staff import edit_url, screen_url
from blog.translation.start import start
from home.models import InformationPage, Picture
from tests import factories as make

pytestmark = pytest.mark.django_db

ROLES = {
    "writer": ("Writer",),
    "editor": ("Editor",),
    "press": ("Press officer",),
    "legal": ("Legal reviewer",),
    "translator": ("Translator", "es"),
}


@pytest.fixture(autouse=True)
def newsroom() -> None:
    make.newsroom()


def somebody(role: str) -> Any:
    return make.user(admin=True) if role == "admin" else make.user(*ROLES[role])


def staff(role: str) -> Client:
    client = Client()
    client.force_login(somebody(role))
    return client


def said(response: Any) -> str:
    """All that the page after a redirect says, messages included."""
    return response.content.decode()


def tomorrow() -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(days=1)


def form_of(page: PressReleasePage, **changed: Any) -> dict[str, Any]:
    """What the editor of a press release sends."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "kind": page.kind,
            "dateline_place": "",
            "dateline_date": "",
            "body": streamfield([("paragraph", rich_text("<p>Other words.</p>"))]),
            "words_quoted": streamfield([]),
            "contacts": streamfield([]),
            "attachments": streamfield([]),
            "lead_image": "",
            "lead_image_alt": "",
            "boilerplate": "",
            "topics": [],
            "embargo": "",
            "published_on": "",
            "comments": inline_formset([]),
            **changed,
        }
    )


def nothing_is_live() -> bool:
    return not PressReleasePage.objects.live().exists() and not Quote.objects.filter(live=True).exists()


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


# A writer publishes by no route, and an administrator by none but ours.


@pytest.mark.parametrize("role", ["writer", "admin"])
def test_not_by_the_publish_button_of_wagtails_editor(role: str) -> None:
    page = make.release()
    response = staff(role).post(
        edit_url(page), form_of(page, **{"action-publish": "Publish", "title": "Kept"}), follow=True
    )
    assert response.status_code == 200
    assert make.fresh(page).get_latest_revision_as_object().title == "Kept"
    assert nothing_is_live()


@pytest.mark.parametrize("role", ["writer", "editor", "press", "admin"])
def test_approved_words_are_locked_in_the_editor(role: str) -> None:
    page = make.approved(make.release("Approved"))
    response = staff(role).post(edit_url(page), form_of(page, title="Other words"), follow=True)
    assert response.status_code == 200
    assert make.fresh(page).get_latest_revision_as_object().title == "Approved"


def test_an_administrator_is_told_why_and_the_draft_is_kept() -> None:
    page = make.release()
    response = staff("admin").post(
        edit_url(page), form_of(page, **{"action-publish": "Publish"}), follow=True
    )
    assert "The draft is saved" in said(response)
    assert "are not approved yet" in said(response)
    assert nothing_is_live()


@pytest.mark.parametrize("role", ["writer", "admin"])
def test_not_by_creating_and_publishing_at_once(role: str) -> None:
    url = reverse("wagtailadmin_pages:add", args=["blog", "pressreleasepage", make.news().pk])
    new = PressReleasePage(title="At once", slug="at-once")
    staff(role).post(url, form_of(new, **{"action-publish": "Publish"}))
    assert PressReleasePage.objects.get(slug="at-once").live is False


@pytest.mark.parametrize("role", ["writer", "admin"])
def test_not_by_wagtails_publish_of_a_snippet(role: str) -> None:
    quote = make.quote()
    data = {"words": "New words.", "speaker": quote.speaker_id, "action-publish": "Publish"}
    staff(role).post(edit_url(quote), data)
    assert make.fresh(quote).get_latest_revision_as_object().words == "New words."
    staff(role).post(reverse("wagtailsnippets_blog_quote:add"), {**data, "words": "Created."})
    assert Quote.objects.filter(words="Created.").exists()
    assert nothing_is_live()


@pytest.mark.parametrize("role", ["writer", "admin"])
@pytest.mark.parametrize("approved", [False, True])
def test_not_by_the_bulk_action(role: str, approved: bool) -> None:
    page = make.release()
    if approved:
        make.approved(page)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = staff(role).post(
        f"{url}?id={page.pk}&next=/admin/", {"include_descendants": "on"}, follow=True
    )
    assert response.status_code == 200
    assert nothing_is_live()


@pytest.mark.parametrize("role", ["writer", "admin"])
def test_not_by_a_published_copy_or_an_alias(role: str) -> None:
    page = make.published(make.release(by=make.user("Writer")))
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    client = staff(role)
    assert 'name="publish_copies"' not in said(client.get(url))
    for number, way in enumerate(("publish_copies", "alias")):
        data = {
            "new_title": "Copy",
            "new_slug": f"copy-{number}",
            "new_parent_page": make.news().pk,
            way: "on",
        }
        assert client.post(url, data).status_code == 302
    assert list(PressReleasePage.objects.live()) == [page]


def test_not_by_approving_in_the_workflow() -> None:
    page = make.release()
    page.get_workflow().start(page, make.user("Writer"))
    state = make.fresh(page).current_workflow_task_state
    state.task.specific.on_action(state, make.user("Editor"), "approve")
    assert make.fresh(page).current_workflow_state is None
    assert nothing_is_live()


def test_not_by_moving_a_draft_below_a_public_page() -> None:
    page = make.release()
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, make.news("es").pk])
    staff("writer").post(url)
    assert nothing_is_live()


# Snippets.


def test_a_writer_creates_and_saves_drafts_without_any_publish_right() -> None:
    person = make.person()
    url = reverse("wagtailsnippets_blog_quote:add")
    staff("writer").post(url, {"words": "A new quote.", "speaker": person.pk})
    quote = Quote.objects.get(words="A new quote.")
    assert not quote.live and quote.latest_revision_id


def test_translators_change_snippets_of_their_own_language_only() -> None:
    quote = make.quote()
    spanish = start(quote, [Locale.objects.get(language_code="es")], user=make.user("Writer"))[0]
    client = staff("translator")
    data = {"words": "Estábamos allí.", "speaker": quote.speaker_id}
    assert client.post(edit_url(spanish), data).status_code == 302
    assert make.fresh(spanish).get_latest_revision_as_object().words == "Estábamos allí."
    client.post(edit_url(quote), data)
    assert make.fresh(quote).get_latest_revision_as_object().words == quote.words
    for name in ("edit", "history", "usage", "preview_on_edit", "unpublish", "delete"):
        url = reverse(quote.snippet_viewset.get_url_name(name), args=[quote.pk])
        assert client.get(url).status_code == 302, name


@pytest.mark.parametrize("name", ["quote", "person", "topic", "mediacontact", "boilerplate"])
def test_everybody_on_staff_reads_the_lists(name: str) -> None:
    make.release(
        body=[("quote", make.quote())],
        topics=[make.topic()],
        contacts=[make.contact()],
        boilerplate=make.boilerplate(),
    )
    for role in ("writer", "legal", "translator", "admin"):
        assert staff(role).get(reverse(f"wagtailsnippets_blog_{name}:list")).status_code == 200


def test_lists_name_the_speaker_and_find_words() -> None:
    for quote in (
        make.quote("The heating is back.", make.person("Ana Prueba")),
        make.quote("Nothing else.", make.person("Luz Prueba")),
    ):
        get_search_backend().add(quote)
    found = said(staff("writer").get(reverse("wagtailsnippets_blog_quote:list"), {"q": "heating"}))
    assert "Ana Prueba" in found and "Luz Prueba" not in found


def test_the_number_of_queries_of_a_list_does_not_grow(django_assert_max_num_queries: Any) -> None:
    client, url = staff("press"), reverse("wagtailsnippets_blog_quote:list")
    make.quote("One.")
    client.get(url)
    with django_assert_max_num_queries(60) as few:
        client.get(url)
    for number in range(8):
        make.quote(f"More {number}.")
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_choosers_offer_sources() -> None:
    quote = make.quote("The source.")
    start(quote, [Locale.objects.get(language_code="es")], user=make.user("Writer"))
    listed = staff("writer").get(reverse("wagtailsnippetchoosers_blog_quote:choose_results"))
    assert said(listed).count("The source.") == 1


def test_information_pages_need_no_approval_but_our_verb() -> None:
    home = make.news().get_parent()
    page = InformationPage(
        title="Who we are", body=[make.paragraph("We are neighbours.")], locale=home.locale, live=False
    )
    home.add_child(instance=page)
    page.save_revision(user=make.user("Writer"))
    staff("press").post(screen_url("newsroom_publish", page), {"revision": page.latest_revision_id})
    assert make.fresh(page).live


def test_a_copy_is_a_new_statement_without_embargo_or_dates(newsroom, client):
    embargo = timezone.now() + timedelta(days=30)
    original = make.release("Under embargo", embargo=embargo)
    client.force_login(make.user("Writer"))

    client.post(
        reverse("wagtailadmin_pages:copy", args=[original.pk]),
        {"new_title": "A new one", "new_slug": "a-new-one", "new_parent_page": make.news().pk},
    )

    copy = PressReleasePage.objects.get(slug="a-new-one").get_latest_revision_as_object()
    assert (copy.embargo, copy.go_live_at, copy.published_on, copy.live) == (None, None, None, False)


def test_autosave_saves_and_does_nothing_else() -> None:
    page = make.release()
    response = staff("writer").post(
        edit_url(page),
        form_of(page, title="Saved by itself", **{"action-submit": "1"}),
        headers={"accept": "application/json"},
    )
    assert response.json()["success"]
    assert not make.fresh(page).workflow_in_progress
    assert make.fresh(page).draft_title == "Saved by itself"


def test_a_draft_is_saved_before_its_lead_picture_is_described_and_not_submitted() -> None:
    [picture] = Picture.objects.bulk_create(
        [Picture(title="A clinic", file="originals/gone.jpg", width=1, height=1)]
    )
    page = make.release()
    filled_in = form_of(page, lead_image=picture.pk)
    json = {"accept": "application/json"}

    assert staff("writer").post(edit_url(page), filled_in, headers=json).json()["success"]
    assert make.fresh(page).get_latest_revision_as_object().lead_image == picture
    staff("writer").post(edit_url(page), {**filled_in, "action-submit": "1"})
    assert not make.fresh(page).workflow_in_progress
    make.approved(page)
    response = staff("press").get(screen_url("newsroom_publish", page))
    assert "description of the picture" in said(response)
