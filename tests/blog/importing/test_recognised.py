"""A document beside its draft: what was recognised, and corrected in one step."""

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from blog.importing.bring_in import bring_in
from blog.importing.models import Import
from blog.importing.reading import read, read_html
from blog.models import MediaContact, Person, PressReleasePage, Quote
from blog.translation.record import missing_texts
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]

TEXT = """Casa de la Vega
Harbour clinic keeps its night desk

WESTHAVEN, Conn., March 3, 2031 - The board of the Harbour clinic voted on Monday to keep the night desk open.

"Nobody should have to wait until morning with a child who cannot breathe," said Ana Ruiz, director of Harbour Care.

The desk sees forty people a night.
"""
LINES = ["Casa de la Vega", "Harbour clinic", "WESTHAVEN", "“Nobody", "The desk"]

BILINGUAL = """Harbour clinic keeps its night desk

WESTHAVEN, Conn., March 3, 2031 - The board of the Harbour clinic voted on Monday to keep its desk open for all.

"Nobody should have to wait until morning with a child who cannot breathe," said Ana Ruiz, director of Harbour Care.

The desk sees forty people a night, and it has been there for them since the flood.

Contact: Luis Vega, 203-555-0199, luis@harbourcare.example

###

La clínica Harbour conserva su guardia nocturna

WESTHAVEN, Conn., 3 de marzo de 2031 - La junta de la clínica votó el lunes mantener abierta la guardia para todos.

«Nadie debería esperar hasta la mañana con un bebé que no puede respirar», dijo Ana Ruiz, directora de Harbour Care.

La guardia atiende a cuarenta personas cada noche, y está ahí para ellas desde 2020.
"""


def writer() -> Client:
    client = Client()
    client.force_login(factories.user("Writer"))
    return client


def screen(record: Import) -> str:
    return reverse("recognised", args=[record.pk])


def newest() -> PressReleasePage:
    return newest_of(Import.objects.get())


def newest_of(record: Import) -> PressReleasePage:
    return factories.fresh(record.page).get_latest_revision_as_object()


def test_every_line_stands_beside_what_it_was_taken_for() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record

    page = html5lib.parse(writer().get(screen(record)).content, namespaceHTMLElements=False)
    lines = page.findall(".//li[@data-role]")
    assert [line.get("data-role") for line in lines] == ["headline", "deck", "text", "quote", "text"]
    assert "Nobody should have to wait" in "".join(page.find(".//article//blockquote").itertext())


def test_one_step_corrects_headline_and_letterhead() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    assert newest().title == "Casa de la Vega"

    writer().post(screen(record), {"line-0": "left_out", "line-1": "headline"})
    page = newest()
    assert page.title == "Harbour clinic keeps its night desk"
    assert page.summary == ""
    assert page.dateline_place == "WESTHAVEN, Conn."
    record.refresh_from_db()
    assert record.corrections["1"]["role"] == "headline"
    assert 'value="headline" selected' in writer().get(screen(record)).content.decode()


def test_this_is_not_a_quote_and_this_is_one() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record

    writer().post(screen(record), {"line-3": "text", "line-4": "quote", "speaker-4": "Ana Ruiz"})
    page = newest()
    assert [block.block_type for block in page.body] == ["paragraph", "quote"]
    assert page.body[1].value.words == "The desk sees forty people a night."
    assert page.body[1].value.speaker.name == "Ana Ruiz"
    assert "Nobody should have to wait" in str(page.body[0].value)
    assert list(page.words_quoted) == []
    assert [quote.words[:8] for quote in Quote.objects.all()] == ["The desk"]


def test_what_a_correction_leaves_unused_is_gone_in_all_languages() -> None:
    record = bring_in(BILINGUAL, None, factories.user("Writer")).record
    assert (Quote.objects.count(), Person.objects.count(), MediaContact.objects.count()) == (2, 2, 2)

    writer().post(screen(record), {"line-2": "text", "line-8": "text", "line-4": "left_out"})
    assert "Nobody should have to wait" in str(newest().body)
    assert not (Quote.objects.exists() or Person.objects.exists() or MediaContact.objects.exists())


def test_what_somebody_made_or_uses_in_another_draft_stays_after_a_correction() -> None:
    made = writer().post(
        reverse("wagtailsnippets_blog_person:add"), {"name": "Ana Ruiz", "role": "", "organisation": ""}
    )
    assert made.status_code == 302
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    other = factories.release("Another draft")
    other.body = [("quote", Quote.objects.get())]
    other.save_revision(user=factories.user("Writer"))

    writer().post(screen(record), {"line-3": "text"})
    assert list(newest_of(record).words_quoted) == [] and Quote.objects.exists()

    other.body = [factories.paragraph("Without it.")]
    other.save_revision(user=factories.user("Writer"))
    writer().post(screen(record), {"line-3": "quote"})
    writer().post(screen(record), {"line-3": "text"})
    assert not Quote.objects.exists()
    assert Person.objects.get().name == "Ana Ruiz"


