"""What readers are told of a translation beside its words. blog.translation registers here, for home imports it not."""

from collections.abc import Callable, Sequence
from typing import Any

from home.chrome import Version

Finder = Callable[[Any, Sequence[Version]], Any]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add a function of a page or snippet and its public versions. See blog.translation.reading.provenance."""
    _finders.append(finder)


def provenance_of(instance: Any, versions: Sequence[Version] = ()) -> Any:
    """Return where a translation comes from and what of it is behind; None for what is no translation."""
    return next((found for finder in _finders if (found := finder(instance, versions))), None)
