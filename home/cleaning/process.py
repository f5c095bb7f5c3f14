"""The way to `home.cleaning`: one short-lived process per file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from home.cleaning.refusal import Refused

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90  # of the clock; the limit of computing time, which ends most that is too much, is in `limits`


def clean(
    kind: Literal["picture", "faces", "document"], data: bytes, argument: str = ""
) -> tuple[dict[str, Any], bytes]:
    """Have a file cleaned in a process of its own.

    The process gets nothing of the environment: no secret, no address of a database.

    Returns:
        What is known about the clean file, and the file.

    Raises:
        Refused: with the reason; "demanding" when the process took more than it may, or fell over the file.
    """
    call = [sys.executable, "-m", "home.cleaning", kind, argument]
    try:
        done = subprocess.run(  # noqa: S603 our own program; what is from outside goes in by standard input
            call, input=data, capture_output=True, cwd=ROOT, env={}, timeout=SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Refused("demanding") from error
    line, _, clean_file = done.stdout.partition(b"\n")
    head = json.loads(line)
    if reason := head.get("refused"):
        raise Refused(reason)
    return head, clean_file
