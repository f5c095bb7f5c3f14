"""A newsroom of its own with very many pages, for a process that measures: `python -m tests.benchmarks.office 1000`.

Prints, as JSON, for each number of pages: addresses, seconds for building them, and the seconds from the commit of a
change of one page until readers get it, and until nothing waits.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
from django.core.management import call_command

# Loaded as where staff publish: in a process of the web.
import config.wsgi  # noqa: F401
from blog.models import PressReleasePage
from edition import publishing, tree
from edition.building import build
from edition.models import File
from edition.tags import ASSET
from tests import factories
from tests.benchmarks.many import LANGUAGES, copy, family

CHANGES = 20
PROCESSES = 2


def main(*numbers: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    factories.newsroom(LANGUAGES)
    pages = family()
    begin = 1
    for number in numbers:
        copy(pages, begin, end := number // len(LANGUAGES))
        begin = end
        # As their publication would have.
        call_command("cards", stdout=sys.stderr)
        print(json.dumps({"pages": number, **_built(), **_changed(pages[0])}), flush=True)


def _built() -> dict[str, Any]:
    began = time.perf_counter()
    build(processes=PROCESSES)
    seconds = time.perf_counter() - began
    return {"addresses": File.objects.exclude(owner=ASSET).exclude(digest="").count(), "build": seconds}


def _changed(page: PressReleasePage) -> dict[str, list[float]]:
    read, all_of_it = [], []
    for turn in range(CHANGES):
        title = f"Tenants win {turn}"
        with _timed(title) as moments:
            _retitle(page, title)
            publishing.update()
        all_of_it.append(time.perf_counter() - moments["commit"])
        read.append(moments["read"] - moments["commit"])
    return {"read": read, "all": all_of_it}


@contextmanager
def _timed(title: str) -> Iterator[dict[str, float]]:
    """Note when a change is committed, and when the page is there to be read with its new title."""
    moments: dict[str, float] = {}
    update_now, lead = publishing.update_now, tree.Edition.lead

    def committed() -> None:
        moments.setdefault("commit", time.perf_counter())
        update_now()

    def shown(self: tree.Edition, name: str) -> None:
        lead(self, name)
        if title.encode() in (self.read("files/en/news/tenants-win/index.html") or b""):
            moments.setdefault("read", time.perf_counter())

    publishing.update_now, tree.Edition.lead = committed, shown  # type: ignore[method-assign]
    try:
        yield moments
    finally:
        publishing.update_now, tree.Edition.lead = update_now, lead  # type: ignore[method-assign]


def _retitle(page: PressReleasePage, title: str) -> None:
    newest = factories.fresh(page).get_latest_revision_as_object()
    newest.title = title
    newest.save_revision()
    factories.published(factories.fresh(page))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
