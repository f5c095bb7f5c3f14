"""What search engines are told of a page, in the words of schema.org. blog.structured_data adds the newsroom's."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.templatetags.static import static

from home.chrome import Chrome, Link

if TYPE_CHECKING:
    from home.models import HomePage

Thing = dict[str, Any]

# Pixels; the file in static/icons.
LOGO_SIZE = 180


def graph(*things: Thing | None) -> Thing:
    """Return several things as one document; what is None is left out."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def filled(**members: Any) -> Thing:
    """Return a thing without the members that are empty. `type_` and `id_` stand for @type and @id."""
    names = {"type_": "@type", "id_": "@id"}
    return {
        names.get(name, name): value for name, value in members.items() if value not in (None, "", [], {})
    }


def organisation(home: "HomePage", root_url: str, contacts: list[Thing] | None = None) -> Thing:
    """Return who is speaking (schema.org/Organization), under the one id that it has in every language.

    :param root_url: the address of the site, without a slash at the end.
    :param contacts: its points of contact, as ContactPoint.
    """
    return filled(
        type_="Organization",
        id_=f"{root_url}/#organisation",
        name=home.title,
        url=urljoin(root_url, home.url),
        description=home.description,
        logo=filled(
            type_="ImageObject",
            url=urljoin(root_url, static("icons/apple-touch-icon.png")),
            width=LOGO_SIZE,
            height=LOGO_SIZE,
        ),
        contactPoint=contacts,
    )


def website(home: "HomePage", root_url: str) -> Thing:
    """Return the newsroom in one language (schema.org/WebSite)."""
    url = urljoin(root_url, home.url)
    return filled(
        type_="WebSite",
        id_=f"{url}#site",
        name=home.title,
        url=url,
        inLanguage=home.locale.language_code,
        publisher={"@id": f"{root_url}/#organisation"},
    )


def breadcrumbs(chrome: Chrome, root_url: str, last: Link) -> Thing:
    """Return the way from the home page to a page (schema.org/BreadcrumbList), the page itself the last step."""
    home = [Link(chrome.home.url, chrome.home.title)] if chrome.home else []
    section = [chrome.section] if chrome.section and chrome.section.url != last.url else []
    steps = [
        {"@type": "ListItem", "position": place, "name": step.title, "item": urljoin(root_url, step.url)}
        for place, step in enumerate([*home, *section, last], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
