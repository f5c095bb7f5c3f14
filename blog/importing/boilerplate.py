"""Boilerplate: the paragraph "About ..." that says who is speaking."""

import re
from collections.abc import Sequence

from blog.importing.contacts import begins_contacts
from blog.importing.cues import ABOUT, starts_with
from blog.importing.document import Line
from blog.importing.text import ends_sentence

_ABOUT = starts_with(ABOUT)
_LONGEST_TITLE = 90
# After "About" and a dash alone there are so many letters at least: a paragraph, no subject line.
_SHORTEST = 40
_INLINE = re.compile(r"\s?[:：—–]\s|：")


def read_boilerplate(lines: Sequence[Line], start: int) -> tuple[str, str, int] | None:
    """Title, text (paragraphs apart by a blank line) and the line after, where boilerplate begins at `start`.

    The title is a line of its own, or what stands before a colon.
    """
    line = lines[start].text
    cue = _ABOUT.match(line)
    if not cue or (cue.start("cue") > 0 and not line[: cue.start("cue")].strip("*_ ")):
        return None
    inline = _INLINE.search(line, cue.end(), _LONGEST_TITLE + 1)
    title = line[: inline.start()] if inline else line
    text = [line[inline.end() :]] if inline else []
    alone = bool(inline) and not title[cue.end() :].strip() and len(text[0]) >= _SHORTEST
    if len(title) > _LONGEST_TITLE or not (alone or _is_name(title[cue.end() :])):
        return None
    end = start + 1
    if not inline:
        if ends_sentence(title.rstrip(":")) or end >= len(lines):
            return None
        title = title.rstrip(":： ")
    while end < len(lines) and _goes_on(lines, end, bool(text)):
        text.append(lines[end].text)
        end += 1
    return (title, "\n\n".join(text), end) if text else None


def _is_name(text: str) -> bool:
    """Whether it is a name: "About the Tenants Union", "About us"; not "About 200 people"."""
    bare = re.sub(r"^\s?(?:the|la|las|los|el|l['’])\s", "", text).strip(" :")
    first = bare[:1]
    return bool(first) and (
        first.isupper() or (first.isalpha() and first.upper() == first.lower()) or bare == "us"
    )


def _goes_on(lines: Sequence[Line], at: int, begun: bool) -> bool:
    following, line = lines[at], lines[at].text
    if following.told or following.figure or following.item or following.level:
        return False
    if begins_contacts(line) or (_ABOUT.match(line) and len(line) <= _LONGEST_TITLE):
        return False
    return not begun or len(line) > 60 or ends_sentence(line)
