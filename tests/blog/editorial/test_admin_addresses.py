"""Every address under /admin/, asked by every role, against the table beside this file.

A new address fails until it is in the table. `WRITE_ADMIN_ADDRESSES=1` writes the table anew: read its difference.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client

from home.models import User
from tests import factories
from tests.blog.editorial.admin_addresses import Samples, addresses

pytestmark = pytest.mark.usefixtures("newsroom")

TABLE = Path(__file__).with_name("admin_addresses.txt")

# The columns of the table, in order; the first is somebody without an account.
ROLES = {
    "stranger": None,
    "no role": ("", None),
    "writer": ("Writer", None),
    "editor": ("Editor", None),
    "legal reviewer": ("Legal reviewer", None),
    "press officer": ("Press officer", None),
    "translator (ar)": ("Translator", "ar"),
    "language reviewer (ar)": ("Language reviewer", "ar"),
    "administrator": ("admin", None),
}

LEGEND = """\
# Who gets what at every address under /admin/. The statement asked for is English, by a writer, in review.
#   .  sent to sign in, or refused     y  answered     >  done or sent on     4  nothing there
#   b  not what the form wants         5  not this method                     x  Wagtail fails without a form's fields
# Columns: {columns}
"""
CODES = {200: "y", 302: ">", 301: ">", 400: "b", 403: ".", 404: "4", 405: "5", 500: "x"}


def person(role: str) -> User | None:
    wanted = ROLES[role]
    if wanted is None:
        return None
    name, language = wanted
    return factories.user(admin=True) if name == "admin" else factories.user(name, language)


def code(response: Any) -> str:
    if response.status_code == 302:
        told = [str(message) for message in get_messages(response.wsgi_request)]
        if response["Location"].startswith("/admin/login/") or any("permission" in text for text in told):
            return "."
    return CODES[response.status_code]


def asked(client: Client, method: str, address: str) -> str:
    """Return how an address answers; whatever was done is undone."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        answer = code(response)
        transaction.set_rollback(True)
    return answer


def column(role: str) -> Iterator[tuple[str, str]]:
    """Yield each route with the answers to GET and POST for one role."""
    samples = Samples()
    client = Client(raise_request_exception=False)
    if user := person(role):
        client.force_login(user)
    for route, template, names in addresses():
        address = samples.fill(route, template, names)
        yield route, asked(client, "get", address) + asked(client, "post", address)
        if user and route == "logout/":
            client.force_login(user)


def table() -> dict[str, list[str]]:
    lines = TABLE.read_text().splitlines() if TABLE.exists() else []
    rows = (line.rsplit("  ", 1) for line in lines if line and not line.startswith("#"))
    return {route.strip(): answers.split() for route, answers in rows}


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_every_role_as_the_table_says(role: str) -> None:
    place = list(ROLES).index(role)
    found = dict(column(role))
    if os.environ.get("WRITE_ADMIN_ADDRESSES"):
        write(place, found)
    known = table()
    assert sorted(found) == sorted(known), "Addresses that the table doesn't have, or has too many."
    wrong = {
        route: (known[route][place], answers)
        for route, answers in found.items()
        if known[route][place] != answers
    }
    assert not wrong, f"{role}: expected and found"


def write(place: int, found: dict[str, str]) -> None:
    known = table()
    width = max(map(len, found)) + 2
    lines = [LEGEND.format(columns=", ".join(ROLES))]
    for route, answers in found.items():
        cells = known.get(route, ["??"] * len(ROLES))
        cells[place] = answers
        lines.append(f"{route:{width}}{' '.join(cells)}")
    TABLE.write_text("\n".join(lines) + "\n")
