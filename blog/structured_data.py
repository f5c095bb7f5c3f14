"""What search engines are told of the newsroom's pages, in the words of schema.org.

Dates, texts and addresses are those that readers see on the page.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from blog.models import CampaignPage, CampaignUpdatePage, MediaContact, PressReleasePage, Quote, Topic
from blog.models.entry import KINDS
from blog.showing import Said, Shown, dateline
from blog.showing_ledger import ShownDemand
from home.chrome import Chrome, Link, Version
from home.models import Picture
from home.renditions import largest
from home.structured_data import Thing, breadcrumbs, filled, graph, organisation, website

KIND_NAMES = dict(KINDS)


def of_statement(
    page: PressReleasePage | CampaignUpdatePage, context: dict[str, Any], root_url: str
) -> Thing:
    """Return a statement as NewsArticle, with the quotes in it, who publishes it, and the way to it.

    :param context: what its template gets: blog.showing.statement_context and `chrome`.
    :param root_url: the address of the site, without a slash at the end.
    """
    chrome: Chrome = context["chrome"]
    if chrome.home is None:
        return {}
    url = urljoin(root_url, page.url)
    shown: Shown = context.get("shown") or Shown()
    release = isinstance(page, PressReleasePage)
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
            dateline=dateline(page) if release else None,
            author=[{"@type": "Organization", "name": chrome.home.title, "@id": f"{root_url}/#organisation"}],
            publisher=organisation(chrome.home, root_url, _contact_points(context.get("contacts", []))),
            image=_image(page.lead_image, root_url) if release else None,
            articleSection=str(KIND_NAMES[page.kind]),
            keywords=_names(context.get("topics", [])),
            isPartOf=website(chrome.home, root_url),
            isAccessibleForFree=True,
            hasPart=[quotation(said, chrome.language.code) for said in shown.quotes.values()],
            **translations("NewsArticle", "article", chrome.versions, page.source_language),
        ),
        breadcrumbs(chrome, root_url, Link(page.url, page.title)),
    )


def of_campaign(page: CampaignPage, context: dict[str, Any], root_url: str) -> Thing:
    """Return a campaign as Project: an enterprise, often of several, that is planned to achieve an aim.

    It is no Event, for it has no place, and no end but its aim; and schema.org's Demand is one of buyers. So the
    demands are a list of texts, each with what became of it.

    :param context: what its template gets: `demands` (blog.showing_ledger) and `chrome`.
    """
    chrome: Chrome = context["chrome"]
    if chrome.home is None:
        return {}
    url = urljoin(root_url, page.url)
    demands: list[ShownDemand] = context["demands"]
    return graph(
        filled(
            type_="Project",
            id_=f"{url}#campaign",
            url=url,
            mainEntityOfPage=url,
            name=page.title,
            description=page.goal,
            foundingDate=page.begun_on and page.begun_on.isoformat(),
            parentOrganization=organisation(chrome.home, root_url),
            member=[
                filled(type_="Organization", name=partner.value["name"], url=partner.value["address"])
                for partner in page.partners
            ],
        ),
        filled(
            type_="ItemList",
            id_=f"{url}#demands",
            about={"@id": f"{url}#campaign"},
            itemListElement=[
                {
                    "@type": "ListItem",
                    "position": demand.number,
                    "name": demand.text.text,
                    "description": str(demand.state.label),
                }
                for demand in demands
            ],
        )
        if demands
        else None,
        breadcrumbs(chrome, root_url, Link(page.url, page.title)),
    )


def of_quote(
    quote: Quote, said: Said, url: str, chrome: Chrome, root_url: str, used_in: Iterable[str]
) -> Thing:
    """Return the page of one quote: its words, and the statements that carry them.

    :param said: the quote as the page shows it.
    :param url: the absolute address of the page.
    :param used_in: absolute addresses of those statements.
    """
    person = filled(type_="Person", name=said.name, jobTitle=said.role)
    return graph(
        filled(
            # The source's page says more of the original than its words do.
            **quotation(said, chrome.language.code)
            | translations("Quotation", "quote", chrome.versions, quote.source_language),
            id_=f"{url}#quote",
            url=url,
            mainEntityOfPage=url,
            spokenByCharacter=person,
            abstract=quote.context,
            datePublished=_moment(quote.published_on),
            dateModified=_moment(quote.updated_on),
            citation=list(used_in),
        ),
        breadcrumbs(chrome, root_url, Link(url, quote.words)) if chrome.home else None,
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
