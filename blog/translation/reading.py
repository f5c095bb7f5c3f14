"""What readers of a translation are told: what it was made from, by whom, and what of it is behind its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.translation.credit import translators
from blog.translation.rich import Frame, Piece, join, split, words_of
from blog.translation.segments import texts
from blog.translation.state import State, TextState, removed
from blog.translation.tally import behind, stands, waiting
from edition.remembering import remembered
from home.chrome import LANGUAGES, Language, Version
from home.cldr import listed
from home.dates import long_date
from home.language_names import name_of

# Fields whose blocks say by themselves what is behind in them; of all others the notice at the top tells.
IN_PLACE = {"body", "demands"}


class Change(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Passage:
    """A text in which a translation is behind. `place` is the path of the text at which, or after which, it is told."""

    change: Change
    field: str
    # What the field is called: Title.
    label: str
    place: str
    number: int
    now: str
    language: Language

    @property
    def anchor(self) -> str:
        return f"behind-{self.number}"

    @property
    def sentence(self) -> str:
        return {
            Change.CHANGED: _("This passage was changed in the original after it was translated."),
            Change.ADDED: _("The original has another passage here, which is not translated yet."),
            Change.REMOVED: _("This passage was taken out of the original after it was translated."),
        }[self.change]

    @property
    def text(self) -> str:
        """All of it, in plain words."""
        return f"{self.sentence} {self.reading}: {self.now}" if self.now else self.sentence

    @property
    def reading(self) -> str:
        """What leads to the original's words."""
        return _("Read it as it is now, in %(language)s") % {"language": name_of(self.language.code)}


@dataclass(frozen=True)
class Notice:
    """That a translation is behind: since when its source says something else, and where, in the order of the page."""

    language: Language
    changed_on: datetime | None
    passages: list[Passage]

    @property
    def title(self) -> str:
        return _("This translation is behind its original")

    @property
    def sentence(self) -> str:
        language = name_of(self.language.code)
        if self.changed_on is None:
            return _("The original in %(language)s was changed.") % {"language": language}
        return _("The original in %(language)s was changed on %(date)s.") % {
            "language": language,
            "date": long_date(self.changed_on),
        }

    @property
    def extent(self) -> str:
        number = len(self.passages)
        return ngettext(
            "%(number)d passage of this page doesn’t say the same yet; all others do.",
            "%(number)d passages of this page don’t say the same yet; all others do.",
            number,
        ) % {"number": number}

    @property
    def at_top(self) -> list[Passage]:
        """Those that have no place of their own on the page."""
        return [passage for passage in self.passages if not _has_place(passage)]

    @property
    def first_marked(self) -> Passage | None:
        return next(filter(_has_place, self.passages), None)

    def of_block(self, field: str, block_id: str) -> list[Passage]:
        """Return what is told at a block of the page."""
        path = f"{field}.{block_id}"
        return [
            passage
            for passage in self.passages
            if passage.place == path or passage.place.startswith(f"{path}.")
        ]

    def marked(self, field: str, block_id: str, markup: SafeString) -> SafeString:
        """Return a block's markup with each passage marked in which it is behind: by paragraph where it is a text."""
        path, found = f"{field}.{block_id}", self.of_block(field, block_id)
        places: dict[int, list[Passage]] = {}
        for passage in found:
            inside = passage.place.removeprefix(f"{path}.")
            if not inside.isdecimal():
                return _wrapped(markup, found)
            places.setdefault(int(inside), []).append(passage)
        return _marked_paragraphs(markup, places) if places else markup


class Provenance:
    """What a page says of being a translation. Each part is found when asked for: what isn't shown costs nothing."""

    def __init__(self, translation: Any, versions: Sequence[Version] = ()) -> None:
        self.translation = translation
        self.versions = versions

    @cached_property
    def source(self) -> Any:
        key = ("source", type(self.translation), self.translation.translation_key)
        return remembered(key, self.translation.source)

    @cached_property
    def language(self) -> Language:
        return LANGUAGES[self.translation.source_language]

    @property
    def language_name(self) -> str:
        return name_of(self.language.code)

    @property
    def version(self) -> Version | None:
        """Where readers find the source; None while it isn't public."""
        return next((one for one in self.versions if one.language.code == self.language.code), None)

    @cached_property
    def names(self) -> list[str]:
        return translators(self.translation)

    @cached_property
    def notice(self) -> Notice | None:
        return notice(self.translation, self.source)

    def is_behind(self, source: Any) -> bool:
        """Say the same of it beside a source that the caller has at hand. No query."""
        return behind(self.translation, source)

    @property
    def sentence(self) -> str:
        """Where it comes from and by whom, in plain words."""
        if not self.names:
            return _("Translated from %(language)s.") % {"language": self.language_name}
        names = listed(self.names, self.translation.locale.language_code)
        return _("Translated from %(language)s by %(names)s.") % {
            "language": self.language_name,
            "names": names,
        }


