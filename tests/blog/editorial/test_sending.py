"""Sources are sent to translators: who may, what they are told before, and what it does."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from lxml.html import HtmlElement, document_fromstring
from wagtail.models import PageLogEntry

from blog.editorial.roles import ROLES
from blog.editorial.sending import offer_to_send
from blog.staff import edit_url, screen_url
from blog.translation.merging import sent_version
from blog.translation.start import start
from blog.translation.unsent import Unsent, unsent
from home.chrome import LANGUAGES
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

SENDS = ("Writer", "Editor", "Press officer")


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(response: Any) -> HtmlElement:
    return document_fromstring(response.content.decode())


def said(response: Any) -> str:
    return " ".join(page_of(response).text_content().split())


def begun(*codes: str, **fields: Any) -> Any:
    """Return a draft that has translations."""
    source = make.release("Tenants win", **fields)
    start(source, [make.locale(code) for code in codes])
    return make.fresh(source)


def retitled(source: Any, title: str = "Tenants win again") -> Any:
    newest = source.get_latest_revision_as_object()
    newest.title = title
    newest.save_revision(user=make.user("Writer"))
    return make.fresh(source)


def send(source: Any, user: Any, **posted: Any) -> Any:
    return client_of(user).post(
        screen_url("newsroom_send", source), {"revision": source.latest_revision_id, **posted}, follow=True
    )


# What translators don't have


def test_what_has_just_begun_or_was_sent_is_with_the_translators() -> None:
    source = begun("es", "ar")
    assert unsent(source) == []
    source = retitled(source)
    assert unsent(source) == [Unsent(LANGUAGES["es"], 1), Unsent(LANGUAGES["ar"], 1)]
    send(source, make.user("Writer"))
    assert unsent(source) == []


def test_saving_the_same_words_again_is_no_news() -> None:
    source = begun("es")
    source.get_latest_revision_as_object().save_revision(user=make.user("Writer"))
    assert unsent(make.fresh(source)) == []


def test_what_is_published_is_sent() -> None:
    source = retitled(begun("es"))
    assert unsent(make.published(source)) == []


def test_each_language_is_compared_with_what_it_got() -> None:
    source = retitled(begun("es"))
    start(source, [make.locale("ar")])
    assert unsent(source) == [Unsent(LANGUAGES["es"], 1)]


def test_another_picture_is_news_without_words() -> None:
    source = begun("es")
    newest = source.get_latest_revision_as_object()
    newest.lead_image, newest.lead_image_decorative = make.picture(), True
    newest.save_revision(user=make.user("Writer"))
    assert unsent(make.fresh(source)) == [Unsent(LANGUAGES["es"], 0)]
    text = said(client_of(make.user("Writer")).get(screen_url("newsroom_send", source)))
    assert "Español: no words, only pictures" in text


def test_texts_that_are_gone_count() -> None:
    source = begun("es", body=[make.paragraph("One."), make.paragraph("Two.")])
    newest = source.get_latest_revision_as_object()
    del newest.body[1]
    newest.save_revision(user=make.user("Writer"))
    assert unsent(make.fresh(source)) == [Unsent(LANGUAGES["es"], 1)]


# The screen


def test_the_screen_says_what_each_language_would_get() -> None:
    source = retitled(begun("es", "ar"))
    response = client_of(make.user("Writer")).get(screen_url("newsroom_send", source))
    text = said(response)
    assert "Español: 1 text is other than the one sent" in text
    assert "العربية: 1 text is other than the one sent" in text
    [own] = [each for each in page_of(response).iter("bdi") if each.get("lang") == "ar"]
    assert own.get("dir") == "rtl"


def test_sending_brings_the_words_and_stands_in_the_history() -> None:
    source = retitled(begun("es"))
    response = send(source, make.user("Writer"), comment="New headline")
    assert response.redirect_chain[-1] == (edit_url(source), 302)
    assert "“Tenants win again” is with its translators." in said(response)
    spanish = source.version(make.locale("es").pk)
    assert sent_version(spanish).title == "Tenants win again"
    assert not spanish.live and not make.fresh(source).live
    entry = PageLogEntry.objects.get(action="newsroom.send")
    assert (entry.page_id, entry.user, entry.data["languages"]) == (source.pk, make.user("Writer"), ["es"])
    history = said(client_of(make.user("Writer")).get(screen_url("newsroom_history", source)))
    assert "Sent to translators" in history and "New headline" in history


def test_a_quote_is_sent_too() -> None:
    quote = make.quote("We were in the room.")
    start(quote, [make.locale("es")])
    newest = quote.get_latest_revision_as_object()
    newest.words = "We were in that room."
    newest.save_revision(user=make.user("Writer"))
    send(make.fresh(quote), make.user("Writer"))
    assert sent_version(quote.version(make.locale("es").pk)).words == "We were in that room."


def test_words_that_were_not_shown_are_not_sent() -> None:
    source = retitled(begun("es"))
    seen = source.latest_revision_id
    retitled(source, "A third title")
    response = send(source, make.user("Writer"), revision=seen)
    assert "Look at them once more" in said(response)
    assert sent_version(source.version(make.locale("es").pk)).title == "Tenants win"


@pytest.mark.parametrize(
    ("codes", "change", "reason"),
    [
        ([], True, "This has no translations yet."),
        (["es"], False, "The translators have these words already."),
    ],
)
def test_what_stands_against_it_is_said(codes: list[str], change: bool, reason: str) -> None:
    source = begun(*codes)
    source = retitled(source) if change else source
    client = client_of(make.user("Writer"))
    assert reason in said(client.get(screen_url("newsroom_send", source)))
    assert reason in said(send(source, make.user("Writer")))


def test_a_translation_is_not_sent() -> None:
    spanish = begun("es").version(make.locale("es").pk)
    assert "This is a translation." in said(send(spanish, make.user("Writer")))


def test_only_who_works_on_statements_sends(subtests: pytest.Subtests) -> None:
    source = retitled(begun("es"))
    for role in ROLES:
        if role.name in SENDS:
            continue
        with subtests.test(role.name):
            for language in ("es", "en") if role.per_language else (None,):
                if language == "en" and role.name == "Translator":
                    continue
                user = make.user(role.name, language)
                assert client_of(user).get(screen_url("newsroom_send", source)).status_code == 302
                send(source, user)
    assert unsent(source)
    for name in SENDS:
        response = client_of(make.user(name)).get(screen_url("newsroom_send", source))
        assert response.status_code == 200


def test_what_there_is_not_is_not_found() -> None:
    client = client_of(make.user("Writer"))
    for address in ("/admin/newsroom/send/page/999999/", "/admin/newsroom/send/picture/1/"):
        assert client.get(address, follow=True).status_code == 404


# Where it is offered


def offered(user: Any, instance: Any) -> bool:
    page = page_of(client_of(user).get(edit_url(instance)))
    return bool(page.xpath(f"//nav//a[@href='{screen_url('newsroom_send', instance)}']"))


def test_the_editor_offers_it_while_there_is_something_to_send() -> None:
    source = begun("es")
    assert not offered(make.user("Writer"), source)
    source = retitled(source)
    assert offered(make.user("Writer"), source)
    send(source, make.user("Writer"))
    assert not offered(make.user("Writer"), source)


def test_after_a_submit_it_is_offered_with_the_languages_that_wait() -> None:
    def told(source: Any, user: Any, **posted: str) -> list[str]:
        request = RequestFactory().post("/", posted)
        request.user = user
        request.session = SessionStore()
        request._messages = default_storage(request)  # type: ignore[attr-defined]
        offer_to_send(request, source)
        return [str(message) for message in get_messages(request)]

    source = retitled(begun("es", "ar"))
    [message] = told(source, make.user("Writer"), **{"action-submit": "1"})
    assert "Español, العربية" in message and screen_url("newsroom_send", source) in message
    assert told(source, make.user("Writer")) == []
    assert told(source, make.user("Translator", "es"), **{"action-submit": "1"}) == []
    send(source, make.user("Writer"))
    assert told(make.fresh(source), make.user("Writer"), **{"action-submit": "1"}) == []
