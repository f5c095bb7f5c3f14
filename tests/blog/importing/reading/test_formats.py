"""What each format says ends in the same lines: every word of it, in order, with its looks."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing.document import Document, Table
from blog.importing.reading import read, read_html
from blog.importing.recognise import recognise
from blog.importing.statement import words

WORDS = st.lists(
    st.sampled_from(
        ["ferry", "crews", "won", "a", "night", "crossing", "señal", "ñandú", "ما", "نهر", "渡船"]
    ),
    min_size=1,
    max_size=6,
)
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from(["text", "heading", "item", "bold"]), WORDS), min_size=1, max_size=8
)


def saved(build: Callable[..., None]) -> bytes:
    document, file = Word(), BytesIO()
    build(document)
    document.save(file)
    return file.getvalue()


def said(document: Document) -> list[str]:
    return [word for line in (*document.lines, *document.notes) for word in words(line.text)]


def as_word(parts: list[tuple[str, list[str]]]) -> bytes:
    def build(document: Word) -> None:
        for kind, text in parts:
            if kind == "heading":
                document.add_heading(" ".join(text), 2)
            elif kind == "item":
                document.add_paragraph(" ".join(text), style="List Bullet")
            else:
                document.add_paragraph().add_run(" ".join(text)).bold = kind == "bold"

    return saved(build)


def as_page(parts: list[tuple[str, list[str]]]) -> bytes:
    tags = {
        "text": "<p>{}</p>",
        "heading": "<h2>{}</h2>",
        "item": "<ul><li>{}</li></ul>",
        "bold": "<p><b>{}</b></p>",
    }
    body = "".join(tags[kind].format(" ".join(text)) for kind, text in parts)
    return f"<!doctype html><html><meta charset=utf-8><body>{body}</body></html>".encode()


def as_markdown(parts: list[tuple[str, list[str]]]) -> bytes:
    tags = {"text": "{}", "heading": "## {}", "item": "- {}", "bold": "**{}**"}
    return "\n\n".join(tags[kind].format(" ".join(text)) for kind, text in parts).encode()


@settings(max_examples=60)
@given(PARAGRAPHS)
def test_every_word_of_every_format_is_read_in_order(parts: list[tuple[str, list[str]]]) -> None:
    expected = [word for _, text in parts for word in words(" ".join(text))]
    for data, name in ((as_word(parts), "a.docx"), (as_page(parts), "a.html"), (as_markdown(parts), "a.md")):
        document = read(data, name)
        assert said(document) == expected, name
        kinds = [bool(line.level) for line in document.lines]
        assert kinds == [kind == "heading" for kind, _ in parts], name
        assert [bool(line.item) for line in document.lines] == [kind == "item" for kind, _ in parts], name
        bold = [any(mark.kind == "bold" for mark in line.marks) for line in document.lines]
        assert [each for each, line in zip(bold, document.lines, strict=True) if not line.level] == [
            kind == "bold" for kind, _ in parts if kind != "heading"
        ], name


def test_what_word_hides_or_struck_out_is_not_read_and_is_said() -> None:
    def build(document: Word) -> None:
        paragraph = document.add_paragraph("The crossing runs ")
        paragraph.add_run("secretly ").font.hidden = True
        paragraph._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="1" w:author="A"><w:r><w:delText>never </w:delText></w:r></w:del>'
            )
        )
        paragraph._p.append(
            parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="A"><w:r><w:t>all night.</w:t></w:r></w:ins>')
        )

    document = read(saved(build), "a.docx")
    assert document.text == "The crossing runs all night."
    assert {doubt.code for doubt in document.doubts} == {"hidden", "tracked"}


def test_a_table_of_data_stays_one_and_contacts_in_columns_are_read_one_by_one() -> None:
    def build(document: Word) -> None:
        data = document.add_table(2, 2)
        for cell, text in zip(data._cells, ("Night", "People", "Monday", "41"), strict=True):
            cell.text = text
        contacts = document.add_table(1, 2)
        contacts.cell(0, 0).text = "Nell Corrigan\n555-555-0101"
        contacts.cell(0, 1).text = "Abel Fitch\nabel@weir.example"

    lines = read(saved(build), "a.docx").lines
    assert lines[0].figure == Table((("Night", "People"), ("Monday", "41")))
    assert [line.text for line in lines[1:]] == [
        "Nell Corrigan",
        "555-555-0101",
        "Abel Fitch",
        "abel@weir.example",
    ]
    assert [line.first for line in lines[1:]] == [True, False, True, False]


def test_notes_are_called_in_the_text_and_stand_at_its_end() -> None:
    document = read(b"The crossing runs.[^1]\n\n[^1]: Counted in May.", "a.md")
    assert [line.text for line in document.lines] == ["The crossing runs.[1]"]
    assert [line.text for line in document.notes] == ["[1] Counted in May."]


def test_what_stands_around_an_article_is_left_out_and_kept_aside() -> None:
    text = "The harbour board voted seven to two on Tuesday to run the night crossing all year. " * 3
    page = (
        "<html><body><nav><a href=/>Home</a><a href=/news>News</a></nav><div class='cookie-banner'>We use cookies</div>"
        f"<main><article><h1>Ferries run all night</h1><p>{text}</p><footer>Press contact: Nell, 555-555-0101</footer>"
        "</article></main><aside>Related stories</aside><footer>Imprint</footer></body></html>"
    )
    document = read(page.encode(), "a.html")
    assert document.lines[0].text == "Ferries run all night" and document.lines[0].level == 1
    for furniture in ("Home", "cookies", "Related", "Imprint"):
        assert furniture not in document.text
        assert any(furniture in left for left in document.left_out)


def test_a_list_pasted_from_word_loses_its_bullets_and_keeps_its_items() -> None:
    document = read_html(
        "<html><head><!--StartFragment--><p class=MsoNormal><b>Weir stays open<o:p></o:p></b></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·"
        "<span>&nbsp;&nbsp; </span></span><![endif]>all week<o:p></o:p></p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·"
        "<span>&nbsp;&nbsp; </span></span><![endif]>in five languages</p><!--EndFragment--></body></html>"
    )
    assert [line.text for line in document.lines] == ["Weir stays open", "all week", "in five languages"]
    assert [bool(line.item) for line in document.lines] == [False, True, True]


def test_words_struck_through_in_markdown_lose_their_signs_and_stay() -> None:
    assert said(read(b"Ferry ~~crews~~ won a night.\n", "a.md")) == ["Ferry", "crews", "won", "a", "night"]
    assert read(b"Ferry ~~crews~~ won.\n", "a.md").lines[0].text == "Ferry crews won."


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>We won a night <em>crossing</em>.</p><cite>Ana Ruiz, captain of the ferry</cite></blockquote>",
        "<blockquote><p>We won a night crossing.</p><footer>— <cite>Ana Ruiz</cite>, captain</footer></blockquote>",
        "<blockquote>We won a night crossing.<br><cite>Ana Ruiz, captain of the ferry</cite></blockquote>",
        "<blockquote><p>“We won a night crossing.”<br/> <cite>Ana Ruiz, captain of the ferry</cite></p></blockquote>",
        "<figure><blockquote><p>We won a night crossing.</p></blockquote>"
        "<figcaption>Ana Ruiz, captain of the ferry</figcaption></figure>",
    ],
)
def test_a_quote_set_apart_on_a_page_has_the_speaker_that_it_names(html: str) -> None:
    page = f"<h1>Night ferry stays</h1><p>Ferry crews of the delta walked back to work.</p>{html}<p>They sail.</p>"
    statement = recognise(read(page.encode(), "a.html"), "en")
    (quote,) = statement.quotes
    assert (quote.words, quote.speaker) == ("We won a night crossing.", "Ana Ruiz")
    assert "captain" in quote.role
    assert not quote.inline
    assert [block.role for block in statement.body] == ["text", "quote", "text"]


def test_a_quote_of_several_paragraphs_is_one_and_one_without_a_name_is_text() -> None:
    page = (
        "<h1>Night ferry</h1><p>The ferry crews of the delta walked back to work.</p>"
        "<blockquote><p>We won a night crossing.</p><p>We will win another.</p><cite>Ana Ruiz</cite></blockquote>"
        "<blockquote><p>The council shall answer within a month.</p></blockquote>"
    )
    statement = recognise(read(page.encode(), "a.html"), "en")
    (quote,) = statement.quotes
    assert quote.words == "We won a night crossing.\n\nWe will win another."
    assert getattr(statement.body[-1], "text", "") == "The council shall answer within a month."
