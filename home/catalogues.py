"""Interface strings: compiled without GNU gettext, and checked for what is missing.

Catalogues that people write are in home/locale. Every language that the environment adds has one under VAR besides,
made here: Django knows no language without a catalogue, and readers shall get their second language before English.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.plural import to_gettext
from django.conf import settings
from django.core import checks
from django.utils.translation import to_language, to_locale

from home import cldr

# What makemessages writes for a language that Django doesn't know.
NO_RULE = b"nplurals=INTEGER; plural=EXPRESSION;"
EMPTY = """msgid ""
msgstr ""
"Language: {locale}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule}\\n"
"""


def catalogue_files() -> list[Path]:
    """Return the catalogues that people write."""
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))


def complete_files() -> list[Path]:
    """Return those of them in which nothing may be missing."""
    codes = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    return [path for path in catalogue_files() if _code(path) in codes]


def read(path: Path) -> Catalog:
    """Return a catalogue; one that was begun without a plural rule has CLDR's."""
    return read_po(BytesIO(path.read_bytes().replace(NO_RULE, plural_rule(_code(path)).encode())))


def plural_rule(code: str) -> str:
    """Return which plural form stands with which number, from CLDR, as gettext writes it."""
    data = cldr.nearest(code)
    if data is None:
        return "nplurals=2; plural=(n != 1);"
    # CLDR's e is the exponent of numbers like 1.2e6, which gettext doesn't know: its numbers have none.
    return re.sub(r"\be\b", "0", to_gettext(data.plural_form))


def compile_all() -> int:
    """Write a .mo beside every .po that is newer, and those of added languages; return how many were written."""
    written = 0
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            target.write_bytes(_compiled(read(source)))
            written += 1
    for language in _added():
        target, content = stub_path(language.code), _stub(language.code)
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written += 1
    return written


def stub_path(code: str) -> Path:
    """Return where the made catalogue of an added language is."""
    return _in(settings.LOCALE_PATHS[1], code)


def check_stubs(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name the languages that nobody can reach because their catalogues were not made yet."""
    missing = [language.code for language in _added() if not stub_path(language.code).exists()]
    if not missing:
        return []
    sentence = (
        f"These languages have no catalogue yet, so their addresses lead nowhere: {', '.join(missing)}."
    )
    return [
        checks.Warning(sentence, hint="Run `manage.py compile_catalogues`, then start anew.", id="home.W001")
    ]


def _added() -> list[Any]:
    complete = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    return [language for language in settings.NEWSROOM_LANGUAGES if language.code not in complete]


def _stub(code: str) -> bytes:
    """Return the compiled strings of the complete language that one falls back to.

    They keep that language's plural rule, by which their forms were written; Django asks each catalogue by its own.
    English words are in the code already: then there are no strings, and the rule is the language's own.
    """
    complete = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    fallbacks = {language.code: language.fallback for language in settings.NEWSROOM_LANGUAGES}
    spoken = code
    while spoken not in complete and (fallback := fallbacks[spoken]):
        spoken = fallback
    words = _in(settings.LOCALE_PATHS[0], spoken)
    if words.exists():
        return words.read_bytes()
    header = EMPTY.format(locale=to_locale(code), rule=plural_rule(code))
    return _compiled(read_po(BytesIO(header.encode())))


def _in(folder: str | Path, code: str) -> Path:
    return Path(folder) / to_locale(code) / "LC_MESSAGES" / "django.mo"


def _code(path: Path) -> str:
    return to_language(path.parts[-3])


def _compiled(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def gaps(path: Path) -> list[str]:
    """Return the strings of a catalogue that have no translation, or one that a person must look at."""
    return [
        str(message.id)
        for message in read(path)
        if message.id and (message.fuzzy or not _whole(message.string))
    ]


def strings(path: Path) -> set[str]:
    """Return the strings that a catalogue knows, translated or not."""
    return {str(message.id) for message in read(path) if message.id}


def _whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)
