"""What a change and a build of the edition cost, with a thousand pages and with ten thousand, in four languages."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.benchmarks.test_serving import NOISE, PAGE, compared
from tests.edition.servers import granian

FEW, MANY = (int(number) for number in os.environ.get("PAGES", "1000,10000").split(","))


def test_a_change_a_build_and_an_answer(tmp_path: Path) -> None:
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
    assert answered(tmp_path) >= 150 * (1 - NOISE)


def answered(var: Path) -> float:
    """Return how many times as fast as Django the edition answers with a statement, each in a server of its own."""
    without = var / "without"
    without.mkdir()
    for each in var.iterdir():
        if each.name not in ("edition", "without"):
            (without / each.name).symlink_to(each)
    with (
        granian("config.wsgi:application", var, ALLOWED_HOSTS="*") as (ours, _),
        granian("config.wsgi:application", without, ALLOWED_HOSTS="*") as (theirs, _other),
    ):
        return compared("a statement, and Django", (ours, PAGE), (theirs, PAGE), "identity", 4)
