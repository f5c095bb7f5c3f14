"""The languages of an installation: those that come with it, and any other that the environment names."""

import gettext
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from babel.localedata import locale_identifiers
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from hypothesis import given
from hypothesis import strategies as st

from config.languages import COMPLETE, lang_info, languages
from home import catalogues, cldr
from home.chrome import LANGUAGES
from home.language_names import name_of

# Every language of CLDR, with its scripts, without the countries it is spoken in.
CODES = sorted(
    {
        code.replace("_", "-").lower()
        for code in locale_identifiers()
        if not re.search(r"_([A-Z]{2}|\d{3})\b", code)
    }
)


def added(setting: str) -> Any:
    """The last language that a setting adds."""
    return languages(setting)[-1]


# The setting


@pytest.mark.parametrize(
    ("setting", "code", "name", "direction", "fallback"),
    [
        ("ht", "ht", "Kreyòl Ayisyen", "ltr", "en"),
        ("quc", "quc", "Kʼicheʼ", "ltr", "es"),
        ("fr", "fr", "Français", "ltr", "en"),
        ("ur", "ur", "اردو", "rtl", "en"),
        ("ckb", "ckb", "کوردیی ناوەندی", "rtl", "ar"),
        ("zu", "zu", "isiZulu", "ltr", "en"),
        ("ka", "ka", "ქართული", "ltr", "en"),
        ("pt_BR", "pt-br", "Português (Brasil)", "ltr", "en"),
        ("zh-Hant", "zh-hant", "中文 (繁體)", "ltr", "zh-hans"),
        ("es-419", "es-419", "Español (Latinoamérica)", "ltr", "es"),
        ("mam=Mam", "mam", "Mam", "ltr", "es"),
        ("prs=دری:rtl:ar", "prs", "دری", "rtl", "ar"),
        ("prs=دری", "prs", "دری", "rtl", "en"),
        ("x-house=Our own", "x-house", "Our own", "ltr", "en"),
        ("quc=::en", "quc", "Kʼicheʼ", "ltr", "en"),
        (" fr , ht ", "ht", "Kreyòl Ayisyen", "ltr", "fr"),
    ],
)
def test_a_language_is_added_by_its_code(
    setting: str, code: str, name: str, direction: str, fallback: str
) -> None:
    assert added(setting) == (code, name, direction, fallback)


def test_what_comes_with_altavoz_need_not_be_named_and_may_be() -> None:
    assert languages("") == languages("en,es") == languages(" , ") == COMPLETE


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("e", "“e” is not a language code"),
        ("../etc", "not a language code"),
        ("en--us", "not a language code"),
        ("español", "not a language code"),
        ("nah", "Give its own: nah=Name"),
        ("und", "Give its own"),
        ("es=Castellano", "“es” is there already"),
        ("fr,fr=Français", "“fr” is there already"),
        ("fr=Français:up", "“fr”, write no more than name, ltr or rtl, and fallback"),
        ("fr=Français:ltr:en:x", "write no more"),
        ("fr=::quc", "falls back to “quc”, which must be named before it"),
        ("fr=::fr", "must be named before it"),
        ("sl-rozaj-biske-1994=Slovenščina", "at most three parts"),
    ],
)
def test_what_cannot_be_stops_the_site_with_one_sentence(setting: str, said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(said)) as failure:
        languages(setting)
    assert "\n" not in str(failure.value)


@given(st.lists(st.one_of(st.sampled_from(CODES), st.text(max_size=12)), max_size=4).map(",".join))
def test_any_setting_gives_languages_or_a_sentence_and_fallbacks_end(setting: str) -> None:
    try:
        found = languages(setting)
    except ImproperlyConfigured as error:
        assert str(error).startswith("NEWSROOM_LANGUAGES: ")
        return
    places = {language.code: place for place, language in enumerate(found)}
    assert len(places) == len(found)
    for language in found:
        assert language.direction in {"ltr", "rtl"}
        assert language.name
        # Each falls back to one before it, and so, in the end, to the first.
        assert language.fallback is None or places[language.fallback] < places[language.code]


