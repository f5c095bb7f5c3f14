"""Staff see Wagtail's user bar on the live page; readers, and who is staff no more, see the reader's page."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from wagtail.users.models import UserProfile

from blog.models import PressReleasePage
from edition import staff
from edition.rendering import renderer
from home.models import HomePage, User
from tests import factories

BAR = "wagtail-userbar"


@pytest.fixture
def page(newsroom: HomePage) -> PressReleasePage:
    return factories.published(factories.release("Tenants win"))


def visit(address: str, cookie: str) -> Any:
    client = Client()
    client.cookies["newsroom_staff"] = cookie
    return client.get(address)


def seen_by(user: User, page: Any) -> Any:
    return visit(page.url, staff.sign(user.pk))


def policy(answer: Any) -> list[str]:
    return sorted(answer["Content-Security-Policy"].split("; "))


def test_who_may_edit_the_page_is_led_there(page: PressReleasePage) -> None:
    said = seen_by(factories.user("Writer"), page).text

    assert f"/admin/pages/{page.pk}/edit/" in said
    assert said.index("</main>") < said.index(BAR) < said.index("</body>")


def test_who_may_not_is_not(page: PressReleasePage) -> None:
    said = seen_by(factories.user("Translator", "ar"), page).text

    assert "/admin/" in said
    assert f"/admin/pages/{page.pk}/edit/" not in said


def test_on_a_quote_it_leads_to_the_quote_and_not_to_its_list(newsroom: HomePage) -> None:
    quote = factories.quote()
    page = factories.published(factories.release(body=[("quote", quote)]))
    address = f"/en/quotes/{factories.fresh(quote).slug}/"

    theirs, others = (
        visit(address, staff.sign(factories.user(*role).pk)).text
        for role in (("Writer",), ("Translator", "ar"))
    )

    edit = f"/admin/snippets/blog/quote/edit/{quote.pk}/"
    assert edit in theirs and edit not in others
    assert BAR in others
    assert "/admin/pages/" not in theirs
    assert edit not in seen_by(factories.user("Writer"), page).text


def test_the_bar_is_added_and_nothing_else_changes(page: PressReleasePage, reader: Client) -> None:
    said = seen_by(factories.user("Writer"), page).text

    assert re.sub(r"<div lang=[^>]*>\s*<!-- Wagtail user bar.*</div>\n(?=</body>)", "", said, flags=re.S) == (
        reader.get(page.url).text
    )


def test_it_comes_with_what_its_scripts_need_and_nobody_keeps_it(page: PressReleasePage) -> None:
    answer = seen_by(factories.user("Writer"), page)

    assert {"default-src 'none'", "script-src 'self'"} <= set(policy(answer))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Length"] == str(len(answer.content))
    assert not answer.cookies


def test_it_speaks_the_language_of_who_reads_it(page: PressReleasePage) -> None:
    user = factories.user("Writer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "ar"})

    said = seen_by(user, page).text

    assert '<div lang="ar" dir="rtl">' in said
    assert '<html lang="en"' in said


def test_who_has_chosen_none_gets_that_of_their_browser(page: PressReleasePage) -> None:
    arabic = factories.translated(page, "ar")
    client = Client(headers={"accept-language": "es"})
    client.cookies["newsroom_staff"] = staff.sign(factories.user("Writer").pk)

    assert '<div lang="es" dir="ltr">' in client.get(arabic.url).text


def test_who_is_staff_no_more_gets_the_readers_page(page: PressReleasePage, reader: Client) -> None:
    asked = reader.get(page.url)
    left = factories.user("Editor", username="left", is_active=False)
    never = factories.user(username="nobody")
    for user_id in (left.pk, never.pk, 999_999):
        answer = visit(page.url, staff.sign(user_id))
        assert (answer.content, policy(answer)) == (asked.content, policy(asked))


def test_a_forged_cookie_and_an_old_one_get_the_readers_page(
    page: PressReleasePage, reader: Client, time_machine: Any
) -> None:
    user = factories.user("Writer")
    time_machine.move_to("2026-11-27T08:00:00Z", tick=False)
    morning = staff.sign(user.pk)
    forged = signing.dumps(user.pk, salt="other")
    time_machine.move_to("2026-11-27T21:00:00Z", tick=False)

    for cookie in (morning, forged, str(user.pk), ""):
        assert visit(page.url, cookie).content == reader.get(page.url).content


@pytest.mark.parametrize(
    "address", ["/en/search/?q=rent", "/en/nothing/", "/robots.txt", "/en/news/feed.atom", "/"]
)
def test_where_no_page_is_shown_there_is_none(newsroom: HomePage, reader: Client, address: str) -> None:
    user = factories.user("Writer")
    answer, asked = visit(address, staff.sign(user.pk)), reader.get(address)

    assert (answer.status_code, answer.content) == (asked.status_code, asked.content)


def test_a_preview_is_the_readers_page(page: PressReleasePage) -> None:
    client = Client()
    client.force_login(factories.user("Writer"))
    client.cookies["newsroom_staff"] = staff.sign(factories.user("Writer").pk)
    draft = page.get_latest_revision_as_object()
    shown = client.get(f"/admin/pages/{draft.pk}/view_draft/")

    assert shown.status_code == 200
    assert BAR not in shown.text


def test_the_edition_never_has_it(page: PressReleasePage, edition: Path) -> None:
    seen_by(factories.user("Writer"), page)
    with renderer() as rendering:
        body = rendering.render(page.url).body

    assert body
    assert BAR.encode() not in body
