"""Readers know the translators who want to be known, under the name that they chose, and nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from blog.editorial.verbs.leave import leave
from blog.translation.credit import translators
from blog.translation.models import Credit
from home.models import User
from tests import factories as make
from tests.blog.translation.edits import paragraphs
from tests.blog.translation.reading_pages import (
    body_of,
    page_of,
    source_of,
    spanish,
    words_in,
    write,
)

pytestmark = pytest.mark.usefixtures("newsroom")

ACCOUNT = reverse("wagtailadmin_account")


def translator(name: str = "lucia", **fields: Any) -> User:
    given = {"first_name": "Lucía", "last_name": "Prado", "email": f"{name}@casa.example", **fields}
    return make.user("Translator", "es", username=name, **given)


def choose(user: User, shown: str, pen_name: str = "") -> None:
    Credit.objects.update_or_create(user=user, defaults={"shown": shown, "pen_name": pen_name})


def credit_on(page: Any) -> str:
    return words_in(next(part for part in page.iter("div") if part.get("class") == "translated"))


def everything_about(reader: Client, translation: Any) -> str:
    addresses = [translation.url, f"{translation.url}text.txt", "/es/", "/es/news/"]
    addresses += [f"/es/news/feed.{kind}" for kind in ("atom", "rss", "json")]
    return "\n".join(reader.get(address).content.decode() for address in addresses)


def test_a_page_says_from_what_it_was_translated_and_leads_there(reader: Client) -> None:
    source = source_of()
    page = page_of(reader, spanish(source, translator()))
    told = next(part for part in page.iter("div") if part.get("class") == "translated")
    assert (told.find(".//a").get("href"), told.find(".//a").get("hreflang")) == (source.url, "en")
    assert words_in(told.find(".//a")) == "inglés"
    assert not [part for part in page_of(reader, source).iter() if part.get("class") == "translated"]


@pytest.mark.parametrize("chosen", [False, True])
def test_whoever_chose_nothing_is_nowhere(reader: Client, chosen: bool) -> None:
    lucia = translator()
    translation = spanish(source_of(), lucia)
    if chosen:
        choose(lucia, Credit.Shown.NONE, "La Golondrina")
    told = everything_about(reader, translation)
    for name in ("Lucía", "Prado", "lucia", "casa.example", "Golondrina"):
        assert name not in told


def test_a_name_a_pen_name_and_a_change_of_mind_hold_at_once_for_what_is_live(reader: Client) -> None:
    lucia = translator()
    translation = spanish(source_of(), lucia)
    choose(lucia, Credit.Shown.NAME)
    assert "Lucía Prado" in credit_on(page_of(reader, translation))
    assert "Lucía Prado" in reader.get(f"{translation.url}text.txt").content.decode()

    choose(lucia, Credit.Shown.PEN_NAME, "<i>La Golondrina</i>")
    assert "<i>La Golondrina</i>" in credit_on(page_of(reader, translation))
    assert "Lucía" not in everything_about(reader, translation)

    choose(lucia, Credit.Shown.NONE)
    assert "Golondrina" not in everything_about(reader, translation)


def test_somebody_without_a_name_is_not_shown_by_the_name_they_sign_in_with(reader: Client) -> None:
    lucia = translator(first_name="", last_name="")
    translation = spanish(source_of(), lucia)
    choose(lucia, Credit.Shown.NAME)
    assert "lucia" not in everything_about(reader, translation)


def test_who_wrote_most_comes_first_and_the_language_joins_them(reader: Client) -> None:
    lucia, nora = translator(), translator("nora", first_name="Nora", last_name="Vidal")
    translation = spanish(source_of(), lucia)
    body = body_of(translation)
    body[0]["value"] = paragraphs("Uno.", "Dos, y muchas palabras más que antes.")
    translation = make.published(write(translation, body, user=nora))
    for each in (lucia, nora):
        choose(each, Credit.Shown.NAME)
    assert translators(translation) == ["Nora Vidal", "Lucía Prado"]
    assert "Nora Vidal y Lucía Prado" in credit_on(page_of(reader, translation))


def test_whose_words_are_gone_is_not_credited() -> None:
    lucia, nora = translator(), translator("nora", first_name="Nora", last_name="Vidal")
    translation = spanish(source_of(), lucia)
    for each in (lucia, nora):
        choose(each, Credit.Shown.NAME)
    body = body_of(translation)
    body[0]["value"], body[1]["value"] = paragraphs("Número uno.", "Número dos."), "Número tres"
    newer = make.published(write(translation, body, user=nora, title="Han ganado"))
    assert translators(newer) == ["Nora Vidal"]


def test_a_name_goes_with_who_leaves_without_it_and_stays_with_who_leaves_it() -> None:
    lucia, nora = translator(), translator("nora", first_name="Nora", last_name="Vidal")
    pages = {each: spanish(source_of(slug=each.username), each) for each in (lucia, nora)}
    choose(lucia, Credit.Shown.PEN_NAME, "La Golondrina")
    choose(nora, Credit.Shown.NAME)
    admin = make.user(admin=True)
    leave(lucia, admin, keep_name=False)
    leave(nora, admin, keep_name=True)
    assert translators(pages[lucia]) == []
    assert not Credit.objects.filter(user=lucia).exists()
    assert translators(pages[nora]) == ["Nora Vidal"]


def test_a_deleted_account_is_not_credited() -> None:
    lucia = translator()
    translation = spanish(source_of(), lucia)
    choose(lucia, Credit.Shown.NAME)
    User.objects.filter(pk=lucia.pk).delete()
    assert translators(translation) == []


class TestAccount:
    """The part of the account where it is chosen."""

    def page(self, user: User) -> tuple[Client, Any]:
        client = Client()
        client.force_login(user)
        return client, page_of(client, ACCOUNT)

    def post(self, user: User, **fields: str) -> Any:
        client, page = self.page(user)
        filled = {
            part.get("name"): part.get("value", "")
            for part in page.iter("input")
            if part.get("name") and part.get("type") not in {"radio", "checkbox", "file", "submit"}
        }
        for select in page.iter("select"):
            chosen = [option for option in select.iter("option") if option.get("selected") is not None]
            filled[select.get("name")] = chosen[0].get("value", "") if chosen else ""
        return client.post(ACCOUNT, {**filled, **fields}, follow=True)

    def test_only_who_translates_is_asked(self) -> None:
        def asked(user: User) -> bool:
            return any(part.get("name") == "credit-shown" for part in self.page(user)[1].iter("input"))

        assert asked(translator())
        assert not asked(make.user("Legal reviewer"))

    def test_nothing_is_the_default(self) -> None:
        _client, page = self.page(translator())
        [checked] = [
            part.get("value")
            for part in page.iter("input")
            if part.get("name") == "credit-shown" and part.get("checked") is not None
        ]
        assert checked == "none"

    def test_a_choice_is_kept(self) -> None:
        lucia = translator()
        self.post(lucia, **{"credit-shown": "pen_name", "credit-pen_name": "  La Golondrina "})
        kept = Credit.objects.get(user=lucia)
        assert (kept.shown, kept.pen_name) == ("pen_name", "La Golondrina")

    def test_a_pen_name_is_asked_for_and_nothing_else_is_lost(self) -> None:
        lucia = translator()
        answer = self.post(
            lucia,
            **{"credit-shown": "pen_name", "credit-pen_name": "  ", "name_email-last_name": "Prado Ruiz"},
        )
        assert answer.status_code == 200
        assert "Write the pen name" in answer.content.decode()
        assert "Prado Ruiz" in answer.content.decode()
        assert not Credit.objects.exists()

    @pytest.mark.parametrize("bad", ["everything", "", "x" * 500])
    def test_what_is_no_choice_is_refused(self, bad: str) -> None:
        lucia = translator()
        assert self.post(lucia, **{"credit-shown": bad, "credit-pen_name": bad}).status_code == 200
        assert not Credit.objects.exists()
