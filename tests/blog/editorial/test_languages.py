"""Languages are opened, hidden and retired: what that does to readers and staff, and what stands in the way."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import html5lib
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from blog.editorial import languages
from blog.editorial.languages import State, StillPublic, change, public_in
from blog.editorial.roles import ROLES
from blog.editorial.setup import checked, set_up
from blog.editorial.verbs import publish
from blog.editorial.verbs.unpublish import unpublish
from blog.models import NewsIndexPage, PressReleasePage, Quote
from blog.translation.record import missing_texts
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import HomePage, InformationPage, NewsroomLanguage
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

SCREEN = "/admin/newsroom/languages/"


def state_of(code: str) -> str:
    return NewsroomLanguage.state_of(factories.locale(code))


def information(language: str) -> InformationPage:
    page = InformationPage(
        title="Quiénes somos",
        body=[factories.paragraph("Vecinas.")],
        locale=factories.locale(language),
        live=False,
    )
    HomePage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision()
    return page


def take_everything_back(code: str) -> None:
    for item in public_in(code):
        unpublish(item.specific if isinstance(item, Page) else item, factories.user("Press officer"))


def setup_command(codes: str, *more: str) -> None:
    call_command(
        "setup_newsroom", "--name", factories.NAME, "--languages", codes, "--zone", factories.ZONE, *more
    )


# Opening and hiding


def test_a_language_is_opened_with_all_it_needs(reader: Client) -> None:
    assert reader.get("/zh-hans/").status_code == 404
    change("zh-hans", State.OPEN)
    home, source = (HomePage.objects.get(locale=factories.locale(code)) for code in ("zh-hans", "en"))
    assert (home.live, home.title, home.translation_key) == (True, source.title, source.translation_key)
    assert home.translated_from == source.locale
    assert Group.objects.filter(name="Translator (zh-hans)").exists()
    factories.published(factories.release("房客赢了", language="zh-hans"))
    for address in ("/zh-hans/", "/zh-hans/news/", "/zh-hans/news/房客赢了/"):
        assert reader.get(address).status_code == 200
    assert "/zh-hans/" in reader.get("/en/").text


def test_in_a_hidden_language_staff_write_and_readers_get_nothing(reader: Client) -> None:
    change("zh-hans", State.HIDDEN)
    statement = factories.release("房客赢了", language="zh-hans")
    [draft] = start(factories.published(factories.release()), [factories.locale("zh-hans")])
    assert draft.locale == statement.locale
    assert reader.get("/zh-hans/").status_code == 404
    assert "/zh-hans/" not in reader.get("/en/").text


def make_live(statement: Any) -> None:
    statement.live = True
    statement.save()


WAYS: list[Callable[[Any], object]] = [
    lambda statement: publish.publish(statement, factories.user(admin=True)),
    lambda statement: statement.latest_revision.publish(),
    make_live,
    lambda statement: publish.publish(
        HomePage.objects.get(locale=statement.locale), factories.user(admin=True)
    ),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", [State.HIDDEN, State.RETIRED])
def test_no_way_leads_to_live_in_a_language_that_is_not_open(
    way: Callable[[Any], object], state: State
) -> None:
    statement = factories.approved(factories.release("Ganan", language="es"))
    change("es", state)
    with pytest.raises(Refusal, match="isn’t open to readers"):
        way(factories.fresh(statement))
    assert not Page.objects.filter(locale=statement.locale, live=True).exists()


def test_hiding_and_opening_again_leaves_everything_as_it_was(reader: Client) -> None:
    before = list(Page.objects.order_by("path").values_list("path", "title", "slug", "live"))
    change("es", State.HIDDEN)
    assert reader.get("/es/news/").status_code == 404
    change("es", State.OPEN)
    assert list(Page.objects.order_by("path").values_list("path", "title", "slug", "live")) == before
    assert reader.get("/es/news/").status_code == 200


def test_a_home_page_with_words_to_translate_waits_and_its_lists_with_it(reader: Client) -> None:
    first = HomePage.objects.get(locale__language_code="en")
    first.tagline = "Words for everybody"
    first.save_revision().publish(skip_permission_checks=True)
    change("zh-hans", State.OPEN)
    assert state_of("zh-hans") == State.OPEN
    assert reader.get("/zh-hans/").status_code == 404
    home = HomePage.objects.get(locale__language_code="zh-hans")
    assert not Page.objects.descendant_of(home, inclusive=True).live().exists()
    assert "zh-hans" not in reader.get("/en/").content.decode()

    newest = home.get_latest_revision_as_object()
    assert [text.path for text in missing_texts(newest)] == ["tagline"]
    newest.tagline = "写给每个人"
    newest.save_revision().publish(skip_permission_checks=True)
    assert reader.get("/zh-hans/").status_code == 200
    assert reader.get("/zh-hans/news/").status_code == 200
    assert "/zh-hans/" in reader.get("/en/").content.decode()


# Closing


def nothing() -> None:
    pass


def a_draft() -> None:
    factories.release("Borrador", language="es")


def a_person() -> None:
    factories.published(factories.person(language="es"))


def a_statement() -> None:
    factories.published(factories.release("Ganan", language="es"))


def a_scheduled_statement() -> None:
    factories.published(
        factories.release("Mañana", language="es", embargo=timezone.now() + timedelta(days=1))
    )


def a_quote() -> None:
    factories.published(factories.quote("Estábamos en la sala.", language="es"))


def an_information_page() -> None:
    publish.publish(information("es"), factories.user("Press officer"))


@pytest.mark.parametrize("state", [State.HIDDEN, State.RETIRED])
@pytest.mark.parametrize(
    ("made", "in_the_way"),
    [
        (nothing, []),
        (a_draft, []),
        (a_person, []),
        (a_statement, ["“Ganan” /es/news/ganan/"]),
        (a_scheduled_statement, ["“Mañana” /es/news/mañana/"]),
        (a_quote, ["“Estábamos en la sala.”"]),
        (an_information_page, ["“Quiénes somos” /es/quiénes-somos/"]),
    ],
)
def test_a_language_is_closed_only_when_nothing_in_it_is_public(
    state: State, made: Callable[[], None], in_the_way: list[str], reader: Client
) -> None:
    made()
    pages = set(Page.objects.values_list("pk", flat=True))
    if in_the_way:
        with pytest.raises(StillPublic) as refused:
            change("es", state)
        assert refused.value.messages[1:] == in_the_way
        assert "1 text in it is public" in refused.value.messages[0]
        assert state_of("es") == State.OPEN
        assert reader.get("/es/").status_code == 200
        take_everything_back("es") if made is not a_scheduled_statement else None
    else:
        change("es", state)
        assert state_of("es") == state
        assert reader.get("/es/").status_code == 404
    assert set(Page.objects.values_list("pk", flat=True)) == pages


def test_what_was_taken_back_is_not_in_the_way_any_more() -> None:
    for made in (a_statement, a_quote, an_information_page):
        made()
    take_everything_back("es")
    change("es", State.RETIRED)
    assert PressReleasePage.objects.filter(locale=factories.locale("es")).exists()
    assert Quote.objects.filter(locale=factories.locale("es")).exists()


def test_a_long_list_is_cut_and_counted() -> None:
    speaker = factories.person(language="es")
    for number in range(22):
        factories.published(factories.quote(f"Número {number}.", speaker, language="es"))
    with pytest.raises(StillPublic) as refused:
        change("es", State.RETIRED)
    sentence, *items, more = refused.value.messages
    assert "22 texts in it are public" in sentence
    assert (len(items), more) == (20, "and 2 more")


def test_the_last_open_language_stays_open() -> None:
    change("es", State.HIDDEN)
    change("ar", State.RETIRED)
    with pytest.raises(Refusal, match="only open language"):
        change("en", State.HIDDEN)
    assert languages.open_codes() == ["en"]


def test_in_a_retired_language_nothing_is_begun() -> None:
    source = factories.release()
    change("es", State.RETIRED)
    before = Page.objects.count()
    for begin in (
        lambda: factories.release("Nace", language="es"),
        lambda: factories.quote("Dicho.", language="es"),
        lambda: start(source, [factories.locale("es")]),
    ):
        with pytest.raises(Refusal, match="Spanish is retired"):
            begin()
    assert Page.objects.count() == before
    change("es", State.OPEN)
    assert factories.release("Nace", language="es").pk


def test_staff_are_told_before_they_write_and_can_still_read(admin: Client) -> None:
    statement = factories.release("Ganan", language="es")
    change("es", State.RETIRED)
    news = factories.news("es")
    for address in (
        f"/admin/pages/add/blog/pressreleasepage/{news.pk}/",
        f"/admin/pages/{statement.pk}/copy/",
        "/admin/snippets/blog/person/add/?locale=es",
    ):
        response = admin.get(address, follow=True)
        assert response.redirect_chain, address
        assert "Spanish is retired" in response.text
    assert admin.get(f"/admin/pages/{statement.pk}/edit/").status_code == 200
    assert admin.get("/admin/snippets/blog/person/add/?locale=en").status_code == 200


# The screen


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(factories.user(admin=True))
    return client


def rows(response: Any) -> dict[str, tuple[list[str], list[str]]]:
    """By code: the texts of a row's cells and its buttons."""
    tables = html5lib.parse(response.content, namespaceHTMLElements=False).iter("table")
    table = next(table for table in tables if table.get("class") == "listing")
    found = {}
    for row in list(table.iter("tr"))[1:]:
        code = next(row.iter("code")).text
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row]
        found[code] = (cells, [button.get("value") for button in row.iter("button")])
    return found


