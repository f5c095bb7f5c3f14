"""Staff see the live page at a reader's address, by a cookie that opens nothing else."""

from typing import Any

import pytest
from django.core import signing
from django.test import Client

from edition import staff
from edition.serving import FromEdition
from tests import factories
from tests.edition.folders import Folder, ask, put

PAGE = "/en/news/tenants-win/"


def cookie(value: str) -> str:
    return f"other=1; newsroom_staff={value}"


def test_staff_get_the_live_page_and_nobody_keeps_it(served: FromEdition) -> None:
    for address in (PAGE, "/", "/en/news/tenants-win", "/en/search/"):
        found = ask(served, address, cookie=cookie(staff.sign(7)))
        assert found.body == b"from django"
        assert found.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("forge", ["", "x", "7", "other salt", "cut", "upper"])
def test_a_forged_cookie_is_a_readers(served: FromEdition, forge: str) -> None:
    forged = {
        "other salt": signing.dumps(7, salt="other"),
        "cut": staff.sign(7)[:-1],
        "upper": staff.sign(7).upper(),
    }
    value = forged.get(forge, forge)
    assert b"Tenants win" in ask(served, PAGE, cookie=cookie(value)).body


def test_a_cookie_ends_with_the_day(served: FromEdition, time_machine: Any) -> None:
    time_machine.move_to("2026-11-27T08:00:00Z")
    value = cookie(staff.sign(7))
    time_machine.move_to("2026-11-27T19:00:00Z")
    assert ask(served, PAGE, cookie=value).body == b"from django"
    time_machine.move_to("2026-11-27T21:00:00Z")
    assert b"Tenants win" in ask(served, PAGE, cookie=value).body


def test_staff_see_pictures_that_nothing_public_uses(served: FromEdition, folder: Folder) -> None:
    put(folder.base / "files/media/pictures/used.webp", b"used")
    value = cookie(staff.sign(7))

    assert ask(served, "/media/pictures/draft.webp", cookie=value).body == b"from django"
    used = ask(served, "/media/pictures/used.webp", cookie=value)
    assert (used.body, "immutable" in used.headers["Cache-Control"]) == (b"used", True)


def test_staff_get_the_readers_page_while_django_cant_answer(folder: Folder) -> None:
    closed: list[bool] = []

    class Body(list):
        def close(self) -> None:
            closed.append(True)

    def django(environ: Any, start_response: Any) -> Body:
        start_response("503 Service Unavailable", [("Retry-After", "30")])
        return Body([b"down"])

    served = FromEdition(django)
    found = ask(served, PAGE, cookie=cookie(staff.sign(7)))

    assert (found.status, b"Tenants win" in found.body, closed) == (200, True, [True])
    assert ask(served, "/en/nothing/", cookie=cookie(staff.sign(7))).status == 503


@pytest.fixture
def signed_in(newsroom: Any) -> Client:
    client = Client()
    client.force_login(factories.user("Writer"))
    return client


def test_any_page_of_the_admin_gives_the_cookie(signed_in: Client) -> None:
    given = signed_in.get("/admin/").cookies["newsroom_staff"]

    assert given["path"] == "/"
    assert given["httponly"]
    assert given["samesite"] == "Lax"
    assert staff.staff_of(f"newsroom_staff={given.value}") == int(signed_in.session["_auth_user_id"])
    assert "newsroom_staff" not in signed_in.get("/admin/").cookies


def test_signing_in_gives_it_and_signing_out_takes_it(newsroom: Any) -> None:
    client = Client()
    user = factories.user("Writer")
    user.set_password("a long one to test")
    user.save()
    client.post("/admin/login/", {"username": user.username, "password": "a long one to test"})
    assert client.cookies["newsroom_staff"].value

    client.post("/admin/logout/")
    assert client.cookies["newsroom_staff"].value == ""


def test_somebody_elses_cookie_is_replaced(signed_in: Client) -> None:
    signed_in.cookies["newsroom_staff"] = staff.sign(999_999)

    assert signed_in.get("/admin/").cookies["newsroom_staff"].value != staff.sign(999_999)


def test_readers_are_given_none(newsroom: Any, signed_in: Client, reader: Client) -> None:
    assert not reader.get("/en/").cookies
    assert not reader.get("/admin/login/").cookies.get("newsroom_staff")
    assert not signed_in.get("/en/").cookies.get("newsroom_staff")
