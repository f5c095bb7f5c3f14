"""Documents with a letterhead, contacts in columns, an embargo in a box: what a printed sheet looked like."""

from tests.blog.importing.releases.build.package import drawing
from tests.blog.importing.releases.build.word import (
    CENTRE,
    RIGHT,
    add,
    b,
    cell,
    document,
    fill,
    i,
    picture,
    saved,
    text_box,
)


def letterhead_big_label() -> bytes:
    """The label is set bigger than the headline, and the contacts stand above in two columns."""
    made = document("Georgia", 11)
    header = made.sections[0].header.paragraphs[0]
    fill(header, "Open Door Clinic Coalition · 77 Wharf Street · Port Salter")
    fill(made.sections[0].footer.paragraphs[0], "Printed on recycled paper. Page 1", align=CENTRE)
    head = made.add_table(rows=1, cols=2)
    picture(
        head.cell(0, 0).paragraphs[0],
        drawing("#1d5c63", "rectangle"),
        "Logo of the Open Door Clinic Coalition",
    )
    fill(head.cell(0, 1).paragraphs[0], b("FOR IMMEDIATE RELEASE", 26), align=RIGHT)
    add(made, "")
    contacts = made.add_table(rows=1, cols=2)
    cell(
        contacts,
        0,
        0,
        b("Media contact:"),
        "Dr. Imelda Vossberg",
        "Medical director",
        "(302) 555-0161",
        "ivossberg@opendoor.example.org",
    )
    cell(
        contacts,
        0,
        1,
        b("Spanish-language media:"),
        "Celestino Abarca",
        "Outreach coordinator",
        "(302) 555-0162",
        "cabarca@opendoor.example.org",
    )
    add(made, "")
    add(made, "")
    add(
        made,
        b("Port Salter clinic will treat dockworkers’ families without asking for papers", 15),
        align=CENTRE,
    )
    add(made, i("Pledge signed by all sixty-two doctors and nurses"), align=CENTRE)
    add(made, "")
    add(
        made,
        b("PORT SALTER, Del., November 19, 2026"),
        """ — Every doctor and nurse at the Wharf Street clinic has signed a pledge to treat whoever comes through
        the door, and to write down nothing about where a patient was born.""",
    )
    add(
        made,
        """The pledge answers a county form, introduced in September, that asks for an immigration number beside
        the blood type. Since then, visits by children under five have fallen by a third.""",
    )
    add(made, "“A fever has no nationality, and neither does a broken arm.")
    add(
        made,
        """“If a form keeps a child from the door, the form is the illness,” said Dr. Imelda Vossberg, medical director
        of the Open Door Clinic Coalition.""",
    )
    add(
        made,
        """Dockworker Leopold Nwosu brought his twins back on Wednesday after seven weeks away. “They asked me for
        the weight of the boys and nothing else,” he said.""",
    )
    add(made, "The county will hold a hearing on the form on December 10.")
    add(
        made,
        i(
            """The Open Door Clinic Coalition runs four clinics on the Salter waterfront. All of its care is free.""",
            8,
        ),
    )
    add(made, "# # #", align=CENTRE)
    return saved(made)


def embargo_in_a_box() -> bytes:
    """The embargo stands in a text box beside the logo, the headline is only big and bold."""
    made = document("Arial", 10.5)
    text_box(
        made.paragraphs[0] if made.paragraphs else add(made),
        "EMBARGOED UNTIL 12:01 a.m. Central Time, December 8, 2026",
    )
    add(made, b("PRESS RELEASE", 12))
    add(made, "")
    add(made, b("School cooks of Larkin County win paid sick days after kitchen walk-out", 20))
    add(made, i("Agreement covers 640 cooks and dishwashers in 93 schools", 13))
    add(made, "")
    add(
        made,
        """LARKIN CITY, Mo. -- The people who cook 41,000 school lunches a day will be able to stay at home with a
        fever and still be paid, under an agreement reached after a walk-out that lasted one lunch hour.""",
    )
    add(
        made,
        """"I have stirred soup with the flu and prayed over the pot," said Bernadette Quill, a cook at Ashgrove
        Elementary and president of the Larkin School Kitchens Union. "Nobody should have to pray over soup."
        """.strip(),
    )
    add(made, b("What was agreed", 12))
    for number, point in enumerate(
        (
            "Seven paid sick days a year",
            "A substitute for every kitchen",
            "No note from a doctor before the third day",
        ),
        1,
    ):
        add(made, f"{number}.\t{point}")
    add(
        made,
        """The superintendent, Harlan Tewksbury, called the agreement "overdue by about thirty years" and thanked
        the cooks for the shortest strike he had ever seen.""",
    )
    add(made, "For interviews: Josette Lindqvist, 573-555-0190, josette@schoolkitchens.example.net")
    add(made, b("About the Larkin School Kitchens Union", 10))
    add(
        made,
        i(
            """The union was founded in the pantry of a middle school in 1999. It has members in every school of the
            county.""",
            9,
        ),
    )
    return saved(made)


DOCUMENTS = {"letterhead_big_label": letterhead_big_label, "embargo_in_a_box": embargo_in_a_box}
