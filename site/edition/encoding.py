"""What lies beside each text of the edition: the same, compressed."""

from gzip import compress as gzip

import brotli

# Chosen on the demo's pages: see docs/edition.md.
BROTLI = 5
GZIP = 6


def encoded(name: str, data: bytes) -> dict[str, bytes]:
    """Return a text under its name and its compressed forms under theirs. The same text gives the same bytes."""
    return {
        name: data,
        f"{name}.br": brotli.compress(data, quality=BROTLI),
        f"{name}.gz": gzip(data, GZIP, mtime=0),
    }
