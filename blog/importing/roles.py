"""What a line of a document can be, in the words that staff see, and what they may say it is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

NAMES = {
    "headline": _("Headline"),
    "deck": _("Summary"),
    "label": _("Label"),
    "mail": _("Part of the mail"),
    "letterhead": _("Letterhead"),
    "embargo": _("Embargo"),
    "dateline": _("Dateline"),
    "contact": _("Contact"),
    "boilerplate": _("About the organisation"),
    "text": _("Text"),
    "heading": _("Heading"),
    "quote": _("Quote"),
    "list": _("List"),
    "table": _("Table"),
    "picture": _("Picture"),
    "caption": _("Caption"),
    "note": _("Note"),
    "ornament": _("End mark"),
    "left_out": _("Left out"),
}

# Corrections that need nothing but the line itself.
CHOICES = ("headline", "deck", "text", "heading", "quote", "list", "contact", "boilerplate", "left_out")


@dataclass(frozen=True)
class Correction:
    """What staff say a line is, one of CHOICES; of a quote also whose words it holds, if they say so."""

    role: str
    speaker: str = ""
