"""Names of languages in other languages, from CLDR, also of those that Django doesn't know."""

from django.utils import translation

from home import cldr
from home.chrome import LANGUAGES


def name_of(code: str, in_language: str | None = None) -> str:
    """Return the name of a language (BCP 47 code) in another, the one in force unless given.

    Where CLDR has no such name it is the language's own; where nobody knows one, the code.
    """
    shown_in = in_language or translation.get_language() or "en"
    return cldr.name_in(shown_in, code) or LANGUAGES[code].name


def is_language(code: str) -> bool:
    """Say whether a code (BCP 47) stands for a language of this installation, or one that CLDR knows."""
    return code in LANGUAGES or cldr.name_in("en", code) is not None