def test_the_screen_shows_every_language_and_what_can_be_done(admin: Client) -> None:
    a_statement()
    a_draft()
    change("ar", State.RETIRED)
    found = rows(admin.get(SCREEN))
    assert list(found) == ["en", "es", "ar", "zh-hans"]
    assert found["es"][0][0] == "Español Spanish, es"
    assert found["es"][0][1] == "Open Public pages: 1 Drafts: 1"
    assert found["ar"][0][0] == "العربية Arabic, ar, from right to left"
    assert "Retired" in found["ar"][0][1]
    assert found["zh-hans"][0][1] == "Not used yet"
    acts = {code: buttons for code, (_cells, buttons) in found.items()}
    assert acts == {
        "en": ["hidden", "retired"],
        "es": ["hidden", "retired"],
        "ar": ["open", "hidden"],
        "zh-hans": ["open", "hidden"],
    }


def test_its_buttons_change_the_state(admin: Client, reader: Client) -> None:
    for code, state, status in (("zh-hans", "open", 200), ("zh-hans", "hidden", 404), ("es", "retired", 404)):
        response = admin.post(SCREEN, {"language": code, "state": state}, follow=True)
        assert "is now:" in response.text
        assert state_of(code) == state
        assert reader.get(f"/{code}/").status_code == status


