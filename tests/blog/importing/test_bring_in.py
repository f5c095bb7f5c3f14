"""From a written text to a draft: by command and in the admin, once and again, with good input and bad."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from blog.importing.bring_in import bring_in
from blog.importing.models import Import
from blog.importing.text import Unreadable
from blog.models import MediaContact, NewsroomSnippet, Person, PressReleasePage, Quote
from blog.translation.start import start
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]

TEXT = """Harbour clinic keeps its night desk

Nurses and neighbours stopped the closure in nine days.

WESTHAVEN, Conn., March 3, 2031 - The board of the Harbour clinic voted on Monday to keep the night desk open.

"Nobody should have to wait until morning with a child who cannot breathe," said Ana Ruiz, director of Harbour Care.

The desk sees forty people a night.

Contact: Luis Vega, 203-555-0199, luis@harbourcare.example

###
"""

KEYS = {
    *("title", "summary", "kind", "dateline", "embargo", "language", "paragraphs", "quotes", "contacts"),
    *("boilerplate", "translations", "warnings", "edit_url", "page_id"),
}


def imported(path: Path, *options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import_statement", str(path), "--json", *options, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT)
    return path


def stored() -> list[int]:
    models = (Page, Import, *NewsroomSnippet.__subclasses__())
    return [model._default_manager.count() for model in models]


def test_the_command_prints_what_it_recognised_with_every_key(file: Path) -> None:
    found = imported(file, "--language", "en")

    assert set(found) == KEYS
    assert found["title"] == "Harbour clinic keeps its night desk"
    assert found["dateline"] == {"place": "WESTHAVEN, Conn.", "date": "2031-03-03"}
    assert (found["paragraphs"], found["embargo"], found["boilerplate"]) == (3, None, None)
    assert found["quotes"] == [
        {
            "words": "Nobody should have to wait until morning with a child who cannot breathe",
            "speaker": "Ana Ruiz",
            "role": "director",
            "organisation": "Harbour Care",
        }
    ]
    assert found["contacts"] == [
        {"name": "Luis Vega", "phone": "203-555-0199", "email": "luis@harbourcare.example"}
    ]
    assert found["edit_url"] == f"http://127.0.0.1:8000/admin/pages/{found['page_id']}/edit/"


def test_the_draft_holds_it_all_and_nothing_is_public(file: Path) -> None:
    page = PressReleasePage.objects.get(pk=imported(file)["page_id"])

    assert [block.block_type for block in page.body] == ["paragraph", "quote", "paragraph"]
    assert page.body[1].value.speaker.name == "Ana Ruiz"
    assert [block.value.email for block in page.contacts] == ["luis@harbourcare.example"]
    assert not page.live
    assert not any(
        model._default_manager.filter(live=True).exists() for model in (Quote, Person, MediaContact)
    )


def test_a_text_brought_in_before_changes_nothing_and_says_so(file: Path) -> None:
    first = imported(file)
    before = stored()

    again = imported(file)
    assert again["page_id"] == first["page_id"]
    assert "brought in before" in again["warnings"][0]
    assert stored() == before


def test_update_renews_the_draft_and_forgets_the_quotes_it_no_longer_has(file: Path) -> None:
    first = imported(file)
    file.write_text(TEXT.replace("until morning with", "for daylight with"))

    renewed = imported(file, "--update")
    page = PressReleasePage.objects.get(pk=renewed["page_id"])
    assert renewed["page_id"] == first["page_id"]
    assert "for daylight" in page.body[1].value.words
    assert Quote.objects.count() == 1
    assert Person.objects.count() == 1


def test_a_person_is_found_again_by_name_whatever_the_capitals(file: Path) -> None:
    known = factories.person("ANA  RUIZ")

    imported(file)
    assert Quote.objects.get().speaker == known


def test_somebody_known_in_another_language_is_the_same_person(file: Path) -> None:
    known = factories.person("آنا رويز", "ar")
    start(known, [factories.locale("en")], factories.user("Writer"))
    Person.objects.filter(locale__language_code="en").update(name="Ana Ruiz")

    found = imported(file, "--language", "en")
    assert Quote.objects.get().speaker == known
    assert Person.objects.count() == 2
    assert found["warnings"] == []


def test_two_people_of_one_name_are_a_question(file: Path) -> None:
    first = factories.person("Ana Ruiz")
    factories.person("Ana Ruiz")

    assert "Several people" in imported(file)["warnings"][0]
    assert Quote.objects.get().speaker == first


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no words"),
        (b" \n\t\n", "no words"),
        (bytes(range(256)) * 20, "not plain text"),
        (b"word " * 300, "language of this text"),
    ],
)
def test_bad_input_gets_one_sentence_and_stores_nothing(
    tmp_path: Path, content: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    before = stored()

    with pytest.raises(SystemExit) as ended:
        call_command("import_statement", str(path))
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert sentence in said and said.count("\n") == 1
    assert stored() == before


def test_a_language_without_a_news_list_is_refused_by_its_name() -> None:
    with pytest.raises(Unreadable, match="French"):
        bring_in(TEXT, "fr")


def test_a_headline_alone_and_a_reserved_word_make_drafts_too() -> None:
    assert bring_in("Page", "en").page.slug == "page-1"


# In the admin


def post(role: str, **data: Any) -> Any:
    client = Client()
    client.force_login(factories.user(role))
    return client.post(reverse("new_statement"), data, follow=True)


def test_a_writer_uploads_a_file_and_sees_what_was_recognised() -> None:
    response = post("Writer", file=SimpleUploadedFile("release.txt", TEXT.encode()))

    page = PressReleasePage.objects.get()
    assert response.redirect_chain == [(reverse("recognised", args=[page.imports.get().pk]), 302)]
    assert "The language was guessed: English." in response.content.decode()
    assert page.owner == factories.user("Writer")


def test_the_admin_offers_to_renew_a_text_that_is_known() -> None:
    post("Writer", text=TEXT)
    revisions = PressReleasePage.objects.get().revisions.count()

    assert "brought in before" in post("Writer", text=TEXT).content.decode()
    assert PressReleasePage.objects.get().revisions.count() == revisions
    client = Client()
    client.force_login(factories.user("Writer"))
    client.post(reverse("recognised", args=[Import.objects.get().pk]), {"renew": "on"})
    assert PressReleasePage.objects.get().revisions.count() == revisions + 1


@pytest.mark.parametrize("data", [{}, {"text": "   "}, {"text": TEXT, "language": "xx"}])
def test_the_admin_says_what_to_do_with_bad_input(data: dict[str, str]) -> None:
    response = post("Writer", **data)

    assert response.status_code == 200
    assert "error" in response.content.decode()
    assert not PressReleasePage.objects.exists()


def test_an_empty_file_gets_one_sentence() -> None:
    response = post("Writer", file=SimpleUploadedFile("release.docx", b""))

    assert response.content.decode().count('class="error-message"') == 1


@pytest.mark.parametrize("role", ["Legal reviewer", ""])
def test_who_may_not_write_brings_nothing_in(role: str) -> None:
    post(role, text=TEXT)

    assert not PressReleasePage.objects.exists()


def test_a_stranger_is_sent_to_the_login() -> None:
    response = Client().get(reverse("new_statement"))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_the_right_is_asked_where_the_statement_goes() -> None:
    before = stored()
    with pytest.raises(PermissionDenied):
        bring_in(TEXT, "en", factories.user("Legal reviewer"))
    assert stored() == before
