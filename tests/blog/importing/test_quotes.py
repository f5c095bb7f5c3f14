"""Who says what: the ways in which a quote and its speaker stand together."""

import pytest

from blog.importing.doubts import Doubt
from blog.importing.quotes import read_quotes
from blog.importing.statement import Contact, Heading, Paragraph, Quote, QuoteBlock

ANA = ("Ana Ruiz", "director", "Casa Norte")


def read(*paragraphs: str) -> tuple[list[object], list[Quote], list[Doubt]]:
    body, quotes, doubts = read_quotes([Paragraph(text) for text in paragraphs])
    return list(body), quotes, doubts


@pytest.mark.parametrize(
    ("paragraph", "who"),
    [
        ("“We stay,” said Ana Ruiz, director of Casa Norte.", ANA),
        ('"We stay," Ana Ruiz, director of Casa Norte, said.', ANA),
        ("“We stay,” says Casa Norte director Ana Ruiz.", ANA),
        ("“We stay” – Ana Ruiz, director, Casa Norte", ANA),
        ("“We stay”, said Ana Ruiz, the director at Casa Norte.", ANA),
        ("‘We stay,’ said Ana Ruiz, director of Casa Norte.", ANA),
        ("”We stay,“ said Ana Ruiz, director of Casa Norte.", ANA),
        ("Ana Ruiz, director of Casa Norte, said: “We stay.”", ANA),
        ("Ana Ruiz, director of Casa Norte: “We stay.”", ANA),
        ("According to Ana Ruiz, director of Casa Norte, “We stay.”", ANA),
        ("Said Ana Ruiz, director of Casa Norte, “We stay.”", ANA),
        ("“We stay,” said Dr. Ana B. Ruiz-Paz of the Elder Center for Work (ECW).",
         ("Dr. Ana B. Ruiz-Paz", "", "Elder Center for Work (ECW)")),
        ("“We stay,” said Mayor Ana de la Cruz.", ("Ana de la Cruz", "Mayor", "")),
        ("“We stay,” said the lawyer Ana Ruiz.", ("Ana Ruiz", "lawyer", "")),
        ("“We stay,” said Ana Ruiz, director of policy at Casa Norte.",
         ("Ana Ruiz", "director of policy", "Casa Norte")),
        ("“We stay,” said Ana Ruiz, Director of Policy for the Elder Union.",
         ("Ana Ruiz", "Director of Policy", "Elder Union")),
        ("«Nos quedamos», dijo Ana Ruiz, directora de Casa Norte.", ("Ana Ruiz", "directora", "Casa Norte")),
        ("“Nos quedamos”, señaló la directora de Casa Norte, Ana Ruiz.", ("Ana Ruiz", "directora", "Casa Norte")),
        ("«Nos quedamos», ha dicho Ana Ruiz, portavoz del Centro Obrero.", ("Ana Ruiz", "portavoz", "Centro Obrero")),
        ("Según Ana Ruiz, abogada de la Red Sur, «nos quedamos».", ("Ana Ruiz", "abogada", "Red Sur")),
        ("« Nous restons », a déclaré Ana Ruiz, avocate.", ("Ana Ruiz", "avocate", "")),
        ("„Wir bleiben“, sagte Ana Ruiz, Sprecherin von Casa Norte.", ("Ana Ruiz", "Sprecherin", "Casa Norte")),
        ("»Wir bleiben«, sagte Ana Ruiz.", ("Ana Ruiz", "", "")),
        ("وقالت ليلى حداد، مديرة بيت الشمال: «لن نرحل».", ("ليلى حداد", "مديرة", "بيت الشمال")),
        ("「我们不走。」北方之家主任王丽说。", ("王丽", "主任", "北方之家")),
    ],
)  # fmt: skip
def test_a_paragraph_of_words_and_speaker_becomes_a_quote(paragraph: str, who: tuple[str, str, str]) -> None:
    body, quotes, doubts = read(paragraph)
    assert body == [QuoteBlock(quotes[0])]
    assert (quotes[0].speaker, quotes[0].role, quotes[0].organisation) == who
    assert quotes[0].words.casefold().rstrip(".。") in {
        "we stay", "nos quedamos", "nous restons", "wir bleiben", "لن نرحل", "我们不走",
    }  # fmt: skip
    assert doubts == []


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("“We stay,” said Ana Ruiz. “We have keys.”", "We stay. We have keys."),
        ("“We stay,” said Ana Ruiz, “and we have keys.”", "We stay, and we have keys."),
        ("“Do we stay?” said Ana Ruiz. “We have keys.”", "Do we stay? We have keys."),
        ("«Nos quedamos», dijo Ana Ruiz. «Hay llaves».", "Nos quedamos. Hay llaves"),
        ("“He said ‘never’ and left,” said Ana Ruiz.", "He said ‘never’ and left"),
        ("“He said “never” and left,” said Ana Ruiz.", "He said “never” and left"),
        ("Ana Ruiz said: “We stay.” She added: “We have keys.”", "We stay. We have keys."),
    ],
)
def test_words_are_joined_across_their_attribution(paragraph: str, words: str) -> None:
    body, _, doubts = read(paragraph)
    assert body == [QuoteBlock(Quote(words, "Ana Ruiz"))]
    assert doubts == []


