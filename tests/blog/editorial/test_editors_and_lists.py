"""What staff write in the editors of statements and snippets, and find in the lists."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Locale

from blog.models import PressReleasePage, Quote
from blog.staff import edit_url, screen_url
from blog.translation.start import start
from home.models import InformationPage, Picture
from tests import factories as make
from tests.blog.editorial.staffed import form_of, said, staff

pytestmark = pytest.mark.usefixtures("newsroom")


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
