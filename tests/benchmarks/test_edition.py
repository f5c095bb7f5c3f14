"""What a change and a build of the edition cost, with a thousand pages and with ten thousand, in four languages."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from django.conf import settings

FEW, MANY = (int(number) for number in os.environ.get("PAGES", "1000,10000").split(","))


def test_a_change_and_a_build(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": f"{settings.ROOT}/site:{settings.ROOT}",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.office", str(FEW), str(MANY)],
        cwd=settings.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    worst = []
    for line in said.splitlines():
        measured = json.loads(line)
        worst.append(statistics.quantiles(measured["read"], n=20)[-1])
        print(
            f"\n{measured['pages']:6} pages: {measured['addresses']} addresses built in {measured['build']:.0f} s, "
            f"{measured['addresses'] / measured['build']:.0f} a second; a change is read after "
            f"{statistics.median(measured['read']):.2f} s, p95 {worst[-1]:.2f} s, all of it after "
            f"{statistics.median(measured['all']):.2f} s"
        )
    print(f"p95 at {MANY} pages: {worst[1] / worst[0]:.2f} x that at {FEW}")
    assert worst[1] < worst[0] * 1.5
