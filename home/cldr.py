"""What CLDR, the Unicode consortium's data on languages, knows of a language by its BCP 47 code. Through Babel."""

import unicodedata
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.lists import format_list

# BCP 47 codes for “undetermined” and CLDR's own for what all languages share: no languages.
_NO_LANGUAGE = {"und", "root"}

# Its data on these is another language's: it gives French words for Haitian Creole.
BORROWED = {"ht"}


def exact(code: str) -> Locale | None:
    """Return CLDR's data for this very code, or None."""
    if code.split("-")[0] in _NO_LANGUAGE:
        return None
    name = code.replace("-", "_")
    try:
        return Locale.parse(get_global("language_aliases").get(name, name))
    except (UnknownLocaleError, ValueError):
        return None


def nearest(code: str) -> Locale | None:
    """Return CLDR's data for a code, or for what is left when parts are taken off its end (RFC 4647, 3.4); or None."""
    parts = code.split("-")
    candidates = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((data for candidate in candidates if (data := exact(candidate))), None)


def own_name(code: str) -> str | None:
    """Return a language's own name as it stands by itself: Français, Kreyòl Ayisyen. None where CLDR has none."""
    data = exact(code)
    name = data and (data.get_display_name() or data.get_display_name("en"))
    if not name:
        return None
    # isiZulu, siSwati and chiShona have their capital where it belongs.
    return name[0].title() + name[1:] if name.split()[0].islower() else name


def name_in(language: str, code: str) -> str | None:
    """Return the name of a language (by its code) in another, or None where CLDR has none there."""
    shown_in = None if language.split("-")[0] in BORROWED else nearest(language)
    named = exact(code)
    return named.get_display_name(shown_in) if shown_in and named else None


def listed(words: Sequence[str], language: str) -> str:
    """Return words as a language joins them: “a, b and c”. With commas alone, where CLDR doesn't know how."""
    data = None if language.split("-")[0] in BORROWED else nearest(language)
    return format_list(words, locale=data) if data else ", ".join(words)


def direction(code: str, own_name: str) -> str:
    """Return "rtl" or "ltr": where CLDR doesn't say, a language runs as its own name does."""
    if data := exact(code):
        return "rtl" if data.text_direction == "rtl" else "ltr"
    strong = (unicodedata.bidirectional(letter) for letter in own_name)
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def script(code: str) -> str | None:
    """Return the script a language is written in, where the code or CLDR says: Latn, Arab."""
    named = (part.title() for part in code.split("-")[1:] if len(part) == 4 and part.isalpha())
    return next(named, None) or _likely(code, 1)


def territory(code: str) -> str | None:
    """Return the country that a code names, or else that where its language is most at home: GT for K'iche'."""
    named = (part.upper() for part in code.split("-")[1:] if len(part) == 2 or part.isdigit())
    return next(named, None) or _likely(code, 2)


def official_beside(code: str) -> list[str]:
    """Return the official languages of the country where a language is at home: Spanish for K'iche'."""
    territory = _likely(code, 2)
    found = get_official_languages(territory, de_facto=True) if territory else ()
    return [language.replace("_", "-").lower() for language in found]


def _likely(code: str, part: int) -> str | None:
    full = get_global("likely_subtags").get(code.split("-")[0], "").split("_")
    return full[part] if len(full) == 3 else None
