"""Runs what cleans files as the site does, and tells what it took."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from home.cleaning.process import ROOT

# A process begins with the peak of memory of the one that started it, so a small one has to.
LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, "-m", "home.cleaning", *sys.argv[1:]], {})
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss, file=sys.stderr)
"""


@dataclass(frozen=True)
class Run:
    """What came of one file: what is said about it, the file, and the seconds and megabytes that it took."""

    head: dict[str, Any]
    data: bytes
    seconds: float
    megabytes: float


def run(kind: str, data: bytes, argument: str = "") -> Run:
    call = [sys.executable, "-c", LAUNCHER, kind, argument]
    started = time.monotonic()
    done = subprocess.run(call, input=data, capture_output=True, cwd=ROOT, check=True)
    line, _, clean = done.stdout.partition(b"\n")
    head = json.loads(line) if line else {"refused": "demanding"}
    return Run(head, clean, time.monotonic() - started, int(done.stderr.split()[-1]) / 1024)
