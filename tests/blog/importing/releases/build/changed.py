"""A document that went through several hands: tracked changes, comments, double and fixed spaces."""

from docx.oxml.ns import qn

from tests.blog.importing.releases.build.word import add, b, deleted, document, fill, inserted, saved


def tracked_changes() -> bytes:
    made = document()
    add(made, b("For immediate release", 11))
    headline = add(made, style="Heading 1")
    fill(headline, "Statement of the Gale Hollow Neighbors on the ")
    deleted(headline, "raid")
    inserted(headline, "arrests")
    fill(headline, " at the poultry plant")
    add(made, "Gale Hollow, Ark. | November 23, 2026")
    first = add(made, "At 4:40 on Monday morning, agents took ")
    deleted(first, "around fifty")
    inserted(first, "fifty-three")
    fill(
        first,
        """ people from the night shift at the Gale Hollow poultry plant.  Twenty-six of them have children in our
        schools.""",
    )
    commented = add(made, "We ask three things of the county, and we ask them today:")
    comment = made.add_comment(
        commented.runs, text="Should we say “demand” here?", author="Legal", initials="L"
    )
    comment._comment_elm.set(qn("w:date"), "2026-11-23T21:15:00Z")
    for thing in (
        "Tell every family where their mother or father is being held.",
        "Keep the two schools open until eight in the evening, so that no child walks home to an empty house.",
        "Let lawyers in.",
    ):
        add(made, thing, style="List Number")
    said = add(made, "“We packed the lunches for Tuesday anyway, because a lunch box is also a way of ")
    deleted(said, "protesting")
    inserted(said, "waiting")
    fill(said, ",” said Philippa Underdown, a teacher and chair of the Gale Hollow Neighbors.")
    add(
        made,
        """Pastor Emeka Strand, whose church holds the list of the missing, said that “forty-one families have
        called, and the phone\u00a0has two lines.”""",
    )
    add(
        made,
        "The Gale Hollow Neighbors meet every night at 7\u00a0p.m. in the gymnasium of the middle school.",
    )
    add(made, "Media inquiries:\tPhilippa Underdown\t(479)\u00a0555-0123\tneighbors@galehollow.example.org")
    return saved(made)


DOCUMENTS = {"tracked_changes": tracked_changes}
