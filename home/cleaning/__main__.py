"""`python -m home.cleaning KIND [ARGUMENT]`: a file from standard input to standard output.

What comes out is a line of JSON, then the clean file: `{"format": ..}` and the like, or `{"refused": reason}`.
"""

import json
import sys
from typing import Any

from home.cleaning import limits
from home.cleaning.refusal import Refused


def main(kind: str, argument: str = "") -> None:
    limits.begin()
    data = sys.stdin.buffer.read()
    try:
        head, clean = _clean(kind, data, argument)
    except Refused as refusal:
        head, clean = {"refused": refusal.reason}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + clean)


def _clean(kind: str, data: bytes, argument: str) -> tuple[dict[str, Any], bytes]:
    # Each kind has its own libraries; a process needs those of one.
    match kind:
        case "picture":
            from home.cleaning import pictures

            limits.allow(2 * len(data))
            return pictures.draw(data, limits.allow)
        case "faces":
            from home.cleaning import mosaic

            limits.allow(2 * len(data))
            return mosaic.hide(data, argument, limits.allow)
        case "document":
            from home.cleaning import documents

            limits.allow(limits.MOST)
            return {}, documents.clean(data, argument)
    raise ValueError(kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