def test_who_speaks_on_is_known_from_words_that_are_no_quote() -> None:
    text = TEXT.replace("The desk sees", '"We won\'t," she said. "The desk is ours to keep." It sees')
    record = bring_in(text, "en", factories.user("Writer")).record

    writer().post(screen(record), {"line-3": "text"})
    assert {quote.value.speaker.name for quote in newest().words_quoted} == {"Ana Ruiz"}


def test_the_address_follows_the_headline_until_somebody_chose_one() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    assert newest().slug == "casa-de-la-vega"

    writer().post(screen(record), {"line-0": "left_out", "line-1": "headline"})
    assert newest().slug == factories.fresh(record.page).slug == "harbour-clinic-keeps-its-night-desk"
    writer().post(screen(record), {"line-0": "headline", "line-1": "deck"})
    assert newest().slug == "casa-de-la-vega"

    page = newest()
    page.slug = "night-desk"
    page.save_revision(user=factories.user("Writer"))
    writer().post(screen(record), {"line-1": "headline", "renew": "on"})
    page = newest()
    assert (page.title, page.slug) == ("Harbour clinic keeps its night desk", "night-desk")


def test_the_address_of_what_was_public_stays() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    factories.published(factories.fresh(record.page))

    writer().post(screen(record), {"line-0": "left_out", "line-1": "headline"})
    assert (newest().title, newest().slug) == ("Harbour clinic keeps its night desk", "casa-de-la-vega")


def test_the_address_of_a_translation_follows_its_own_headline() -> None:
    record = bring_in(BILINGUAL, None, factories.user("Writer")).record

    writer().post(screen(record), {"line-6": "left_out"})
    spanish = PressReleasePage.objects.get(locale__language_code="es")
    assert spanish.slug == "la-junta-de-la-clínica-votó-el-lunes-mantener-abierta-la-guardia-para-todos"


def test_whose_words_they_are_is_corrected_by_the_name_alone() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record

    writer().post(screen(record), {"line-3": "", "speaker-3": "Luz Marina"})
    assert [block.value.speaker.name for block in newest().body if block.block_type == "quote"] == [
        "Luz Marina"
    ]


def test_a_document_with_a_table_can_be_submitted_as_it_came() -> None:
    html = "<p>Winter fines\n<p>The city said what it fined, and the tenants were not amused.\n"
    table = "<table><tr><th>Winter<th>Fined<tr><td>2024<td>3<tr><td>2025<td>0</table>"
    page = bring_in(read_html(html + table), "en", factories.user("Writer")).page

    assert [block.block_type for block in page.body] == ["paragraph", "table"]
    page.full_clean()
    page.body.stream_block.clean(page.body)


def test_dates_are_shown_as_the_drafts_readers_will_see_them() -> None:
    record = bring_in(BILINGUAL, None, factories.user("Writer")).record

    page = html5lib.parse(writer().get(screen(record)).content, namespaceHTMLElements=False)
    english, spanish = (" ".join("".join(each.itertext()).split()) for each in page.iter("article"))
    assert "3 March 2031" in english and "3 de marzo de 2031" in spanish


def test_the_editor_leads_back_to_the_document() -> None:
    outcome = bring_in(TEXT, "en", factories.user("Writer"))

    edit = reverse("wagtailadmin_pages:edit", args=[outcome.page.pk])
    assert screen(outcome.record) in writer().get(edit).content.decode()


@pytest.mark.parametrize(
    ("role", "check"),
    [
        ("deck", lambda page: page.summary.endswith("forty people a night.")),
        ("heading", lambda page: page.body[-1].block_type == "heading"),
        ("boilerplate", lambda page: page.boilerplate.text.startswith("The desk sees")),
        ("left_out", lambda page: "forty people" not in str(page.body)),
    ],
)
def test_any_line_can_be_what_staff_say_it_is(role: str, check: object) -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record

    writer().post(screen(record), {"line-4": role})
    assert check(newest())  # type: ignore[operator]


def test_a_list_in_a_list_is_shown_inside_its_item() -> None:
    document = read(
        b"# Night desk stays open\n\nThe nurses ask:\n\n1. more beds\n   - in May\n   - in June\n2. rest\n",
        "a.md",
    )
    record = bring_in(document, "en", factories.user("Writer")).record

    page = html5lib.parse(writer().get(screen(record)).content, namespaceHTMLElements=False)
    items = page.findall(".//article/ol/li")
    assert [item.text.strip() for item in items] == ["more beds", "rest"]
    assert [inner.text for inner in items[0].findall("ul/li")] == ["in May", "in June"]


