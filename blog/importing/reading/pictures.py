"""Pictures in documents: which can be shown, and what is said of them."""

import re

MAX_PICTURE = 20_000_000

_BEGINNINGS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....WEBP|BM|II\*\0|MM\0\*", re.DOTALL
)
_FILE_NAME = re.compile(r"\S*[\\/]\S*|\S+\.\w{3,4}")


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin as a picture's do that a browser or Pillow can show."""
    return bool(_BEGINNINGS.match(data))


def said_of(description: str) -> str:
    """A picture's description without line ends; a name of a file describes nothing."""
    description = " ".join(description.split())
    return "" if _FILE_NAME.fullmatch(description) else description
