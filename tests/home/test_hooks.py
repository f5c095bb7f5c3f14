"""Which documents readers get, and where links in texts lead."""

from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import CollectionViewRestriction, Locale
from wagtail.rich_text import expand_db_html

from blog.models import PressReleasePage
from blog.translation.start import start
from home.models import Attachment, InformationPage
from tests import factories as make
from tests.home.papers import pdf_with

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(settings: Any, tmp_path: Path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    make.newsroom()


def document() -> Attachment:
    return Attachment.objects.create(title="Report", file=ContentFile(b"secret", name="report.txt"))


def release_with(attached: Attachment, **fields: Any) -> PressReleasePage:
    return make.release(body=[("document", {"document": attached, "title": "Report"})], **fields)


def status_of(attached: Attachment) -> int:
    return Client().get(attached.url).status_code


def test_a_document_is_served_as_a_file_while_a_public_page_uses_it() -> None:
    attached = document()
    make.published(release_with(attached))
    response = Client().get(attached.url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")


def test_a_document_linked_from_the_words_of_a_public_page_is_served() -> None:
    attached = document()
    link = f'<a linktype="document" id="{attached.pk}">Report</a>'
    make.published(make.release(body=[make.paragraph(link)]))
    assert status_of(attached) == 200


def test_a_document_that_nothing_public_uses_is_not_there_for_anybody() -> None:
    unused, drafted = document(), document()
    release_with(drafted)
    assert status_of(unused) == status_of(drafted) == 404
    etag = {"HTTP_IF_NONE_MATCH": f'"{drafted.get_file_hash()}"'}
    assert Client().get(drafted.url, **etag).status_code == 404


def test_a_document_added_in_a_draft_of_a_public_page_waits_for_its_publication() -> None:
    attached = document()
    page = make.published(make.release())
    page.body = [("document", {"document": attached, "title": "Report"})]
    page.save_revision(user=make.user("Writer"))
    assert status_of(attached) == 404
    make.published(page)
    assert status_of(attached) == 200


def test_a_document_of_a_private_collection_is_for_staff_alone() -> None:
    attached = document()
    make.published(release_with(attached))
    CollectionViewRestriction.objects.create(
        collection=attached.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert status_of(attached) == 404
    response = staff("Editor").get(staff_address(attached))
    assert b"".join(response.streaming_content) == b"secret"


def test_a_document_goes_with_the_page_that_is_taken_back() -> None:
    attached = document()
    page = make.published(release_with(attached))
    page.unpublish()
    assert status_of(attached) == 404


def test_a_pdf_is_served_as_a_file_too_and_never_shown_in_place() -> None:
    attached = Attachment.objects.create(title="Ruling", file=ContentFile(pdf_with(), name="ruling.pdf"))
    make.published(make.release(attachments=[("attachment", {"document": attached, "title": "Ruling"})]))
    page = html5lib.parse(Client().get("/en/news/tenants-win/").content, namespaceHTMLElements=False)
    assert [each.text for each in page.iter("a") if each.get("href") == attached.url] == ["Ruling"]
    response = Client().get(attached.url)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")


def staff(role: str) -> Client:
    client = Client()
    client.force_login(make.user(role))
    return client


def staff_address(attached: Attachment) -> str:
    return reverse("open_document", args=[attached.pk])


@pytest.mark.parametrize("role", ["Writer", "Editor", "Press officer"])
def test_staff_open_a_document_that_nothing_public_uses_yet(role: str) -> None:
    attached = document()
    response = staff(role).get(staff_address(attached))
    assert b"".join(response.streaming_content) == b"secret"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert status_of(attached) == 404


def test_a_stranger_gets_nothing_at_the_address_for_staff() -> None:
    address = staff_address(document())
    for client in (Client(), staff("")):
        response = client.get(address)
        assert response.status_code == 302 and "login" in response["Location"]
    assert staff("Writer").get(f"{address[:-1]}999/", follow=True).status_code == 404


def test_the_admin_and_a_preview_lead_to_where_staff_can_open_a_document() -> None:
    attached = document()
    page = release_with(attached)
    client = staff("Writer")
    for shows in (
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[attached.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
    ):
        content = client.get(shows).content.decode()
        # The text that a preview offers to copy is that of the readers' page.
        assert f'href="{staff_address(attached)}' in content and f'href="{attached.url}' not in content


def link(page: Any) -> str:
    return f'<a linktype="page" id="{page.pk}">words</a>'


def test_a_link_to_a_draft_is_text_and_shows_nothing_of_it() -> None:
    draft = make.release("Secret plan", slug="secret-plan")
    assert expand_db_html(link(draft)) == "<a>words</a>"
    assert expand_db_html('<a linktype="page" id="999999">words</a>') == "<a>words</a>"
    assert expand_db_html('<a linktype="page" id="x">words</a>') == "<a>words</a>"


def test_a_link_leads_to_the_readers_language_where_that_is_public() -> None:
    home = make.news().get_parent()
    source = InformationPage(title="Who we are", slug="who-we-are", locale=home.locale, live=True)
    home.add_child(instance=source)
    spanish = start(source, [Locale.objects.get(language_code="es")], user=make.user("Writer"))[0]
    with translation.override("es"):
        assert expand_db_html(link(source)) == '<a href="/en/who-we-are/">words</a>'
        spanish.title, spanish.slug, spanish.live = "Quiénes somos", "quienes-somos", True
        spanish.translation_record = {}
        spanish.save()
        assert expand_db_html(link(source)) == '<a href="/es/quienes-somos/">words</a>'
    assert expand_db_html(link(spanish)) == '<a href="/en/who-we-are/">words</a>'


def test_the_links_of_a_text_cost_one_query(django_assert_num_queries: Any) -> None:
    pages = [make.published(make.release(f"Number {number}")) for number in range(4)]
    text = "".join(map(link, pages))
    expand_db_html(text)
    with django_assert_num_queries(1):
        expand_db_html(text)


def test_every_page_of_the_admin_has_our_style() -> None:
    client = Client()
    client.force_login(make.user("Writer"))
    assert "css/admin.css" in client.get("/admin/").content.decode()
