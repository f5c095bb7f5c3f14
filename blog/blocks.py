"""The newsroom's own blocks, beside those of home.blocks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from edition.remembering import remembered_each
from home.blocks import body_blocks


class QuoteBlock(SnippetChooserBlock):
    """A quote that stands by itself. It names the source's Quote; readers see it in their page's language."""

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "components/said.html"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("blog.Quote", **kwargs)

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        keys = [key for key in values if key is not None]
        found = remembered_each("quote blocks", keys, self.model_class.objects.in_bulk)
        return [found.get(key) if key is not None else None for key in values]

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        if shown := context.get("shown"):
            context["said"] = shown.quote(value)
            context["copy"] = context.get("copies", {}).get(value.pk) if value else None
        return context


def statement_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a statement's body: the quote comes after paragraph and heading."""
    general = body_blocks()
    return [*general[:2], ("quote", QuoteBlock()), *general[2:]]


def references(name: str, model: str, label: Any) -> list[tuple[str, blocks.Block]]:
    """Return the one block of an ordered list of references to snippets."""
    return [(name, SnippetChooserBlock(model, label=label))]


def attachments() -> list[tuple[str, blocks.Block]]:
    return [
        (
            "attachment",
            blocks.StructBlock(
                [
                    ("document", DocumentChooserBlock(label=_("Document"))),
                    ("title", blocks.CharBlock(label=_("Title"), max_length=250)),
                    ("note", blocks.CharBlock(label=_("Note"), max_length=120, required=False)),
                ],
                label=_("Attachment"),
                icon="doc-full",
            ),
        )
    ]
