"""What somebody should look at again, each kind with its sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "few_cues": _("Little is recognised in this language: look at every line."),
    "no_headline": _("No headline was found; the title was made from the first words of the text."),
    "capitals": _("The headline is in capitals; write it as a sentence: %(about)s"),
    "letterhead": _("“%(about)s” stands above the headline and was taken for a letterhead; it was left out."),
    "mail": _("These lines belong to a mail and were left out: %(about)s"),
    "mail_subject": _("No headline was found; the mail’s subject was taken: %(about)s"),
    "embargo_unread": _("There is an embargo line that was not understood: %(about)s"),
    "embargo_line": _("The embargo line says more than the moment, so it stays in the text: %(about)s"),
    "embargo_zone": _("The embargo names no time zone; %(about)s was taken."),
    "embargo_season": _(
        "The embargo says %(about)s, which clocks there do not show on that day; their own hour was taken."
    ),
    "embargo_hour": _("The embargo names no clear hour; the first moment of %(about)s was taken."),
    "embargo_again": _("There is a second embargo line; the later moment was kept: %(about)s"),
    "year": _("The date names no year; %(about)s was taken."),
    "day_or_month": _("Day and month could be the other way round; %(about)s was taken."),
    "place": _("“%(about)s” was taken for the place of the dateline; check it."),
    "opening_mark": _(
        "The quotation mark that opens the quote of %(about)s is missing; check where the words begin."
    ),
    "closing_mark": _(
        "The quotation mark that closes the quote of %(about)s is missing; check where the words end."
    ),
    "stray_mark": _("A quotation mark has no partner, and it is not clear whose words these are: %(about)s"),
    "no_speaker": _("It is not clear who says this; it stays in the text: %(about)s"),
    "links_lost": _("Links that have no place in the draft were left out: %(about)s."),
    "contact_line": _("Part of the contact details was not understood and stays in the text: %(about)s"),
    "pictures_elsewhere": _(
        "Pictures that are not in the file itself were left out; add them in the editor: %(about)s."
    ),
    "pictures_format": _(
        "Pictures in a format that can’t be shown, such as EMF or SVG, were left out; add them as PNG: %(about)s."
    ),
    "pictures_many": _("Pictures were left out because the document has so many: %(about)s."),
    "pictures_size": _(
        "Pictures larger than 20 MB were left out; add smaller ones in the editor: %(about)s."
    ),
    "embedded": _("Charts, diagrams and other files inside the document were left out: %(about)s."),
    "comments": _("Comments in the document were left out: %(about)s."),
    "hidden": _("Hidden text in the document was left out."),
    "tracked": _(
        "The document has tracked changes; they were all taken for accepted. Read the text with care."
    ),
    "picture_refused": _("A picture was left out. %(about)s"),
    "picture_undescribed": _("A picture has no description in the document: describe it in the draft."),
}


@dataclass(frozen=True)
class Doubt:
    """Something to check. `code` is a key of SENTENCES; `str()` gives the sentence in the active language."""

    code: str
    about: str = ""

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % {"about": self.about}
