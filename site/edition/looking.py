"""Where a file of the edition is: read through its two links, without a database.

`current` names the edition that readers get, `front` in it the layer that is looked up before `base`. Every switch
gives one of them a name that it never had, so what was found under a pair of names holds until one of them changes.
"""

import os
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from whitenoise.string_utils import decode_path_info

# What stands in the folder without having an address of its own.
UNADDRESSED = ("/index.html", "/404.html", "/503.html", ".br", ".gz")


class Standing(NamedTuple):
    """The edition as it stands under one pair of names: the folders where its files are."""

    layer: str
    base: str


def standing() -> Standing | None:
    """Return the edition as it stands now, or None where there is none yet."""
    root = str(settings.EDITION_ROOT)
    try:
        # Asked for every request: pathlib takes four times as long.
        edition = f"{root}/{os.readlink(f'{root}/current')}"  # noqa: PTH115
        return Standing(f"{edition}/{os.readlink(f'{edition}/front')}", f"{edition}/base")  # noqa: PTH115
    except OSError:
        return None


def find(edition: Standing, name: str) -> str | None:
    """Return the path of what the edition holds by a name such as `files/en/index.html`; None if it holds nothing."""
    if is_file(f"{edition.layer}/removed/{name}"):
        return None
    return next((path for tree in edition if is_file(path := f"{tree}/{name}")), None)


def is_file(path: str) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 pathlib's raises where a name is too long


def parts_of(path_info: str) -> list[str] | None:
    """Return the parts of an address, decoded; None where one of them could be no name in a folder."""
    parts = decode_path_info(path_info).strip("/").split("/")
    written = f"/{'/'.join(parts)}"
    if not {"", ".", ".."}.isdisjoint(parts) or decode_path_info(path_info) not in (written, f"{written}/"):
        return None
    return parts


def file_at(path_info: str) -> str | None:
    """Return the name of the file that an address stands for, or None where no file can be at it."""
    parts = parts_of(path_info)
    if parts is None:
        return None
    path = "/".join(parts)
    if path_info.endswith("/"):
        return f"files/{path}/index.html"
    return None if f"/{path}".endswith(UNADDRESSED) else f"files/{path}"


def moved_to(edition: Standing, path_info: str) -> str | None:
    """Return the address that an old one leads to, or None."""
    parts = parts_of(path_info)
    note = find(edition, f"moved/{'/'.join(parts)}/to") if parts else None
    return Path(note).read_text("utf-8").rstrip("\n") if note else None


def page(name: str) -> bytes | None:
    """Return what stands in the edition under a name below `files`, such as an error page; None where nothing does."""
    edition = standing()
    path = find(edition, f"files/{name}") if edition else None
    try:
        return Path(path).read_bytes() if path else None
    except FileNotFoundError:
        return None
