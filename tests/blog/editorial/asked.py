"""What tests of questions by link start from, and how they read the page."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from blog.editorial.holding import not_held
from blog.editorial.verbs.ask import ask
from blog.models import Quote
from home.models import User
from tests import factories as make

WORDS = "No tenemos miedo, tenemos memoria."


def newest(thing: Any) -> Any:
    return make.fresh(thing).get_latest_revision_as_object()


def is_held(quote: Quote) -> bool:
    return not not_held(newest(quote))


def link(thing: Any, by: User | None = None, language: str = "es", name: str = "Marisol") -> str:
    _question, secret = ask(make.fresh(thing), by or make.user("Writer"), name, language)
    return f"/answer/{secret}/"


def reworded(thing: Any, **fields: Any) -> Any:
    draft = newest(thing)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=make.user("Writer"))
    return make.fresh(thing)


def page_of(response: Any) -> Any:
    return html.fromstring(response.content)


def text_of(response: Any) -> str:
    return " ".join(page_of(response).text_content().split())


def said(sentence: str, language: str = "es") -> str:
    with translation.override(language):
        return gettext(sentence)
