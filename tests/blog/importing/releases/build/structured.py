"""Documents whose writers use Word's styles, lists, tables and footnotes."""

from tests.blog.importing.releases.build.package import drawing
from tests.blog.importing.releases.build.word import (
    CENTRE,
    add,
    b,
    cell,
    document,
    fill,
    footnote_mark,
    i,
    link,
    picture,
    saved,
)


def headline_by_style() -> bytes:
    made = document()
    add(made, "FOR IMMEDIATE RELEASE")
    made.add_heading("Seamstresses of Cutler Row take over their own workshop", level=0)
    add(made, "Thirty-eight pieceworkers become owners; hourly pay replaces the penny rate", style="Subtitle")
    add(
        made,
        b("MILLBRIDGE, R.I. (Nov. 2, 2026) – "),
        """Thirty-eight women who sewed hospital gowns by the piece signed the papers on Friday that make them the
        owners of the workshop at 14 Cutler Row. The sale was arranged by the """,
        b("Needle and Thread Fund"),
        ", which lends to workers whose employers retire.",
    )
    add(
        made,
        """“For eleven years I was paid by the gown, and every gown had my name on a ticket but never on a cheque,”
        said Ilse Marchetti, elected chair of the Cutler Row Cooperative. “On Friday the ticket and the cheque
        became the same piece of paper.”""",
    )
    figure = add(made, align=CENTRE)
    picture(figure, drawing("#a03030"), "A woman holds up a hospital gown at a sewing table", 1.4)
    made.add_heading("What changes on the floor", level=1)
    add(made, "The new owners voted for three rules before they voted for a name:")
    for rule in (
        "One wage per hour for everybody, trainees included",
        "No shift longer than eight hours",
        "A stool for every machine",
    ):
        add(made, rule, style="List Bullet")
    made.add_heading("Where the money came from", level=1)
    add(
        made,
        """The fund put up $212,000, to be paid back over nine years. The terms are public and can be read in the """,
        link("lending register", "https://register.example.org/cutler-row"),
        """. Abel Tanguay, who founded the workshop in 1987, said he “never once thought of selling it to anybody who
        could not thread a needle.”""",
    )
    add(made, "Press contact", style="Heading 2")
    add(made, "Rosalind Achebe, organizer, Needle and Thread Fund")
    add(made, "(401) 555-0118  |  rachebe@needlefund.example.org")
    add(
        made,
        i("About the Needle and Thread Fund: ", 9),
        i(
            """The Needle and Thread Fund was set up by retired dressmakers in 2004. It has helped workers buy nineteen
        businesses and has never lost a loan.""",
            9,
        ),
    )
    add(made, "###", align=CENTRE)
    return saved(made)


def footnotes_and_table() -> bytes:
    made = document("Times New Roman", 12)
    add(made, b("NEWS RELEASE"), align=CENTRE)
    add(
        made,
        b("Contact:"),
        " Winifred Oyelaran, research director, 612-555-0147, woyelaran@streetcount.example.net",
    )
    add(made, "")
    add(made, b("Two in five night buses leave riders behind, winter count shows", 16))
    add(made, "")
    opening = add(
        made,
        """ST. BRANNOC – Volunteers who stood at twelve bus stops for ninety nights saw 4,106 people left on the kerb
        by full buses last winter,""",
    )
    footnote_mark(opening, 1)
    fill(
        opening,
        """ according to figures that the Street Count Collective published today. Most were cleaners and kitchen
        porters on their way home.""",
    )
    made.add_heading("The worst stops", level=2)
    grid = made.add_table(rows=4, cols=3, style="Table Grid")
    for row, texts in enumerate(
        (
            ("Stop", "Riders left behind", "Nights counted"),
            ("Foundry Gate", "1,377", "90"),
            ("County Infirmary", "988", "88"),
            ("Lower Market", "512", "90"),
        )
    ):
        for column, text in enumerate(texts):
            cell(grid, row, column, b(text) if row == 0 else text)
    add(made, "")
    add(
        made,
        """“A bus that does not stop is a rumour, not a bus,” said Winifred Oyelaran, the collective’s research
        director. Drivers are asked not to open their doors when 70 people are on board.""",
    )
    closing = add(made, "The transit board says it will put eight longer buses on the route in February.")
    footnote_mark(closing, 2)
    add(
        made,
        """Night porter Casimir Doyle walked home from Foundry Gate on fourteen nights in January. “It is nine
        kilometres,” he said. “I know every dog on the way.”""",
    )
    add(made, b("About us"))
    add(
        made,
        i(
            """The Street Count Collective trains night workers to count what nobody else counts. It takes no
            advertising and publishes all of its data."""
        ),
    )
    add(made, "-30-", align=CENTRE)
    return saved(
        made,
        (
            "Counted between December 1, 2025 and February 28, 2026, from 11 p.m. to 2 a.m.",
            "Letter of the transit board to the collective, October 19, 2026.",
        ),
    )


DOCUMENTS = {"headline_by_style": headline_by_style, "footnotes_and_table": footnotes_and_table}
