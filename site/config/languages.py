"""The languages this installation can have. The database says which of them are open."""

from typing import NamedTuple


class Language(NamedTuple):
    """One language: BCP 47 code, its own name, direction ("ltr" or "rtl") and the code to fall back to."""

    code: str
    name: str
    direction: str
    fallback: str | None


NEWSROOM_LANGUAGES = [
    Language("en", "English", "ltr", None),
    Language("es", "Español", "ltr", "en"),
    Language("ar", "العربية", "rtl", "en"),
    Language("zh-hans", "简体中文", "ltr", "en"),
]