@pytest.mark.parametrize("code", [code for code in CODES if cldr.exact(code) and cldr.own_name(code)])
def test_every_language_of_cldr_can_be_had(code: str) -> None:
    language = added(code)
    data = cldr.exact(code)
    assert data
    if language not in COMPLETE:
        assert language.direction == ("rtl" if data.character_order == "right-to-left" else "ltr")
        assert lang_info([language])[code]["bidi"] == (language.direction == "rtl")
    # gettext must be able to read the rule, and pick with it the form that CLDR says.
    count, rule = re.fullmatch(r"nplurals=(\d+); plural=(.*);", catalogues.plural_rule(code)).groups()  # type: ignore[union-attr]
    form = gettext.c2py(rule)  # type: ignore[attr-defined]
    chosen = {number: form(number) for number in (*range(130), 1000, 1_000_000)}
    assert max(chosen.values()) < int(count)
    for number, other in ((1, 2), (2, 3), (5, 21), (0, 1)):
        same = data.plural_form(number) == data.plural_form(other)
        assert (chosen[number] == chosen[other]) == same


def test_names_of_languages_are_in_the_language_shown_or_their_own() -> None:
    assert name_of("ht", "en") == "Haitian Creole"
    assert name_of("quc", "es") == "quiché"
    # CLDR has no such words in K'iche', and French ones for Haitian Creole.
    assert name_of("es", "quc") == "Español"
    assert name_of("es", "ht") == "Español"
    for unknown in ("", "nobody knows", "../../etc", "x" * 100):
        assert name_of(unknown, "en") == unknown


def test_a_language_that_is_not_in_the_setting_any_more_still_has_a_name() -> None:
    assert "ht" not in LANGUAGES
    assert (LANGUAGES["ht"].name, LANGUAGES["ur"].direction, LANGUAGES["mam"].name) == (
        "Kreyòl Ayisyen",
        "rtl",
        "mam",
    )
    assert [LANGUAGES.place(code) for code in ("en", "zh-hans", "ht")] == [0, 3, 4]


# Catalogues


@pytest.fixture
def shelves(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A folder of catalogues with our Spanish one and somebody's beginning of one in Mam; one more for those made."""
    settings.NEWSROOM_LANGUAGES = languages("mam=Mam,ht,kek=Qʼeqchiʼ::mam")
    written, made = tmp_path / "written", tmp_path / "made"
    spanish = written / "es" / "LC_MESSAGES" / "django.po"
    spanish.parent.mkdir(parents=True)
    spanish.write_bytes((settings.ROOT / "home/locale/es/LC_MESSAGES/django.po").read_bytes())
    mam = written / "mam" / "LC_MESSAGES" / "django.po"
    mam.parent.mkdir(parents=True)
    mam.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n\n'
        'msgid "News"\nmsgstr "Tqanil"\n\nmsgid "Newest"\nmsgstr ""\n',
        encoding="utf-8",
    )
    settings.LOCALE_PATHS = [str(written), str(made)]
    yield made
    settings.LOCALE_PATHS = []


def test_a_language_without_a_catalogue_is_named_by_a_check_and_gets_one(shelves: Path) -> None:
    assert [warning.id for warning in catalogues.check_stubs(None)] == ["home.W001"]
    assert "mam, ht, kek" in catalogues.check_stubs(None)[0].msg
    catalogues.compile_all()
    assert catalogues.check_stubs(None) == []
    assert sorted(path.name for path in shelves.iterdir()) == ["ht", "kek", "mam"]
    # Nothing is written twice.
    assert catalogues.compile_all() == 0


def test_strings_are_the_languages_own_then_those_of_its_fallback_then_english(shelves: Path) -> None:
    catalogues.compile_all()
    with translation.override("mam"):
        assert (_("News"), _("Newest"), _("No such string")) == ("Tqanil", "Últimas", "No such string")
    with translation.override("kek"):
        assert _("News") == "Noticias"
    with translation.override("ht"):
        assert _("News") == "News"


def test_counted_strings_are_in_the_form_that_their_own_language_wants(shelves: Path) -> None:
    catalogues.compile_all()
    words = ("In %(number)s language", "In %(number)s languages")
    for code in ("mam", "es", "ht", "en"):
        with translation.override(code):
            found = [ngettext(*words, number) for number in range(200)]
        one, many = ("En %(number)s idioma", "En %(number)s idiomas") if code in ("mam", "es") else words
        assert found == [one if number == 1 else many for number in range(200)]


def test_a_catalogue_begun_without_a_plural_rule_has_that_of_cldr(shelves: Path) -> None:
    path = Path(settings.LOCALE_PATHS[0]) / "ru" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_bytes((Path(settings.LOCALE_PATHS[0]) / "mam/LC_MESSAGES/django.po").read_bytes())
    assert catalogues.read(path).num_plurals == 4


# A newsroom in added languages


