"""One normaliser for texts and queries: what both sides become before they are compared, on every database alike.

A text becomes a sequence of tokens: one a word, or, in scripts that write no spaces, one for each two neighbours.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import snowballstemmer

# Snowball's name for each language it knows, by primary subtag (BCP 47).
SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

LONGEST_FORM = 40

# Letters that no Unicode decomposition leads back to the ones that people type instead.
_PLAIN = str.maketrans(
    {
        **dict(zip("øđłıħŧ", "odliht", strict=True)),
        **{"æ": "ae", "œ": "oe", "þ": "th", "ð": "d"},
        **{"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ء": "", "ـ": ""},
    }
)
# Letters of their own, not others with a mark, whatever Unicode decomposes them to.
_LETTERS = set("йў")

# Han, kana; Thai and Lao, Burmese, Khmer; half-width kana.
_SPACELESS = (
    "\u3005\u3007\u3040-\u3096\u3099\u309a\u309d-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uff66-\uff9f"
)
# Of the first plane only: with others in it, the pattern takes four times as long.
_MARKS = "".join(
    re.escape(chr(code)) for code in range(0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc", "Cf"}
)
_RUN = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['’]s\b)?")
_POSSESSIVE = re.compile("['’]s$")
_PART = re.compile(rf"[{_SPACELESS}]+|[^{_SPACELESS}]+")
_SPACELESS_START = re.compile(rf"[{_SPACELESS}]")
_FOLDED = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_CLUSTER = re.compile(rf".[{_MARKS}\uff9e\uff9f]*", re.DOTALL)

_ARTICLE = re.compile(r"^(?:[وف]?(?:ال|بال|كال)|[وف]?لل)(?=.{3})")
_FEMININE = re.compile(r"(?<=...)(?:ات|ه)$")

_stemmers = threading.local()


class Token(NamedTuple):
    """What stands from `start` to `end` of a text: `form` is what a typing error is held against, `stem` what is found.

    `pair`: two neighbouring characters of a script without spaces; pairs overlap, and stand for themselves.
    """

    start: int
    end: int
    form: str
    stem: str
    pair: bool = False


def fold(text: str) -> str:
    """Return a text without what readers don't type alike: width, case, diacritics, Arabic spellings, other digits.

    NFKC and full case folding (Unicode 3.13), then marks of the classes that Latin, Greek, Cyrillic, Hebrew and Arabic
    put on letters are taken away; vowel signs of Indic scripts stay. Folding what is folded changes nothing.
    """
    if text.isascii():
        return text.lower()
    same = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(map(_plain, same)))


def tokens(text: str, language: str) -> list[Token]:
    """Cut a text into its tokens, in order.

    :param language: BCP 47 code of the text's language, which decides how its words are stemmed.
    """
    found: list[Token] = []
    for run in _RUN.finditer(text.replace("_", " ")):
        if run[0].isascii():
            found += _words(run[0], run.start(), language)
        else:
            for part in _PART.finditer(run[0]):
                cut = _pairs if _SPACELESS_START.match(part[0]) else _words
                found += cut(part[0], run.start() + part.start(), language)
    return found


def stem(form: str, language: str) -> str:
    """Return what the inflections of a word share, as far as Snowball knows the language; else the form itself."""
    primary = language.split("-")[0]
    if form.isdecimal() or primary not in SNOWBALL:
        return form
    if primary == "ar":
        form = _FEMININE.sub("", form)
    # Some stemmers write marks that folding has taken away.
    return fold(_stemmer(SNOWBALL[primary]).stemWord(form)) or form


def _words(run: str, start: int, language: str) -> list[Token]:
    return [Token(start, start + len(run), form, stemmed) for form, stemmed in _forms(run, language)]


@lru_cache(maxsize=1 << 15)
def _forms(run: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return forms and stems of what was written as one word."""
    run = _POSSESSIVE.sub("", run)
    forms = [word[0] for word in _FOLDED.finditer(fold(_visible(run)))]
    if language.split("-")[0] == "ar":
        forms = [_ARTICLE.sub("", form) for form in forms]
    return tuple((form[:LONGEST_FORM], stem(form[:LONGEST_FORM], language)) for form in forms)


def _pairs(run: str, start: int, language: str) -> list[Token]:
    places = [
        (character, start + cluster.start(), start + cluster.end())
        for cluster in _CLUSTER.finditer(run)
        for character in fold(_visible(cluster[0]))
        if not character.isspace()
    ]
    if len(places) == 1:
        ((character, first, last),) = places
        return [Token(first, last, character, character)]
    return [
        Token(first, last, one + other, one + other, pair=True)
        for (one, first, _), (other, _, last) in pairwise(places)
    ]


def _stemmer(name: str) -> Any:
    # A stemmer keeps the word it is at, so each thread has its own.
    if not hasattr(_stemmers, name):
        setattr(_stemmers, name, snowballstemmer.stemmer(name))
    return getattr(_stemmers, name)


def _plain(character: str) -> str:
    if character in _LETTERS:
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    letters = (part for part in unicodedata.normalize("NFD", character) if not _is_accent(part))
    return "".join(letters).translate(_PLAIN)


def _visible(text: str) -> str:
    """Take away what has no shape: soft hyphens, joiners, marks of direction."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _is_accent(character: str) -> bool:
    """Say whether a combining mark is one that words are searched without (classes of Unicode 4.3)."""
    return 10 <= unicodedata.combining(character) <= 36 or unicodedata.combining(character) >= 200
