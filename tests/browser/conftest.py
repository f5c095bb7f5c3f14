"""A newsroom as it is deployed: web, worker, clock and edition in processes of their own, the demo, and Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, StorageState, expect, sync_playwright

from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
]


# Milliseconds: the machine may be busy with other tests.
expect.set_options(timeout=20_000)


# Per package, not per session: while Playwright runs, Django takes the thread for an asynchronous one.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("No Chromium here: install it, or name one in CHROMIUM, to run the browser tests.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def newsroom(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The demo newsroom with its edition, served; its own database and files, gone afterwards."""
    port = _free_port()
    site = Newsroom(ROOT / "manage.py", tmp_path_factory.mktemp("var"), f"http://127.0.0.1:{port}")
    site.manage("migrate", "--verbosity", "0")
    site.manage("demo")
    # As `serve` does beside readers' first minute, which no test is about.
    site.manage("edition", "build")
    with (site.var / "serve.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(site.script), "serve", "--port", str(port)],
            env=site.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    try:
        _wait_until_healthy(site, server)
        yield site
    finally:
        # Ctrl-C in a terminal goes to all of a group.
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=60)
    assert not _answers(port), "A process goes on after Ctrl-C."


@pytest.fixture(scope="package")
def logins() -> dict[str, StorageState]:
    """The cookies of who has logged in once: they need not again."""
    return {}


@pytest.fixture
def desk(
    chromium: Browser, newsroom: Newsroom, logins: dict[str, StorageState]
) -> Iterator[Callable[[str], Desk]]:
    """Sits a member of staff of the demo down at a browser of their own, logged in."""
    desks: list[Desk] = []

    def sit_down(name: str) -> Desk:
        context = chromium.new_context(base_url=newsroom.url, locale="en", storage_state=logins.get(name))
        desks.append(Desk(context))
        if name not in logins:
            desks[-1].log_in(name)
            logins[name] = context.storage_state()
        return desks[-1]

    yield sit_down
    for each in desks:
        each.context.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_until_healthy(site: Newsroom, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{site.url}/health/", timeout=5):  # noqa: S310 our own server
                return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError(f"The newsroom did not start:\n{(site.var / 'serve.log').read_text()}")


@pytest.fixture
def phone(chromium: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A small phone in Spanish, without script."""
    context = chromium.new_context(
        base_url=newsroom.url,
        locale="es",
        viewport={"width": 360, "height": 640},
        java_script_enabled=False,
        is_mobile=True,
        has_touch=True,
    )
    yield context
    context.close()
