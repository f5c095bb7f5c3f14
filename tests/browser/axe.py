"""What axe-core finds, as lines that a failing test can show."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script

# Every rule that axe has on by itself (WCAG 2.0 to 2.2, A and AA, best practices), and the size of targets.
EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def violations(page: Page) -> list[str]:
    """Return a line for each element that breaks a rule, in light or in dark; the page is left light.

    Darkness changes nothing but colours, so only their rules are asked again.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = [
        (scheme, _run(page, scheme, rules)) for scheme, rules in (("dark", COLOURS), ("light", EVERYTHING))
    ]
    return [
        f"{rule['id']} ({scheme}): {node['html'][:200]}"
        for scheme, rules in found
        for rule in rules
        for node in rule["nodes"]
    ]


def _run(page: Page, scheme: Literal["light", "dark"], options: dict[str, Any]) -> list[dict[str, Any]]:
    page.emulate_media(color_scheme=scheme)
    # A colour on its way from light to dark is neither.
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
    return page.evaluate("options => axe.run(options)", options)["violations"]
