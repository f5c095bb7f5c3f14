"""Quotation marks per language, and the glue that makes large quotes break by sense."""

import re

MARKS = {
    "ar": ("«", "»"),
    "es": ("«", "»"),
    "fr": ("« ", " »"),
    "zh": ("“", "”"),
}
DEFAULT_MARKS = ("“", "”")

_OPENS = re.compile(r"(^|[.!?:;]\s)(\w{1,2}) (?=\w)")
_SENTENCE_END = re.compile(r"(\w) (\w{1,4}[.!?])(?=\s|$)")
NBSP = "\u00a0"


def marks(language: str) -> tuple[str, str]:
    """Return the opening and closing quotation mark of a language, given by its code."""
    return MARKS.get(language.split("-")[0], DEFAULT_MARKS)


def glued(words: str) -> str:
    """Bind short words that open a sentence to the next, and short words that close one to the one before."""
    words = _OPENS.sub(rf"\1\2{NBSP}", words)
    return _SENTENCE_END.sub(rf"\1{NBSP}\2", words)
