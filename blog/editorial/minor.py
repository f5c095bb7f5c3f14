"""What a minor edit may be: one paragraph of what is public already, without a quote, a number or a link changed."""

import re
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from blog.models import StatementPage
from home.canonical import canonical

_NUMBER = re.compile(r"\d+(?:[.,:/\-]\d+)*")
_LINK = re.compile(r"<(?:a|embed)\b[^>]*>")
_QUOTED = re.compile(r"[\"“”„‟«»‹›「」『』].*?[\"“”„‟«»‹›「」『』]", re.DOTALL)


def not_minor(public: Any, newest: Any) -> list[str]:
    """Return why the newest words are more than a minor edit of the public ones, in plain sentences."""
    if not isinstance(newest, StatementPage):
        return [_("Only statements have minor edits.")]
    if _without_body(public) != _without_body(newest):
        return [_("A minor edit changes nothing but one paragraph of the text.")]
    before, after = list(public.body), list(newest.body)
    if [block.block_type for block in before] != [block.block_type for block in after]:
        return [_("A minor edit changes nothing but one paragraph of the text.")]
    changed = [(old, new) for old, new in zip(before, after, strict=True) if _stored(old) != _stored(new)]
    if len(changed) != 1 or changed[0][0].block_type != "paragraph":
        return [_("A minor edit changes nothing but one paragraph of the text.")]
    return _in_paragraph(changed[0][0].value.source, changed[0][1].value.source)


def _in_paragraph(old: str, new: str) -> list[str]:
    before, after = get_text_for_indexing(old), get_text_for_indexing(new)
    reasons = []
    if _NUMBER.findall(before) != _NUMBER.findall(after):
        reasons.append(_("A minor edit changes no number."))
    if _QUOTED.findall(before) != _QUOTED.findall(after):
        reasons.append(_("A minor edit changes no quote."))
    if _LINK.findall(canonical(old)) != _LINK.findall(canonical(new)):
        reasons.append(_("A minor edit changes no link."))
    return reasons


def _without_body(statement: Any) -> str:
    names = [name for name in (*statement.translatable, *statement.shared) if name != "body"]
    return statement.hash_of(name for name in names if name not in statement.unreviewed)


def _stored(block: Any) -> Any:
    return canonical(block.value.source) if block.block_type == "paragraph" else block.get_prep_value()