def test_a_refusal_shows_what_is_in_the_way_and_the_way_to_it(admin: Client) -> None:
    statement = factories.published(factories.release("Ganan <b>hoy</b>", language="es"))
    response = admin.post(SCREEN, {"language": "es", "state": "retired"})
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    links = {link.get("href"): "".join(link.itertext()) for link in page.iter("a")}
    assert links[f"/admin/pages/{statement.pk}/edit/"] == "Ganan <b>hoy</b>"
    assert "1 text in it is public" in response.text
    assert state_of("es") == State.OPEN


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"language": "xx", "state": "open"},
        {"language": "es", "state": "gone"},
        {"language": "es", "state": "open"},
    ],
)
def test_what_the_screen_does_not_offer_is_not_done(admin: Client, posted: dict[str, str]) -> None:
    response = admin.post(SCREEN, posted, follow=True)
    assert "Look at them once more" in response.text
    assert state_of("es") == State.OPEN
    assert Locale.objects.filter(language_code="xx").exists() is False


def test_only_administrators_open_and_close(admin: Client, subtests: pytest.Subtests) -> None:
    for role in ROLES:
        with subtests.test(role.name):
            client = Client()
            client.force_login(factories.user(role.name, "es" if role.per_language else None))
            for response in (client.get(SCREEN), client.post(SCREEN, {"language": "es", "state": "retired"})):
                assert (response.status_code, response["Location"]) == (302, "/admin/")
            assert SCREEN not in client.get("/admin/").text
    assert state_of("es") == State.OPEN
    assert Client().get(SCREEN).status_code == 302
    assert SCREEN in admin.get("/admin/").text


