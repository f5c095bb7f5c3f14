"""What axe-core finds, as lines that a failing test can show."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script

# Every rule that axe has on by itself (WCAG 2.0 to 2.2, A and AA, best practices), and the size of targets.
EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["cat.color"]}


def violations(page: Page) -> list[str]:
    """Return a line for each element that breaks a rule, in light or in dark; the page is left light.

    Darkness changes nothing but colours, so only their rules are asked again.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("options => axe.run(options)", COLOURS)
    page.emulate_media(color_scheme="light")
    light = page.evaluate("options => axe.run(options)", EVERYTHING)
    return [
        f"{rule['id']} ({scheme}): {node['html'][:200]}"
        for scheme, found in (("light", light), ("dark", dark))
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