def test_odd_input_changes_nothing_that_it_does_not_name() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    body = str(newest().body)

    odd = {"line-x": "headline", "line-99": "text", "line-4": "nonsense", "line-": "deck", "line--1": "text"}
    assert writer().post(screen(record), odd).status_code == 302
    assert str(newest().body) == body


def test_everything_left_out_is_refused_in_one_sentence_and_the_draft_stays() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record

    response = writer().post(screen(record), {f"line-{n}": "left_out" for n in range(5)}, follow=True)
    assert "error" in response.content.decode()
    assert newest().title == "Casa de la Vega"


def test_what_somebody_wrote_since_is_not_overwritten() -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    page = newest()
    page.title = "Mine"
    page.save_revision(user=factories.user("Writer"))

    content = writer().get(screen(record)).content.decode()
    assert "<select" not in content
    writer().post(screen(record), {"line-1": "headline"})
    assert newest().title == "Mine"


@pytest.mark.parametrize("role", ["Legal reviewer", "", "Translator"])
def test_who_may_not_edit_the_draft_sees_nothing_of_the_document(role: str) -> None:
    record = bring_in(TEXT, "en", factories.user("Writer")).record
    client = Client()
    client.force_login(factories.user(role, "es" if role == "Translator" else None))

    for response in (client.get(screen(record)), client.post(screen(record), {"line-1": "headline"})):
        assert "night desk" not in response.content.decode()
        assert response.status_code in (302, 403)
    assert newest().title == "Casa de la Vega"


# Two languages in one document


def test_a_document_in_two_languages_becomes_two_linked_drafts() -> None:
    outcome = bring_in(BILINGUAL, None, factories.user("Writer"))

    spanish = outcome.translation
    assert spanish is not None and spanish.translation_key == outcome.page.translation_key
    assert (spanish.translated_from.language_code, spanish.live) == ("en", False)
    assert spanish.title == "La clínica Harbour conserva su guardia nocturna"
    assert spanish.slug == "la-clínica-harbour-conserva-su-guardia-nocturna"
    assert [block.id for block in spanish.body] == [block.id for block in outcome.page.body]
    quote = Quote.objects.get(locale__language_code="es").get_latest_revision_as_object()
    assert quote.words.startswith("Nadie debería") and quote.role == "directora"
    assert quote.speaker == Quote.objects.get(locale__language_code="en").speaker
    assert [str(block.value) for block in spanish.contacts] == ["Luis Vega"]
    assert missing_texts(spanish.get_latest_revision_as_object()) == []


def test_both_drafts_are_shown_and_corrected_together() -> None:
    record = bring_in(BILINGUAL, None, factories.user("Writer")).record

    content = writer().get(screen(record)).content.decode()
    assert "conserva su guardia" in content and 'lang="es"' in content
    writer().post(screen(record), {"line-9": "left_out"})
    spanish = PressReleasePage.objects.get(locale__language_code="es").get_latest_revision_as_object()
    assert "cuarenta personas" not in str(spanish.body)
    assert PressReleasePage.objects.count() == 2


def test_a_language_the_newsroom_has_not_stays_in_the_draft_and_is_named() -> None:
    french = (
        BILINGUAL[: BILINGUAL.index("La clínica")]
        + """La clinique garde sa permanence de nuit

WESTHAVEN, 3 mars 2031 - Le conseil de la clinique a voté lundi pour que la permanence reste ouverte à tous.

La permanence reçoit quarante personnes par nuit, et elle est là pour eux depuis les inondations de cette année-là.
"""
    )
    outcome = bring_in(french, None, factories.user("Writer"))

    assert outcome.translation is None
    assert "French" in outcome.warnings[-1]
    assert "quarante personnes" in str(outcome.page.body)
    content = writer().get(screen(outcome.record)).content.decode()
    assert content.count("<article") == 1
    assert content.count("quarante personnes") == 2  # in the document and in the draft
    assert "French" in content


def test_warnings_are_in_the_language_of_who_looks() -> None:
    record = bring_in(BILINGUAL.replace('"Nobody', "Nobody"), None, factories.user("Writer")).record
    reader = factories.user("Writer")
    profile = UserProfile.get_for_user(reader)
    profile.preferred_language = "es"
    profile.save()

    content = writer().get(screen(record)).content.decode()
    assert "Ana Ruiz" in content and "Compruébelo" in content
    assert "is missing" not in content