# The command


def test_setup_opens_what_is_named_and_retires_what_is_not() -> None:
    setup_command("en,zh-Hans")
    assert {code: state_of(code) for code in ("en", "zh-hans", "es", "ar")} == {
        "en": "open",
        "zh-hans": "open",
        "es": "retired",
        "ar": "retired",
    }
    assert NewsIndexPage.objects.filter(locale__language_code="es").exists()
    setup_command("en,zh-hans", "--check")
    setup_command("en,es,ar")
    assert state_of("zh-hans") == State.RETIRED
    assert HomePage.objects.live().count() == 3


def test_setup_leaves_languages_that_are_being_prepared_alone() -> None:
    change("zh-hans", State.HIDDEN)
    setup_command("en,es,ar")
    assert state_of("zh-hans") == State.HIDDEN
    setup_command("en,es,ar", "--check")


def test_setup_retires_nothing_that_readers_can_read() -> None:
    a_statement()
    with pytest.raises(CommandError, match="Spanish stays open") as failure:
        call_command("setup_newsroom", "--name", "N", "--languages", "en,zh-hans", "--zone", "Asia/Tokyo")
    assert failure.value.returncode == 1
    assert "“Ganan” /es/news/ganan/" in str(failure.value)
    # Nothing was changed, not even what could have been.
    assert set(languages.open_codes()) == {"en", "es", "ar"}
    assert not HomePage.objects.filter(locale__language_code="zh-hans").exists()
    setup_command("en,es,ar", "--check")


def test_the_check_says_which_states_have_drifted(capsys: pytest.CaptureFixture[str]) -> None:
    change("es", State.HIDDEN)
    change("zh-hans", State.OPEN)
    with pytest.raises(CommandError):
        setup_command("en,es,ar", "--check")
    printed = capsys.readouterr().out
    assert "es is not open." in printed
    assert "zh-hans is open, but not named." in printed
    set_up(checked(factories.NAME, ["en", "es", "ar"], factories.ZONE))
    setup_command("en,es,ar", "--check")


def test_a_home_page_that_was_taken_back_is_made_public_again() -> None:
    news, home = factories.news("es"), HomePage.objects.get(locale__language_code="es")
    lists = [page.specific for page in home.get_children()]
    for page in (*lists, home):
        unpublish(page, factories.user("Press officer"))
    setup_command("en,es,ar")
    assert HomePage.objects.get(pk=home.pk).live and NewsIndexPage.objects.get(pk=news.pk).live


# What was there before states were


def test_languages_with_a_public_home_page_are_open_after_the_migration() -> None:
    NewsroomLanguage.objects.all().delete()
    HomePage.objects.filter(locale__language_code="ar").update(live=False)
    import_module("home.migrations.0003_languages").open_what_is_public(apps, None)
    assert set(languages.open_codes()) == {"en", "es"}
    assert state_of("ar") == State.HIDDEN
