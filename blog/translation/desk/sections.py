"""What the editor shows of each text: the source with what changed in it, the translation, what was said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from blog.moments import near_text
from blog.translation.desk import wording
from blog.translation.desk.desk import Desk
from blog.translation.desk.mentions import Mentioned, mentioned
from blog.translation.desk.places import Mention, Place, places
from blog.translation.desk.saving import based_on
from blog.translation.desk.threads import Thread, threads
from blog.translation.entries import Entry, is_copy
from blog.translation.rich import words_of
from blog.translation.segments import Segment, segments
from blog.translation.signs import SIGNS, Sign
from blog.translation.state import State, TextState
from blog.translation.worddiff import Difference, word_diff
from home.models import User

THUMBNAIL = "max-320x200"


@dataclass
class Section:
    """One text of the source and its translation, as the editor shows them."""

    number: int
    text: TextState
    place: Place
    can_be_written: bool
    people: dict[int, User]
    thread: Thread
    picture: Any = None
    is_shown: bool = True
    # What somebody wrote that couldn't be saved, and why: it is theirs to mend.
    written: str | None = None
    problem: str = ""
    theirs: SafeString | str = ""
    kind: str = "text"

    @property
    def anchor(self) -> str:
        return f"text-{self.number}"

    @property
    def sign(self) -> Sign:
        return SIGNS[self.text.state]

    @property
    def is_rich(self) -> bool:
        return self.text.kind == "rich"

    @property
    def source(self) -> SafeString | str:
        return wording.shown(self.text.source) if self.is_rich else self.text.source

    @cached_property
    def differences(self) -> list[Difference]:
        """How the source changed since it was translated, word by word; nothing where it didn't."""
        old, new = self.text.old_source, self.text.source
        if old is None or self.text.state is not State.CHANGED:
            return []
        return word_diff(words_of(old), words_of(new)) if self.is_rich else word_diff(old, new)

    @property
    def target(self) -> str:
        """The translation as it is stored; nothing while it still is the source's copy."""
        is_empty = self.text.state is State.MISSING and self.text.entry and is_copy(self.text.entry)
        return "" if is_empty else self.text.target or ""

    @property
    def shown_target(self) -> SafeString | str:
        return wording.shown(self.target) if self.is_rich else self.target

    @property
    def value(self) -> str:
        """What stands in the form's field."""
        if self.written is not None:
            return self.written
        return wording.content(self.target, self.place) if self.is_rich else self.target

    @property
    def based_on(self) -> str:
        return based_on(self.text)

    @property
    def features(self) -> str:
        return " ".join(self.place.features)

    @property
    def accept_label(self) -> str:
        """What the button says that takes a text as it stands; nothing where there is nothing to take."""
        entry = self.text.entry
        if self.text.state is State.CHANGED:
            return _("Still right as it is")
        if self.text.state is State.UNREVIEWED:
            return _("Accept as it is")
        return _("Reads the same") if self.text.state is State.MISSING and entry and is_copy(entry) else ""

    @property
    def note(self) -> str:
        """Who made the translation, when, and what that means now."""
        state = self.text.state
        if state is State.UNREVIEWED:
            return _("Machine draft. Nobody has accepted it yet, so it can’t be published.")
        if state is State.MISSING or not self.text.entry:
            return ""
        made = made_by(self.text.entry, self.people)
        if state is State.CHANGED:
            return _("Kept: the translation of the earlier text. %(made)s") % {"made": made}
        return made


@dataclass
class Own:
    """A text of the translator's own, which the source hasn't."""

    words: SafeString | str
    kind: str = "own"


@dataclass
class Contents:
    """All that stands in the editor: in reading order texts, what is translated by itself, and the translator's own."""

    items: list[Any]
    sections: list[Section]
    # What is shown without a place in the text, such as topics and contacts.
    elsewhere: list[Mentioned]
    removed: list[dict[str, Any]]
    loose: Thread


def contents(desk: Desk) -> Contents:
    """Return what the editor shows of a translation: a fixed number of queries, however many texts there are."""
    here = places(desk.sent)
    people = _people(desk.texts)
    said, loose = threads(desk.row, desk.texts)
    pictures = _pictures(place for place in here.values() if isinstance(place, Place))
    shown = mentioned(desk, [place for place in here.values() if isinstance(place, Mention)])
    texts = {text.path: text for text in desk.texts}
    after = _own_after(desk)
    items: list[Any] = [Own(_words(segment)) for segment in after.get(None, [])]
    sections: list[Section] = []
    for path, place in here.items():
        if isinstance(place, Mention):
            if found := shown.pop((place.model, place.pk), None):
                items.append(found)
        elif text := texts.get(path):
            section = Section(
                len(sections) + 1,
                text,
                place,
                desk.can_be_written(text),
                people,
                said[path],
                pictures.get(place.picture),
            )
            sections.append(section)
            items.append(section)
            items += [Own(_words(segment)) for segment in after.get(text.target_path, [])]
    return Contents(items, sections, list(shown.values()), _removed(desk), loose)


def around(sections: Sequence[Section]) -> set[int]:
    """Return the numbers of the texts that wait, and of those before and after them."""
    waiting = {section.number for section in sections if section.text.state is not State.FRESH}
    near = {number + step for number in waiting for step in (-1, 0, 1)}
    return near & {section.number for section in sections}


def made_by(entry: Entry, people: dict[int, User]) -> str:
    """Say who made a translation and when, as far as that is known."""
    who, at = people.get(entry.get("by") or 0), entry.get("at")
    if not at:
        return ""
    made = {"who": str(who or _("somebody")), "when": near_text(datetime.fromisoformat(at))}
    if entry["how"] == "memory":
        return _("From memory, by %(who)s, %(when)s.") % made
    return _("By %(who)s, %(when)s.") % made


def _people(texts: Iterable[TextState]) -> dict[int, User]:
    keys = {text.entry["by"] for text in texts if text.entry and text.entry.get("by")}
    return User.objects.in_bulk(keys)


def _pictures(found: Iterable[Place]) -> dict[Any, Any]:
    model = get_image_model()
    keys = {place.picture for place in found if place.picture}
    pictures = model.objects.filter(pk__in=keys).prefetch_renditions(THUMBNAIL) if keys else []
    return {picture.pk: picture.get_rendition(THUMBNAIL) for picture in pictures}


def _own_after(desk: Desk) -> dict[str | None, list[Segment]]:
    """Return the translator's own texts by the path of the translated text that each comes after."""
    told = {text.target_path for text in desk.texts}
    found: dict[str | None, list[Segment]] = {}
    last: str | None = None
    for segment in segments(desk.newest):
        if segment.path in told:
            last = segment.path
        else:
            found.setdefault(last, []).append(segment)
    return found


def _removed(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "words": wording.shown(each["text"]) if each["kind"] == "rich" else each["text"],
            "at": near_text(datetime.fromisoformat(each["at"])) if each.get("at") else "",
        }
        for each in desk.newest.translation_record.get("removed", [])
    ]


def _words(segment: Segment) -> SafeString | str:
    return wording.shown(segment.text) if segment.kind == "rich" else segment.text
