"""What other apps show on the home page. They register here, because home imports none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from home.models import HomePage


@dataclass(frozen=True)
class Section:
    """A part of the home page: the template that draws it and what that template needs."""

    template: str
    content: Any


Provider = Callable[["HomePage"], "Section | None"]

_providers: list[Provider] = []


def register_section(provider: Provider) -> Provider:
    """Add a section below those registered before; a provider returns None where it has nothing to show."""
    _providers.append(provider)
    return provider


def home_sections(page: "HomePage") -> list[Section]:
    return [section for provider in _providers if (section := provider(page))]