def provenance(instance: Any, versions: Sequence[Version] = ()) -> Provenance | None:
    """Return what readers are told of a translation; None for a source. No query by itself."""
    return Provenance(instance, versions) if instance.is_translation else None


def notice(translation: Any, source: Any = None) -> Notice | None:
    """Return what a live translation tells readers while its live source says something else; None while it is fresh.

    :param source: where the caller has it at hand: else one query.
    """
    source = source or translation.source()
    told = stands(translation, source)
    found = [*_waiting(told), *_gone(translation, told)] if told else []
    if not found:
        return None
    language = LANGUAGES[translation.source_language]
    order = {segment.path: number for number, segment in enumerate(texts(translation))}
    # What has no place comes first: it is told at the top.
    found.sort(key=lambda each: order.get(each[2], -1))
    passages = [
        Passage(change, field, _label(translation, field), place, number, now, language)
        for number, (change, field, place, now) in enumerate(found, start=1)
    ]
    moment = getattr(source, "updated_on", None) or source.last_published_at
    return Notice(language, moment, passages)


Found = tuple[Change, str, str, str]


def _waiting(told: Sequence[TextState]) -> Iterator[Found]:
    before: dict[str, str] = {}
    wait = {text.path for text in waiting(told)}
    for text in told:
        field = text.path.split(".")[0]
        place = text.target_path or before.get(field, "")
        before[field] = place
        if text.path in wait:
            change = Change.CHANGED if text.state is State.CHANGED else Change.ADDED
            yield change, field, place, words_of(text.source) if text.kind == "rich" else text.source


def _gone(translation: Any, told: Sequence[TextState]) -> Iterator[Found]:
    for segment in removed(translation, told):
        yield Change.REMOVED, segment.path.split(".")[0], segment.path, ""


def _label(translation: Any, field: str) -> str:
    return capfirst(str(translation._meta.get_field(field).verbose_name))


def _has_place(passage: Passage) -> bool:
    return passage.field in IN_PLACE and bool(passage.place)


def _note(passages: Sequence[Passage]) -> str:
    return render_to_string("components/behind_note.html", {"passages": passages}).strip()


def _wrapped(markup: str, passages: Sequence[Passage]) -> SafeString:
    # Both are markup already: a block as it is drawn, and our own template.
    return SafeString(f"{_opening('div', passages)}{markup}{_note(passages)}</div>")


def _opening(tag: str, passages: Sequence[Passage]) -> str:
    return f'<{tag} class="behind" id="{passages[0].anchor}">'


def _marked_paragraphs(markup: str, places: dict[int, list[Passage]]) -> SafeString:
    """Mark paragraphs and list items of drawn rich text by their places among those that have words."""
    marked: list[Piece] = []
    place = -1
    for piece in split(markup):
        place += piece.has_words
        passages = places.pop(place, None) if piece.has_words else None
        marked += _marked_piece(piece, passages) if passages else [piece]
    for passages in places.values():
        marked += [Piece((Frame(_opening("div", passages), "div", object()),), _note(passages))]
    return SafeString(join(marked))


def _marked_piece(piece: Piece, passages: Sequence[Passage]) -> list[Piece]:
    frames = list(piece.frames)
    item = next((number for number in reversed(range(len(frames))) if frames[number].tag == "li"), None)
    if item is not None:
        frames[item] = Frame(_opening("li", passages), "li", frames[item].number)
        return [Piece(tuple(frames), piece.html + _note(passages))]
    around = Frame(_opening("div", passages), "div", object())
    return [
        Piece((*frames[:-1], around, *frames[-1:]), piece.html),
        Piece((*frames[:-1], around), _note(passages)),
    ]
