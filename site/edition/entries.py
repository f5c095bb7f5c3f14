"""One file of the edition in one encoding, with everything that its answers say: found once, then remembered."""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from edition import headers
from edition.asking import ENCODINGS
from edition.looking import Standing, file_at, find, is_file, standing

# A public newsroom's readers ask for few addresses often.
MOST_ENTRIES = 2000
# Of these the bytes are kept: most pages, as browsers ask for them. Opening the file takes a third of an answer's time.
# At most 32 MB.
SMALL = 16 * 1024


class Absent(LookupError):
    """The edition holds nothing at an address."""


class Changed(Exception):
    """The edition became another one while it was looked at: look again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in one encoding, as it was when its ETag was made of its bytes.

    :param around: what an answer says because of its address; Django's middleware adds to it.
    :param content: what describes these bytes.
    :param body: the bytes themselves, where they are few.
    """

    path: str
    size: int
    identity: tuple[int, int, int]
    etag: str
    around: headers.Headers
    content: headers.Headers
    body: bytes | None

    def open(self) -> BinaryIO:
        """Open the very file.

        Raises:
            Changed: when it is gone, or another stands in its place.
        """
        try:
            file = open(self.path, "rb")  # noqa: PTH123, SIM115 every request passes here
        except OSError as error:
            raise Changed from error
        if identity_of(file) != self.identity:
            file.close()
            raise Changed
        return file


def identity_of(file: BinaryIO) -> tuple[int, int, int]:
    found = os.fstat(file.fileno())
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=MOST_ENTRIES)
def entry(edition: Standing, path_info: str, encodings: tuple[str, ...]) -> Entry:
    """Return what stands at an address, in the first of these encodings that it is there in, else plain.

    Raises:
        Absent: when nothing does. That isn't remembered: there is no end of such addresses.
        Changed: when the edition became another one meanwhile.
    """
    name = file_at(path_info)
    plain = find(edition, name) if name else None
    if name is None or plain is None:
        raise Absent
    encoding = next((each for each in encodings if is_file(plain + ENCODINGS[each])), "")
    path = plain + ENCODINGS.get(encoding, "")
    try:
        with Path(path).open("rb") as file:
            etag = f'"{hashlib.file_digest(file, "sha256").hexdigest()[:32]}"'
            identity = identity_of(file)
            file.seek(0)
            body = file.read() if identity[2] <= SMALL else None
    except OSError as error:
        raise Changed from error
    if standing() != edition:
        raise Changed
    address = name.removeprefix("files/")
    content = (
        *headers.of_content(address, name),
        ("ETag", etag),
        *((("Content-Encoding", encoding),) if encoding else ()),
    )
    return Entry(path, identity[2], identity, etag, headers.of_kind(address), content, body)
