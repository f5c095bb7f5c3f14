"""Names of languages in other languages, from CLDR through Babel, also of those that Django doesn't know."""

from babel import Locale, UnknownLocaleError
from django.utils import translation


def name_of(code: str, in_language: str | None = None) -> str:
    """Return the name of a language (BCP 47 code) in another, the one in force unless given; the code if unknown."""
    shown_in = in_language or translation.get_language() or "en"
    try:
        display = Locale.parse(shown_in.replace("-", "_"))
        return Locale.parse(code.replace("-", "_")).get_display_name(display) or code
    except (UnknownLocaleError, ValueError):
        return code
