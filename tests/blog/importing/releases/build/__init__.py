"""The Word documents of the corpus, as code: `python -m tests.blog.importing.releases.build` writes them anew.

`word` has what the documents made with python-docx share; `raw` writes the XML of programs that write it otherwise.
"""

from collections.abc import Callable

from tests.blog.importing.releases.build import (
    changed,
    letterheads,
    other_programs,
    other_scripts,
    spanish,
    structured,
    two_languages,
)

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    name: build
    for module in (structured, letterheads, changed, spanish, other_programs, other_scripts, two_languages)
    for name, build in module.DOCUMENTS.items()
}
