"""Lets Wagtail's form fields start under a policy without inline scripts.

Date fields, choosers and panels each bring one inline script of a known shape: a call with data. Exactly those
are allowed, by their hash (CSP Level 3, section 8.1), and nothing else that gets into a page.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FIELD = re.compile(
    r'(?:new [A-Za-z.]+|init(?:Date|Time|DateTime)Chooser|createTaskChooser)\("[\w-]+"(?:, (?P<data>\{.*\}))?\);'
)
PANEL = re.compile(
    r'\s*\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)\(JSON\.parse\("[^"]*"\)\);'
    r"\s*\}\)\(\);\s*"
)


def script_hashes(html: str) -> list[str]:
    """Return CSP sources for those inline scripts of a page that do no more than start a field or a panel."""
    return [
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in sorted(_starters(html))
    ]


def _starters(html: str) -> Iterator[str]:
    for script in set(INLINE.findall(html)):
        field = FIELD.fullmatch(script)
        if PANEL.fullmatch(script) or (field and _is_data(field["data"])):
            yield script


def _is_data(text: str | None) -> bool:
    try:
        json.loads(text or "{}")
    except ValueError:
        return False
    return True