def newsroom(act: str, var: Path, setting: str) -> dict[str, Any]:
    result = subprocess.run(
        [sys.executable, "-m", "tests.home.added_languages", act],
        cwd=settings.ROOT,
        env={
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": f"{settings.ROOT / 'site'}{os.pathsep}{settings.ROOT}",
            "VAR_DIR": str(var),
            "NEWSROOM_LANGUAGES": setting,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-4000:]
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def made(var: Path) -> dict[str, Any]:
    return newsroom("make", var, "ht,quc,prs=دری:rtl")


@pytest.fixture(scope="module")
def dropped(made: dict[str, Any], var: Path) -> dict[str, Any]:
    return newsroom("drop", var, "")


def root_of(made: dict[str, Any], address: str) -> Any:
    return html5lib.parse(made["pages"][address], namespaceHTMLElements=False)


def texts(root: Any, tag: str) -> list[str]:
    return ["".join(element.itertext()).strip() for element in root.iter(tag)]


def test_before_their_catalogues_are_made_the_check_says_so(made: dict[str, Any]) -> None:
    assert made["unready"] and "ht, quc, prs" in made["unready"][0]


@pytest.mark.parametrize(("code", "direction"), [("ht", "ltr"), ("quc", "ltr"), ("prs", "rtl")])
def test_pages_say_their_language_and_direction(made: dict[str, Any], code: str, direction: str) -> None:
    for path in ("", "news/", "news/oyate/", "news/nothing/"):
        root = root_of(made, f"/{code}/{path}")
        assert (root.get("lang"), root.get("dir")) == (code, direction)


def test_the_switcher_has_their_own_names(made: dict[str, Any]) -> None:
    links = {
        link.get("hreflang"): (link.text, link.get("dir"))
        for link in root_of(made, "/quc/news/").iter("a")
        if link.get("hreflang")
    }
    assert links["ht"] == ("Kreyòl Ayisyen", "ltr")
    assert links["quc"] == ("Kʼicheʼ", "ltr")
    assert links["prs"] == ("دری", "rtl")


@pytest.mark.parametrize(
    ("code", "published", "by"),
    [
        ("ht", "5 novanm 2025", "By dimanch, 30 novanm 2025, 12:00 EST"),
        ("quc", "2025-11-05", "2025-11-30, 12:00 EST"),
        ("prs", "5 نومبر 2025", "By یکشنبه, 30 نومبر 2025, 12:00 EST"),
    ],
)
def test_their_dates_have_no_english_names(made: dict[str, Any], code: str, published: str, by: str) -> None:
    times = texts(root_of(made, f"/{code}/news/oyate/"), "time")
    assert times[0] == published
    assert by in times[1]
    assert published in texts(root_of(made, f"/{code}/news/"), "time")
    assert published in texts(root_of(made, f"/{code}/"), "time")
    for path in ("", "news/", "news/oyate/"):
        assert not re.search(r"\bNov(ember)?\b|\bSun(day)?\b", made["pages"][f"/{code}/{path}"])


def test_where_a_language_has_no_strings_readers_get_those_of_its_fallback(made: dict[str, Any]) -> None:
    assert "Ir al texto" in texts(root_of(made, "/quc/"), "a")
    assert "Skip to the text" in texts(root_of(made, "/ht/"), "a")
    assert made["counted"]["quc"][:3] == [
        "En %(number)s idiomas",
        "En %(number)s idioma",
        "En %(number)s idiomas",
    ]


def test_django_knows_them(made: dict[str, Any]) -> None:
    assert made["info"] == {"ht": "Kreyòl Ayisyen False", "quc": "Kʼicheʼ False", "prs": "دری True"}
    assert made["door"] == "/quc/"


def test_staff_work_in_a_complete_interface_only(made: dict[str, Any]) -> None:
    page = html5lib.parse(made["interface"], namespaceHTMLElements=False)
    (choice,) = (
        select for select in page.iter("select") if select.get("name") == "locale-preferred_language"
    )
    assert [option.get("value") for option in choice if option.get("value")] == ["en", "es", "ar", "zh-hans"]


def test_a_language_taken_out_of_the_setting_is_not_dropped_in_silence(dropped: dict[str, Any]) -> None:
    sentence = (
        "NEWSROOM_LANGUAGES doesn’t name ht any more, but this is public in it: “Oyate” /ht/news/oyate/."
    )
    assert sentence in dropped["errors"]
    assert len(dropped["errors"]) == 3
    assert sentence in dropped["serve"]
    assert sentence in dropped["migrate"]
    assert "stays open" in dropped["setup"]


def test_without_the_setting_nothing_breaks(dropped: dict[str, Any]) -> None:
    assert {address: status for address, status in dropped["readers"].items() if status >= 500} == {}
    assert dropped["readers"]["/en/news/"] == 200
    assert set(dropped["staff"].values()) == {200}
