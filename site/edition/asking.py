"""What a request asks for beside an address: which encoding, only if it has changed, only a part (RFC 9110)."""

import re
from functools import lru_cache

from django.utils.http import parse_etags

# Best first, as the files stand beside the plain one.
ENCODINGS = {"br": ".br", "gzip": ".gz"}

RANGE = re.compile(r"bytes=\s*([0-9]{0,18})-([0-9]{0,18})\s*", re.IGNORECASE)


class Unsatisfiable(ValueError):
    """A range that begins behind the end."""


@lru_cache(maxsize=256)
def encodings(accept: str) -> tuple[str, ...]:
    """Return those of our encodings that an Accept-Encoding takes, the most wanted first."""
    wanted: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        wanted[name] = float(weight) if re.fullmatch(r"[01](\.[0-9]{0,3})?", weight) else 0.0
    others = wanted.get("*", 0.0)
    plain = wanted.get("identity", 0.0)
    weights = {name: wanted.get(name, others) for name in ENCODINGS}
    return tuple(
        sorted(
            (name for name in weights if weights[name] > 0 and weights[name] >= plain),
            key=lambda n: -weights[n],
        )
    )


def is_known(if_none_match: str, etag: str) -> bool:
    """Say whether who asks has this already: their If-None-Match names its ETag, weakly or not, or any."""
    return if_none_match.strip() == "*" or etag in (
        known.removeprefix("W/") for known in parse_etags(if_none_match)
    )


def part(asked: str, size: int) -> tuple[int, int] | None:
    """Return the first byte of a Range and that behind its last; None where the whole is to be sent.

    Raises:
        Unsatisfiable: when nothing of the file is in it.
    """
    match = RANGE.fullmatch(asked.strip())
    if match is None or match[1] == match[2] == "":
        return None
    first, last = match[1], match[2]
    if not first:
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise Unsatisfiable
    return start, end
