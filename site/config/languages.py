"""The languages this installation can have. The database says which of them are open."""

import re
from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured

from home import cldr


class Language(NamedTuple):
    """One language: BCP 47 code, its own name, direction ("ltr" or "rtl") and the code to fall back to."""

    code: str
    name: str
    direction: str
    fallback: str | None


# Those whose interface is complete; staff can work in these, and only in these.
COMPLETE = [
    Language("en", "English", "ltr", None),
    Language("es", "Español", "ltr", "en"),
    Language("ar", "العربية", "rtl", "en"),
    Language("zh-hans", "简体中文", "ltr", "en"),
]

# RFC 5646, 2.1: language, script, region, variants, extensions, private use; or private use alone.
WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.ASCII,
)
# Django finds a language at the front of an address by up to three parts; the database keeps 35 characters.
MOST_PARTS, MOST_CHARACTERS = 3, 35


def languages(more: str = "") -> list[Language]:
    """Return the languages that come with Altavoz, and more.

    :param more: the environment variable NEWSROOM_LANGUAGES: entries separated by commas, each a BCP 47 code (RFC 5646)
        and, after `=`, what CLDR lacks or what shall differ from it: `Own name:direction:fallback`. Each of the three
        may be empty or left out. `ht,quc,prs=دری:rtl,mam=Mam::es` are four languages.

    Raises:
        ImproperlyConfigured: with one sentence on the first entry that can't be.
    """
    found = {language.code: language for language in COMPLETE}
    for entry in filter(None, (part.strip() for part in more.split(","))):
        code, equals, details = (part.strip() for part in entry.partition("="))
        code = code.replace("_", "-").lower()
        if code in found and not equals:
            continue
        found[code] = _language(code, details, found)
    return list(found.values())


def lang_info(added: list[Language]) -> dict[str, dict[str, object]]:
    """Return what Django's `get_language_info` shall know of languages, by code."""
    return {
        language.code: {
            "bidi": language.direction == "rtl",
            "code": language.code,
            "name": cldr.name_in("en", language.code) or language.name,
            "name_local": language.name,
        }
        for language in added
    }


def _language(code: str, details: str, before: dict[str, Language]) -> Language:
    name, direction, fallback, *surplus = [*(part.strip() for part in details.split(":")), "", ""]
    if not WELL_FORMED.fullmatch(code):
        raise _refused(f"“{code}” is not a language code. Write codes like ht, quc or pt-BR")
    if code in before:
        raise _refused(f"“{code}” is there already. Name it once, and not at all if it comes with Altavoz")
    if code.count("-") >= MOST_PARTS or len(code) > MOST_CHARACTERS:
        raise _refused(f"“{code}” is too long for an address. Use a code of at most three parts")
    if not (name := name or cldr.own_name(code) or ""):
        raise _refused(f"“{code}” is not a language that CLDR has a name for. Give its own: {code}=Name")
    if any(surplus) or direction not in {"", "ltr", "rtl"}:
        raise _refused(
            f"Of “{code}”, write no more than name, ltr or rtl, and fallback: {code}={name}:ltr:en"
        )
    if fallback and fallback not in before:
        raise _refused(f"“{code}” falls back to “{fallback}”, which must be named before it")
    return Language(code, name, direction or cldr.direction(code, name), fallback or _fallback(code, before))


def _fallback(code: str, before: dict[str, Language]) -> str:
    """Choose what its readers read most likely: the same language, the official one around it, else the first."""
    relatives = [known for known in before if known.split("-")[0] == code.split("-")[0]]
    neighbours = [
        known
        for official in cldr.official_beside(code)
        for known in before
        if known.split("-")[0] == official.split("-")[0] and cldr.script(known) == cldr.script(code)
    ]
    return next(iter([*relatives, *neighbours, *before]))


def _refused(sentence: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"NEWSROOM_LANGUAGES: {sentence}.")
