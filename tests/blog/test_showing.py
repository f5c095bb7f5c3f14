"""What a page shows of quotes, people and contacts: public words only, in the reader's language where there are any."""

from typing import Any

import pytest

from blog.editorial.verbs.unpublish import unpublish
from blog.models import Person, Quote
from blog.showing import localised, shown_quotes
from blog.translation.start import start
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def translated(thing: Any, live: bool = True, **words: str) -> Any:
    [draft] = start(thing, [factories.locale("es")])
    newest = draft.get_latest_revision_as_object()
    for name, text in words.items():
        setattr(newest, name, text)
    newest.save_revision(user=factories.user("Writer"))
    return factories.published(factories.fresh(draft)) if live else factories.fresh(draft)


def said(quote: Quote, language: str = "en", draft: bool = False) -> Any:
    return shown_quotes([quote.pk], factories.locale(language), draft).get(quote.pk)


@pytest.fixture
def quote(newsroom: Any) -> Quote:
    return factories.published(factories.quote("We were in the room.", role="Tenant"))


def test_a_public_quote_is_shown_unmarked_in_its_own_language(quote: Quote) -> None:
    shown = said(quote)
    assert (shown.words, shown.name, shown.role) == ("We were in the room.", "Rosa Prueba", "Tenant")
    assert (shown.language, shown.name_language) == (None, None)


def test_where_there_is_no_translation_the_original_words_are_marked(quote: Quote) -> None:
    shown = said(quote, "es")
    assert shown.words == "We were in the room."
    assert shown.language.code == shown.name_language.code == "en"


def test_a_public_translation_is_shown_and_a_draft_of_one_is_not(quote: Quote) -> None:
    translation = translated(quote, live=False, words="Estábamos en la sala.", role="Inquilina")
    assert said(quote, "es").words == "We were in the room."
    factories.published(translation)
    shown = said(quote, "es")
    assert (shown.words, shown.role, shown.language) == ("Estábamos en la sala.", "Inquilina", None)
    assert said(quote, "ar").language.code == "en"


def test_words_of_a_draft_are_never_shown(quote: Quote) -> None:
    quote.words = "Words nobody approved."
    quote.save_revision()
    assert said(quote).words == "We were in the room."
    assert said(factories.quote("Never public.")) is None


def test_a_quote_that_was_taken_back_is_shown_in_no_language(quote: Quote) -> None:
    unpublish(quote, factories.user("Press officer"))
    assert said(quote) is None
    assert said(quote, "es") is None


def test_without_a_public_speaker_there_is_no_quote(quote: Quote) -> None:
    unpublish(quote.speaker, factories.user("Press officer"))
    assert said(quote) is None


def test_previews_show_the_newest_words(quote: Quote) -> None:
    quote.words = "Newer words."
    quote.save_revision()
    assert said(quote, draft=True).words == "Newer words."
    assert said(factories.quote("Never public."), draft=True).words == "Never public."


def test_the_original_stands_beside_a_translation_of_it() -> None:
    quote = factories.published(
        factories.quote("We were there.", original_words="Ahí estábamos.", original_language="es")
    )
    shown = said(quote)
    assert (shown.original.words, shown.original.code, shown.original.language.code) == (
        "Ahí estábamos.",
        "es",
        "es",
    )


def test_the_original_is_not_repeated_to_those_who_read_its_language() -> None:
    quote = factories.quote("We were there.", original_words="Ahí estábamos.", original_language="es")
    factories.published(quote)
    assert said(quote, "es").original is None


def test_an_original_in_a_language_without_a_name_here_keeps_its_code() -> None:
    quote = factories.published(factories.quote(original_words="Nou te la.", original_language="ht"))
    assert (said(quote).original.code, said(quote).original.language) == ("ht", None)


def test_initials_are_those_of_the_name() -> None:
    names = {"Rosa Prueba": "RP", "Rosa": "R", "Ana-Luz Prueba": "AL", "王芳": "王", "ليلى حسن": "ل"}
    for name, initials in names.items():
        speaker = factories.published(factories.person(name))
        quote = factories.published(factories.quote(f"Says {name}.", speaker=speaker))
        assert said(quote).initials == initials


def test_queries_do_not_grow_with_the_quotes(django_assert_max_num_queries: Any) -> None:
    quotes = [factories.published(factories.quote(f"Number {n}.")) for n in range(6)]
    locale = factories.locale("es")
    with django_assert_max_num_queries(3):
        assert len(shown_quotes([quote.pk for quote in quotes], locale)) == 6


def test_the_live_source_stands_in_and_others_do_not() -> None:
    person = factories.published(factories.person("Rosa"))
    translated(person, name="Rosa, en español")
    found = localised(Person, [person.pk], factories.locale("ar"))
    assert found[person.pk].name == "Rosa"
    assert found[person.pk].foreign.code == "en"
    assert localised(Person, [], factories.locale()) == {}
