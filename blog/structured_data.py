"""What search engines are told of the newsroom's pages, in the words of schema.org.

Dates, texts and addresses are those that readers see on the page.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from blog.models import MediaContact, StatementPage, Topic
from blog.showing import Said, dateline
from home.chrome import Chrome, Link, Version
from home.models import Picture
from home.renditions import largest
from home.structured_data import Thing, breadcrumbs, filled, graph, organisation, website


def of_statement(page: StatementPage, context: dict[str, Any], root_url: str) -> Thing:
    """Return a statement as NewsArticle, with the quotes in it, who publishes it, and the way to it.

    :param context: what its template gets: blog.showing.statement_context and `chrome`.
    :param root_url: the address of the site, without a slash at the end.
    """
    chrome: Chrome = context["chrome"]
    if chrome.home is None:
        return {}
    url = urljoin(root_url, page.url)
    return graph(
        filled(
            type_="NewsArticle",
            id_=f"{url}#article",
            url=url,
            mainEntityOfPage=url,
            headline=page.title,
            description=page.summary,
            inLanguage=chrome.language.code,
            datePublished=_moment(page.published_on),
            dateModified=_moment(page.updated_on),
            dateline=dateline(page),
            author=[{"@type": "Organization", "name": chrome.home.title, "@id": f"{root_url}/#organisation"}],
            publisher=organisation(chrome.home, root_url, _contact_points(context["contacts"])),
            image=_image(page.lead_image, root_url),
            articleSection=str(page.get_kind_display()),
            keywords=_names(context["topics"]),
            isPartOf=website(chrome.home, root_url),
            isAccessibleForFree=True,
            hasPart=[quotation(said, chrome.language.code) for said in context["shown"].quotes.values()],
            **translations("NewsArticle", "article", chrome.versions, context["source_language"]),
        ),
        breadcrumbs(chrome, root_url, Link(page.url, page.title)),
    )


def quotation(said: Said, language: str) -> Thing:
    """Return words that somebody said (schema.org/Quotation).

    :param language: the page's, by its code.
    """
    original = said.original and filled(
        type_="Quotation", text=said.original.words, inLanguage=said.original.code
    )
    return filled(
        type_="Quotation",
        text=said.words,
        inLanguage=said.language.code if said.language else language,
        creator=filled(type_="Person", name=said.name, jobTitle=said.role),
        dateCreated=said.said_on and said.said_on.isoformat(),
        translationOfWork=original,
    )


def translations(kind: str, fragment: str, versions: Iterable[Version], source: str) -> Thing:
    """Return how the versions of a work hang together: the source names its translations, each of them the source.

    :param kind: the type of all of them.
    :param fragment: what their ids end in.
    :param source: the language it was written in, by its code.
    """
    found = list(versions)
    current = next((version for version in found if version.current), None)
    if current is None:
        return {}
    works = {
        version.language.code: {
            "@type": kind,
            "@id": f"{version.full_url}#{fragment}",
            "url": version.full_url,
            "inLanguage": version.language.code,
            "headline": version.title,
        }
        for version in found
        if not version.current
    }
    if current.language.code == source:
        return filled(workTranslation=list(works.values()))
    return filled(translationOfWork=works.get(source))


def _contact_points(contacts: Iterable[MediaContact]) -> list[Thing]:
    return [
        filled(
            type_="ContactPoint",
            contactType="press",
            name=contact.name,
            telephone=contact.phone,
            email=contact.email,
        )
        for contact in contacts
    ]


def _image(picture: Picture | None, root_url: str) -> list[Thing]:
    if picture is None:
        return []
    rendition = largest(picture)
    return [
        filled(
            type_="ImageObject",
            url=urljoin(root_url, rendition.url),
            width=rendition.width,
            height=rendition.height,
            creditText=picture.credit,
        )
    ]


def _names(topics: Iterable[Topic]) -> list[str]:
    return [topic.name for topic in topics]


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
