"""A writer publishes by no route, and an administrator by none but ours."""

import pytest
from django.urls import reverse

from blog.models import PressReleasePage, Quote
from blog.staff import edit_url
from tests import factories as make
from tests.blog.editorial.staffed import form_of, said, staff

pytestmark = pytest.mark.usefixtures("newsroom")


def nothing_is_live() -> bool:
    return not PressReleasePage.objects.live().exists() and not Quote.objects.filter(live=True).exists()


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
