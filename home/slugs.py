"""Words that are parts of addresses, and so can't be the address of a page."""

RESERVED = frozenset({"archive", "by", "campaign", "n", "page", "people", "search", "topic", "type"})


def usable(slug: str) -> str:
    """Return a slug that no part of an address is mistaken for."""
    return f"{slug}-1" if slug in RESERVED else slug
