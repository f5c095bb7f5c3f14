"""What the press page shows of the things it refers to."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.models import Boilerplate, MediaContact, Person
from blog.models.press_page import PressPage, language_codes
from blog.reporters import Download, download
from blog.showing import chosen, initials, localised
from home.chrome import Language
from home.language_names import name_of
from home.models import NewsroomSettings, Picture
from home.renditions import pictures, pictures_in, prefetch


@dataclass(frozen=True)
class Spokesperson:
    """Somebody who speaks to reporters. `name_language` is set where their words are not in the page's language."""

    name: str
    name_language: Language | None
    role: str
    languages: str
    picture: Picture | None
    download: Download | None

    @property
    def initials(self) -> str:
        return initials(self.name)


def press_context(request: HttpRequest, page: PressPage) -> dict[str, Any]:
    """Return what the press page's template needs beside the page. `request.is_preview` shows drafts too."""
    draft = getattr(request, "is_preview", False)
    locale = page.locale
    contacts = localised(MediaContact, chosen(page.contacts), locale, draft)
    texts = localised(Boilerplate, chosen(page.boilerplates), locale, draft)
    key = NewsroomSettings.load(request_or_site=request).logo_id
    logo = pictures([key]).get(key) if key else None
    prefetch(pictures_in(page.body))
    return {
        "contacts": list(contacts.values()),
        "spokespeople": _spokespeople(page, draft),
        "boilerplates": list(texts.values()),
        "logo": logo,
        "logo_download": download(logo, "logo") if logo else None,
    }


def _spokespeople(page: PressPage, draft: bool) -> list[Spokesperson]:
    """Those of them that are public, in the order of the page. Three queries."""
    blocks = [block.value for block in page.spokespeople if block.value["person"]]
    people = localised(Person, [value["person"].pk for value in blocks], page.locale, draft)
    faces = pictures(person.picture_id for person in people.values())
    return [
        _spokesperson(people[value["person"].pk], value["languages"], faces)
        for value in blocks
        if value["person"].pk in people
    ]


def _spokesperson(person: Person, languages: str, faces: dict[int, Picture]) -> Spokesperson:
    picture = faces.get(person.picture_id) if person.picture_id else None
    return Spokesperson(
        name=person.name,
        name_language=person.foreign,
        role=_(", ").join(part for part in (person.role, person.organisation) if part),
        languages=_(", ").join(name_of(code) for code in language_codes(languages)),
        picture=picture,
        download=download(picture, person.slug) if picture and picture.licence else None,
    )
