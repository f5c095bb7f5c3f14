"""The blocks that any page's body is made of. blog.blocks adds the newsroom's own."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=PARAGRAPH_FEATURES, **kwargs)


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture with the words for those who can't see it, unless it is there for decoration only."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description"),
        required=False,
        max_length=500,
        help_text=_("What the picture shows, for people who can’t see it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"), required=False, help_text=_("It says nothing that the text doesn’t say.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/pic.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may wait for its words; publishing doesn't.
        if not self.is_deferred_validation and not cleaned["decorative"] and not cleaned["alt"]:
            raise blocks.StructBlockValidationError(
                {"alt": ValidationError(_("Describe the picture, or mark it as decorative."))}
            )
        return cleaned


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), max_length=250)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "components/document.html"


class FactBlock(blocks.StructBlock):
    figure = blocks.CharBlock(label=_("Figure"), max_length=40)
    text = blocks.CharBlock(label=_("What it counts"), max_length=300)


class FactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    facts = blocks.ListBlock(FactBlock(), label=_("Facts"), min_num=1)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=300)

    class Meta:
        icon = "list-ul"
        label = _("Key facts")
        template = "components/facts.html"


class EventBlock(blocks.StructBlock):
    date = blocks.DateBlock(label=_("Date"))
    text = blocks.CharBlock(label=_("What happened"), max_length=500)


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    events = blocks.ListBlock(EventBlock(), label=_("Events"), min_num=1)

    class Meta:
        icon = "history"
        label = _("Timeline")
        template = "components/timeline.html"


class CallToActionBlock(blocks.StructBlock):
    """What readers can do, and by when."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    deadline = blocks.DateTimeBlock(
        label=_("Deadline"),
        required=False,
        help_text=_("In your own time zone. Readers see it in the newsroom’s."),
    )
    text = blocks.TextBlock(label=_("Text"), rows=3)
    button = blocks.CharBlock(label=_("Button"), max_length=60)
    address = blocks.CharBlock(
        label=_("Address"),
        max_length=500,
        validators=[
            RegexValidator(r"^(https?://|mailto:)\S+$", _("Start the address with https:// or mailto:."))
        ],
        help_text=_("Where the button leads: https:// or mailto:."),
    )

    class Meta:
        icon = "thumbtack"
        label = _("Call to action")
        template = "components/act.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["address_shown"] = written_out(value["address"])
        return context


def written_out(address: str) -> str:
    """Return an address as people copy it by hand from paper: of mail without the letter that waits in it."""
    if address.startswith("mailto:"):
        return address.removeprefix("mailto:").partition("?")[0]
    return address.partition("://")[2].removesuffix("/")


class NoteBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Know your rights")
        template = "components/rights.html"


class TableBlock(blocks.StructBlock):
    """Rows of cells; the first row names the columns. Lists, not Wagtail's TableBlock: its cells have no ids."""

    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, label=_("Cell")), label=_("Row"), min_num=1),
        label=_("Rows"),
        min_num=2,
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "components/table.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add `columns`, which name the table to those who don't see it, where it has no caption."""
        columns = ", ".join(cell for cell in next(iter(value["rows"]), ()) if cell)
        return {**super().get_context(value, parent_context=parent_context), "columns": columns}


class EmbedBlock(blocks.StructBlock):
    """Something to see or hear on another site. Nothing of it is fetched: readers decide whether to go there."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.CharBlock(label=_("What it shows"), required=False, max_length=500)
    address = blocks.CharBlock(
        label=_("Address"),
        max_length=500,
        validators=[RegexValidator(r"^https://[^\s/]+\S*$", _("Start the address with https://."))],
        help_text=_("Of the page that shows it. Readers are told which site they go to."),
    )

    class Meta:
        icon = "media"
        label = _("Film or sound elsewhere")
        template = "components/embed.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["provider"] = provider(value["address"])
        return context


def provider(address: str) -> str:
    """Return the site that an address leads to, as readers know it: youtube.com. Empty where it leads to none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


# Names of services are the same in every language.
SERVICES = {"whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram", "mastodon": "Mastodon"}


class ChannelBlock(blocks.StructBlock):
    """Where an organisation can be followed elsewhere, in one language. Readers get a plain link."""

    service = blocks.ChoiceBlock(list(SERVICES.items()), label=_("Service"))
    address = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Channel")


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Return fresh blocks for a body, the first of them the paragraph."""
    return [
        ("paragraph", ParagraphBlock()),
        ("heading", HeadingBlock()),
        ("picture", PictureBlock()),
        ("document", DocumentBlock()),
        ("facts", FactsBlock()),
        ("timeline", TimelineBlock()),
        ("act", CallToActionBlock()),
        ("note", NoteBlock()),
        ("table", TableBlock()),
        ("embed", EmbedBlock()),
    ]
