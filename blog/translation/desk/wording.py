"""Words between the desk's fields and what is stored: cleaned on their way in, harmless on their way out."""

import json
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.rich_text import DraftailRichTextArea

from blog.translation.desk.places import Place
from blog.translation.rich import split, words_of

EMPTY: dict[str, Any] = {"blocks": [], "entityMap": {}}
# What of a paragraph's markup is shown beside its translation; links are shown, and lead nowhere.
SHOWN = {"b", "strong", "i", "em", "sup", "sub", "s", "code", "a"}


@lru_cache
def widget(features: tuple[str, ...]) -> DraftailRichTextArea:
    """Return Wagtail's own editor for one paragraph with these features."""
    return DraftailRichTextArea(features=list(features))


def content(html: str, place: Place) -> str:
    """Return a paragraph as Draftail has it, as JSON."""
    return widget(place.features).converter.from_database_format(f"<p>{html}</p>" if html else "")


def cleaned(value: str, place: Place, kind: str) -> str:
    """Return what somebody wrote as it is stored.

    :param value: words; for rich text Draftail's content, as JSON.

    Raises:
        ValidationError: in a sentence for who wrote it.
    """
    text = _paragraph(value, place) if kind == "rich" else _plain(value, place)
    if not (words_of(text) if kind == "rich" else text):
        raise ValidationError(_("There is no text to save yet. Nothing was changed."))
    if kind == "plain":
        _check(text, place)
    return text


def _plain(value: str, place: Place) -> str:
    lines = (
        "".join(letter for letter in line if letter.isprintable() or letter in "\u200c\u200d\u200e\u200f")
        for line in value.replace("\t", " ").splitlines()
    )
    return "\n".join(lines).strip() if place.has_lines else " ".join(" ".join(lines).split())


def _paragraph(value: str, place: Place) -> str:
    try:
        html = widget(place.features).converter.to_database_format(_without_nul(value))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise ValidationError(_("This text can’t be read. Nothing was changed.")) from None
    return " ".join(piece.html.strip() for piece in split(html) if piece.has_words)


def _without_nul(value: str) -> str:
    # What is empty Draftail calls null.
    return json.dumps(json.loads(value or "null") or EMPTY).replace("\\u0000", "")


def _check(text: str, place: Place) -> None:
    if place.max_length and len(text) > place.max_length:
        raise ValidationError(
            _("This is %(count)d characters too long: %(most)d at most. Nothing was changed.")
            % {"count": len(text) - place.max_length, "most": place.max_length}
        )
    field: Any = place.field
    if isinstance(field, models.Field):
        field.run_validators(text)
    else:
        field.clean(text)


def shown(html: str) -> SafeString:
    """Return a stored paragraph for reading, with nothing in it but emphasis."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    # Every tag in it is one of ours, and everything else was escaped.
    return mark_safe("".join([*parser.written, *(f"</{tag}>" for tag in reversed(parser.around))]))  # noqa: S308


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.around: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.written.append("<br>")
        elif tag in SHOWN:
            name = "u" if tag == "a" else tag
            self.around.append(name)
            self.written.append(f"<{name}>")

    def handle_endtag(self, tag: str) -> None:
        name = "u" if tag == "a" else tag
        if self.around and self.around[-1] == name:
            self.written.append(f"</{self.around.pop()}>")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data))
