"""Blocks of a campaign: its demands, what became of each, and what shows it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from home.blocks import CallToActionBlock


class State(models.TextChoices):
    """What can become of a demand."""

    MADE = "made", pgettext_lazy("state of a demand", "Made")
    ANSWERED = "answered", pgettext_lazy("state of a demand", "Answered")
    WON = "won", pgettext_lazy("state of a demand", "Won")
    REFUSED = "refused", pgettext_lazy("state of a demand", "Refused")
    DROPPED = "dropped", pgettext_lazy("state of a demand", "Dropped")


class SharedCharBlock(blocks.CharBlock):
    """A text that is the same in every language, such as a name."""

    shared = True


class LinkBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("What it is"), max_length=200)
    address = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


class ProofDocumentBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("What it is"), max_length=200)
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")


class EvidenceBlock(blocks.StreamBlock):
    """What shows that it is so: a link, a document, a statement or a quote of the newsroom's own."""

    link = LinkBlock()
    document = ProofDocumentBlock()
    statement = blocks.PageChooserBlock(
        ["blog.PressReleasePage", "blog.CampaignUpdatePage"],
        label=pgettext_lazy("evidence", "Statement"),
        icon="doc-empty",
    )
    quote = SnippetChooserBlock("blog.Quote", label=_("Quote"), icon="openquote")


class MoveBlock(blocks.StructBlock):
    """One entry in the history of a demand. Once public it stays: a mistake is corrected by a new entry."""

    date = blocks.DateBlock(label=_("Date"))
    state = blocks.ChoiceBlock(State.choices, label=_("State"), default=State.MADE)
    note = blocks.CharBlock(
        label=_("What happened"), max_length=300, required=False, help_text=_("One sentence.")
    )
    evidence = EvidenceBlock(
        label=_("Evidence"), required=False, help_text=_("Everything but “made” needs at least one.")
    )
    corrects = blocks.BooleanBlock(
        label=_("Corrects the entry before it"),
        required=False,
        help_text=_("What was said before was wrong. Say in the sentence above what is right."),
    )

    class Meta:
        icon = "history"
        label = _("Entry")
        label_format = "{date} {state}"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may wait for its evidence; publishing doesn't.
        if self.is_deferred_validation:
            return cleaned
        errors: dict[str, ValidationError] = {}
        if cleaned["state"] != State.MADE and not cleaned["evidence"]:
            errors["evidence"] = ValidationError(
                _("Show what proves it: a link, a document, a statement or a quote.")
            )
        if cleaned["corrects"] and not cleaned["note"]:
            errors["note"] = ValidationError(_("Say what was wrong and what is right."))
        if cleaned["date"] and cleaned["date"] > timezone.localdate():
            errors["date"] = ValidationError(_("This day hasn’t come yet."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


class DemandBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Demand"), rows=2, max_length=500)
    history = blocks.ListBlock(MoveBlock(), label=_("History, the oldest first"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Demand")
        label_format = "{text}"


class UpdateMoveBlock(MoveBlock):
    """An entry that a campaign update brings to the history of one demand."""

    demand = blocks.IntegerBlock(label=_("Number of the demand"), min_value=1, default=1)

    class Meta:
        icon = "history"
        label = _("Change of a demand")
        label_format = "{demand}: {state}"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child_blocks.move_to_end("demand", last=False)


class CampaignActBlock(CallToActionBlock):
    """A call to action of a campaign: it may have a day on which it begins."""

    starts = blocks.DateTimeBlock(
        label=_("Begins"), required=False, help_text=_("Leave it empty if it can be done at once.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child_blocks.move_to_end("starts", last=False)
        self.child_blocks.move_to_end("title", last=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        starts, deadline = cleaned["starts"], cleaned["deadline"]
        if starts and deadline and deadline <= starts:
            raise blocks.StructBlockValidationError(
                {"deadline": ValidationError(_("The deadline lies before the beginning."))}
            )
        return cleaned


class PartnerBlock(blocks.StructBlock):
    name = SharedCharBlock(label=_("Name"), max_length=200)
    address = blocks.URLBlock(label=_("Address"), required=False)
    language = SharedCharBlock(
        label=_("Language of the name"),
        max_length=35,
        required=False,
        help_text=_("Its code, where it isn’t the language of the page: es, ht."),
    )

    class Meta:
        icon = "group"
        label = _("Partner")


class EventBlock(blocks.StructBlock):
    """A day on the way that changed no demand. One that lies ahead is shown as what comes next."""

    date = blocks.DateBlock(label=_("Date"))
    text = blocks.CharBlock(label=_("What happened"), max_length=300)

    class Meta:
        icon = "calendar"
        label = _("Event")


def demands() -> list[tuple[str, blocks.Block]]:
    return [("demand", DemandBlock())]


def moves() -> list[tuple[str, blocks.Block]]:
    return [("move", UpdateMoveBlock())]


def acts() -> list[tuple[str, blocks.Block]]:
    return [("act", CampaignActBlock())]


def partners() -> list[tuple[str, blocks.Block]]:
    return [("partner", PartnerBlock())]


def events() -> list[tuple[str, blocks.Block]]:
    return [("event", EventBlock())]