def test_a_quote_may_run_through_paragraphs_that_each_begin_with_a_mark() -> None:
    quote = Quote("We stay.\n\nWe have keys.\n\nAsk the baker", *ANA)
    assert read("“We stay.", "“We have keys.", "“Ask the baker,” said Ana Ruiz, director of Casa Norte.")[
        0
    ] == [QuoteBlock(quote)]
    spanish = read("Ana Ruiz dijo:", "«Nos quedamos.", "»Hay llaves.»", "Fin de la nota de hoy.")[0]
    assert spanish[1] == QuoteBlock(Quote("Nos quedamos.\n\nHay llaves.", "Ana Ruiz"))


def test_a_speaker_on_a_line_below_or_above_is_found() -> None:
    assert read("“We stay.”", "— Ana Ruiz, director, Casa Norte")[0] == [QuoteBlock(Quote("We stay.", *ANA))]
    above = "Ana Ruiz, director of Casa Norte, said:"
    assert read(above, "“We stay.”")[0] == [Paragraph(above), QuoteBlock(Quote("We stay.", *ANA))]


def test_a_missing_opening_mark_is_told_from_the_attribution() -> None:
    body, _, doubts = read("We stay. The keys are ours.” said Ana Ruiz, director of Casa Norte.")
    assert body == [QuoteBlock(Quote("We stay. The keys are ours.", *ANA))]
    assert doubts == [Doubt("opening_mark", "Ana Ruiz")]
    assert read("Ana Ruiz said: We stay.”")[1][0].words == "We stay."
    assert read('We stay," said Ana Ruiz.')[1][0].words == "We stay"


def test_a_missing_closing_mark_is_told_from_the_attribution() -> None:
    body, _, doubts = read("“We stay, said Ana Ruiz, director of Casa Norte.", "The baker agreed.")
    assert body[0] == QuoteBlock(Quote("We stay", *ANA))
    assert doubts == [Doubt("closing_mark", "Ana Ruiz")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The hall was full. “No one leaves tonight, and no one leaves alone.",
        "No one leaves tonight, and no one leaves alone.” The hall was full.",
        "“We stay.” The hall was full. “We stay” again.",
    ],
)
def test_words_of_nobody_in_particular_stay_in_the_text(paragraph: str) -> None:
    body, quotes, _ = read(paragraph)
    assert body == [Paragraph(paragraph)]
    assert quotes == []


def test_marks_without_a_partner_are_asked_about() -> None:
    assert [doubt.code for doubt in read("The hall was full. “No one leaves tonight.")[2]] == ["stray_mark"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The “welcoming” town keeps its name.",
        "The owner calls it “a market rate” in his letter.",
        "Her book “A Long Walk to the Bakery” won a prize.",
        "A 6\" pipe and a 12\" pipe burst.",
        "It’s the families’ bridge, and the dogs’ too.",
    ],
)  # fmt: skip
def test_titles_and_words_set_apart_are_no_quotes(paragraph: str) -> None:
    assert read(paragraph) == ([Paragraph(paragraph)], [], [])


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We stay where we are,” said Ana Ruiz, director of Casa Norte, at a rally on Monday.",
        "Director Ana Ruiz, who came by bus, said that “we stay where we are” and left.",
        "Ana Ruiz, director of Casa Norte, called it “we stay where we are” and left.",
        "The hall was full. “We stay where we are,” said Ana Ruiz, director of Casa Norte.",
        "“We stay where we are,” said Ana Ruiz, director of Casa Norte. The hall was full.",
    ],
)
def test_a_quote_beside_other_text_stays_there_and_is_listed(paragraph: str) -> None:
    body, quotes, doubts = read(paragraph)
    assert body == [Paragraph(paragraph)]
    assert [(quote.words.casefold(), quote.speaker) for quote in quotes] == [
        ("we stay where we are", "Ana Ruiz")
    ]
    assert quotes[0].role.casefold() == "director"
    assert quotes[0].inline
    assert doubts == []


def test_two_speakers_in_one_paragraph_are_kept_apart() -> None:
    paragraph = "“We stay where we are,” said Ana Ruiz. “So do I, with my dog,” said Bo Lind."
    body, quotes, _ = read(paragraph)
    assert body == [Paragraph(paragraph)]
    assert [(quote.words, quote.speaker) for quote in quotes] == [
        ("We stay where we are", "Ana Ruiz"),
        ("So do I, with my dog", "Bo Lind"),
    ]


def test_who_was_introduced_is_known_by_surname_or_pronoun() -> None:
    _, quotes, _ = read(
        "“We stay,” said Ana Ruiz, director of Casa Norte.",
        "“We have keys,” Ruiz said.",
        "“And dogs,” she added.",
        "“And a baker,” said Ms. Ruiz.",
    )
    assert [(quote.speaker, quote.role, quote.organisation) for quote in quotes] == [ANA] * 4


def test_who_is_a_contact_is_known() -> None:
    _, quotes, _ = read_quotes([Paragraph("“We stay,” Ruiz said.")], [Contact(*ANA, phone="555 0100")])
    assert quotes == [Quote("We stay", *ANA)]


def test_a_pronoun_without_anybody_before_is_asked_about_when_it_matters() -> None:
    long = "“We stay where we are, and we have the keys to every door here,” she said."
    assert read(long)[0] == [Paragraph(long)]
    assert [doubt.code for doubt in read(long)[2]] == ["no_speaker"]


def test_quotes_do_not_cross_a_heading() -> None:
    body, _, _ = read_quotes([Paragraph("“We stay."), Heading("“Keys”"), Paragraph("“We,” said Ana Ruiz.")])
    assert body == [Paragraph("“We stay."), Heading("“Keys”"), QuoteBlock(Quote("We", "Ana Ruiz"))]
