"""What templates need beside Django's and Wagtail's tags."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home import cldr, dates
from home.blocks import SERVICES
from home.chrome import Language, root_url
from home.language_names import name_of
from home.models import Attachment, Picture
from home.renditions import FACE_SPEC, responsive, sized
from home.typography import glued, marks

register = template.Library()

# No text in a script may end it or open a comment.
NO_MARKUP = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}

for shown in (dates.long_date, dates.short_date, dates.clock_time, dates.weekday):
    register.filter(shown.__name__, shown)


@register.simple_tag
def quotation(words: str, language: str) -> SafeString:
    """Set words between the quotation marks of their language, the opening one ready to hang in the margin."""
    opening, closing = marks(language)
    return format_html('<span class="q">{}</span>{}{}', opening, glued(words), closing)


@register.simple_tag
def lang_attributes(language: Language | None) -> SafeString:
    """Write `lang` and `dir` for words in another language than the page's; nothing for None."""
    if language is None:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language.code, language.direction)


@register.inclusion_tag("components/picture.html")
def picture(image: Picture, alt: str = "", eager: bool = False) -> dict[str, Any]:
    """Draw a picture in every size; `eager` for the one that stands in the first screen."""
    return {"picture": responsive(image), "alt": alt, "eager": eager}


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """Return a path with the public address of the site before it."""
    return urljoin(root_url(context["request"]), path)


@register.simple_tag
def face_url(image: Picture) -> str:
    return sized(image, FACE_SPEC).url


@register.simple_tag(takes_context=True)
def document_address(context: dict[str, Any], document: Attachment) -> str:
    """Return where a document is: for readers, or for staff in a preview, whose documents may not be public yet."""
    if getattr(context.get("request"), "is_preview", False):
        return reverse("open_document", args=[document.pk])
    return document.url


@register.simple_tag(takes_context=True)
def body_block(context: dict[str, Any], block: Any, markup: SafeString | None = None) -> SafeString:
    """Draw a block of a page's body, in a translation with what is behind in it marked.

    :param markup: the block as it is drawn, where the page draws it otherwise.
    """
    drawn = block.render(context.flatten()) if markup is None else markup  # type: ignore[attr-defined]
    provenance = context.get("provenance")
    return provenance.notice.marked("body", block.id, drawn) if provenance and provenance.notice else drawn


@register.inclusion_tag("components/behind_block.html", takes_context=True)
def behind_block(context: dict[str, Any], field: str, block_id: str) -> dict[str, Any]:
    """Say what is behind in a block of a translation that the page draws in its own way."""
    provenance = context.get("provenance")
    notice = provenance and provenance.notice
    return {"passages": notice.of_block(field, block_id) if notice else []}


@register.simple_tag
def listed(names: Sequence[str], language: str) -> SafeString:
    """Write names as a language joins them, each in its own direction."""
    each = [format_html("<bdi>{}</bdi>", name) for name in names]
    return format_html(cldr.listed(["{}"] * len(each), language), *each)


@register.filter
def service_name(service: str) -> str:
    """Return what a service is called: Mastodon."""
    return SERVICES[service]


@register.filter
def open_graph_locale(language: Language) -> str:
    """Return a language as Open Graph writes it, with a country: zh_CN. Where none is known, the code alone."""
    code = language.code.split("-")[0]
    country = cldr.territory(language.code)
    return f"{code}_{country}" if country else code


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Write data for programs (JSON-LD 1.1, section 7): a block that no browser runs, escaped as `json_script` does."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(NO_MARKUP)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.filter
def language_name(code: str) -> str:
    """Return a language's name in the language in force."""
    return name_of(code)
