"""Which addresses the edition has, by what gives them: the apps above say so, each for its own things."""

from collections.abc import Callable, Collection

from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.models import Redirect

from edition.tags import REDIRECTS

Owned = dict[str, set[str]]
# Takes tags, or None for everything; returns the addresses that each of them gives. Tags it doesn't know it leaves out.
Provider = Callable[[Collection[str] | None], Owned]

_providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a provider of addresses. One that is there already isn't added again."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def owned(tags: Collection[str] | None = None) -> Owned:
    """Return every public address by the tag of what gives it; of these tags only, each of which is in the answer."""
    found: Owned = {tag: set() for tag in tags or ()}
    for provider in _providers:
        for owner, addresses in provider(tags).items():
            found.setdefault(owner, set()).update(addresses)
    return found


@register
def of_redirects(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses that lead elsewhere. One with a query string is no file's."""
    if tags is not None and REDIRECTS not in tags:
        return {}
    paths = Redirect.objects.exclude(old_path__contains="?").values_list("old_path", flat=True)
    return {REDIRECTS: {f"{iri_to_uri(path)}/" for path in paths}}
