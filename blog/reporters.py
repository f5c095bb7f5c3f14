"""What reporters take away from a statement: its text and quotes with their attribution, large pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.moments import moment_text
from blog.plain_text import body_text, joined, link
from blog.showing import Said
from home.dates import long_date
from home.language_names import name_of
from home.models import Picture
from home.renditions import Large, large
from home.typography import marks

TEXT_FILE = "text.txt"  # under the page's address


@dataclass(frozen=True)
class Download:
    """A picture for reporters: the file, what it is called when saved, what it shows, whose it is."""

    large: Large
    file_name: str
    words: str
    credit: str
    licence: str


def for_reporters(request: HttpRequest, page: Any, context: dict[str, Any]) -> dict[str, Any]:
    """Return what the end of a statement's page offers to reporters. No query more than the page's own.

    :param context: the page's own: `chrome`, `shown`, `dateline`, `contacts`, `boilerplate`, `short_address`.
    """
    organisation, shown = context["chrome"].home.title, context["shown"]
    copies = {
        key: attributed(said, page.locale.language_code, organisation, context["short_address_shown"])
        for key, said in shown.quotes.items()
    }
    return {
        "copies": copies,
        "text": statement_text(request, page, context),
        "text_address": f"{page.get_url(request) or ''}{TEXT_FILE}",
        "downloads": downloads(page),
    }


def statement_text(request: HttpRequest, page: Any, context: dict[str, Any]) -> str:
    """Return a statement as plain text: everything on the page, and below it whose words these are.

    :param context: as for `for_reporters`, and in a translation `provenance`.
    """
    base = request.build_absolute_uri("/")
    home = context["chrome"].home
    language = page.locale.language_code

    def quote(value: Any) -> str:
        said = context["shown"].quote(value)
        return _quote(said, language) if said else ""

    provenance = context.get("provenance")
    notice = provenance.notice if provenance else None

    def notes(block: Any) -> list[str]:
        return [passage.text for passage in notice.of_block("body", block.id)] if notice else []

    body = body_text(page.body, base, quote, notes)
    if dateline := context.get("dateline"):
        # The dateline opens the first paragraph, as on the page; elsewhere it stands by itself.
        opens = bool(page.body) and page.body[0].block_type == "paragraph" and bool(body)
        body = [f"{dateline} {body[0]}", *body[1:]] if opens else [dateline, *body]
    return joined(
        [
            page.title,
            page.summary,
            *_behind(provenance),
            *_changes(context.get("changes") or [], base),
            *body,
            *_contacts(context.get("contacts") or []),
            *_attachments(getattr(page, "attachments", ()), base),
            *_boilerplate(context.get("boilerplate")),
            "\n".join(
                [
                    home.title,
                    *([moment_text(page.published_on)] if page.published_on else []),
                    f"<{context['short_address']}>",
                    *([provenance.sentence] if provenance else []),
                ]
            ),
            home.licence,
        ]
    )


def attributed(said: Said, page_language: str, organisation: str, address: str) -> str:
    """Return a quote to copy: the words, who said them, as what and when, and on a line of its own where they stand.

    :param page_language: the code of the language of the page that shows it.
    """
    language = said.language.code if said.language else page_language
    who = _(", ").join(_attribution(said))
    parts = {"words": _in_marks(said.words, language), "who": who}
    if said.original is None:
        return "\n".join([_("%(words)s %(who)s.") % parts, address])
    parts |= {"language": name_of(said.original.code), "organisation": organisation}
    return "\n".join(
        [_("%(words)s %(who)s (translated from %(language)s by %(organisation)s).") % parts, address]
    )


def downloads(page: Any) -> list[Download]:
    """Return the pictures of a statement that others may print: those whose licence says what may be done with them."""
    found: dict[int, tuple[Picture, str]] = {}
    if lead := getattr(page, "lead_image", None):
        found[lead.pk] = (lead, page.lead_image_alt)
    for block in page.body:
        if block.block_type == "picture" and (picture := block.value["picture"]):
            found.setdefault(picture.pk, (picture, block.value["alt"] or block.value["caption"]))
    offered = (
        download(picture, f"{page.slug}-{number}", words)
        for number, (picture, words) in enumerate(found.values(), start=1)
        if picture.licence
    )
    return [each for each in offered if each]


def download(picture: Picture, name: str, words: str = "") -> Download | None:
    """Return a picture to load down, or None where its file is lost.

    :param name: what the file is called when saved, without its extension.
    :param words: what it shows, in the page's language.
    """
    file = large(picture)
    if file is None:
        return None
    return Download(file, f"{name}.{file.extension}", words, picture.credit, picture.licence)


def _in_marks(words: str, language: str) -> str:
    opening, closing = marks(language)
    return f"{opening}{words.strip()}{closing}"


def _attribution(said: Said) -> list[str]:
    return [part for part in (said.name, said.role, said.said_on and long_date(said.said_on)) if part]


def _quote(said: Said, page_language: str) -> str:
    """The words, who said them below, and below that how they were said in their own language."""
    language = said.language.code if said.language else page_language
    lines = [_in_marks(said.words, language), _(", ").join(_attribution(said))]
    if said.original:
        name = name_of(said.original.code)
        words = _in_marks(said.original.words, said.original.code)
        lines.append(_("Original in %(language)s: %(words)s") % {"language": name, "words": words})
    return "\n".join(lines)


def _contacts(contacts: list[Any]) -> list[str]:
    entries = [
        "\n".join(
            part
            for part in (
                _(", ").join(part for part in (contact.name, contact.role) if part),
                contact.languages_spoken,
                contact.phone,
                contact.note,
                contact.email,
            )
            if part
        )
        for contact in contacts
    ]
    return [_("For the press"), *entries] if entries else []


def _changes(changes: list[Any], base: str) -> list[str]:
    """What an update changed: each demand with its new state, the day, what happened and what shows it."""
    return [
        "\n".join(
            [
                _("Demand %(number)s: %(state)s")
                % {"number": change.demand.number, "state": change.move.state.label},
                change.demand.text.text,
                long_date(change.move.date),
                *([change.move.note.text] if change.move.note.text else []),
                *(link(proof.words.text, urljoin(base, proof.address)) for proof in change.move.proofs),
            ]
        )
        for change in changes
    ]


def _attachments(attachments: Iterable[Any], base: str) -> list[str]:
    lines = [
        link(block.value["title"], urljoin(base, block.value["document"].url))
        for block in attachments
        if block.value["document"]
    ]
    return ["\n".join([_("Attached"), *lines])] if lines else []


def _behind(provenance: Any) -> list[str]:
    """That a translation is behind, where the original is, and what changed of that which isn't in the body."""
    notice = provenance.notice if provenance else None
    if notice is None:
        return []
    where = f" <{provenance.version.full_url}>" if provenance.version else ""
    head = f"{notice.title}. {notice.sentence}{where} {notice.extent}"
    return [
        f"[{text}]" for text in (head, *(f"{passage.label}. {passage.text}" for passage in notice.at_top))
    ]


def _boilerplate(boilerplate: Any) -> list[str]:
    return [boilerplate.title, boilerplate.text] if boilerplate else []
