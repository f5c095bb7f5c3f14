"""What a new language is translated into first: what is offered, and the beginning of what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from blog.editorial.subjects import load
from blog.models import CampaignPage, CampaignUpdatePage, PressPage, PressReleasePage, Topic
from blog.translation.models import Source, Translation
from blog.translation.start import start
from home.models import HomePage, InformationPage, User


@dataclass(frozen=True)
class Part:
    """A part of what is offered: its public sources, the newest first, and how many of them to take by default."""

    title: Any
    models: tuple[type[Any], ...]
    taken: int
    listed: int


# With the pages that stay, readers find their way; then what is at stake now. People and quotes come with statements.
PARTS = (
    Part(_("Home page"), (HomePage,), 1, 1),
    Part(_("Information pages"), (InformationPage, PressPage), 20, 50),
    Part(_("Topics"), (Topic,), 50, 50),
    Part(_("Campaigns"), (CampaignPage,), 3, 20),
    Part(_("Newest statements"), (PressReleasePage, CampaignUpdatePage), 5, 20),
)


@dataclass(frozen=True)
class Offer:
    """A source that a language doesn't have, or what there is of it already."""

    source: Source
    taken: bool
    row: Translation | None


def offers(locale: Locale) -> list[tuple[Part, list[Offer]]]:
    """Return what a language can be translated into first, in parts; those without any are left out."""
    begun = {row.source_id: row for row in Translation.objects.filter(locale=locale).defer("base_content")}
    found = []
    for part in PARTS:
        listed = list(_sources(part, locale)[: part.listed])
        if listed:
            found.append(
                (
                    part,
                    [
                        Offer(source, place < part.taken, begun.get(source.pk))
                        for place, source in enumerate(listed)
                    ],
                )
            )
    return found


def begin(locale: Locale, chosen: Iterable[int], user: User) -> int:
    """Begin the translations of sources, by the keys of their rows, as far as they are offered; return how many.

    Raises:
        Refusal: where nothing is begun in this language.
    """
    wanted = set(chosen)
    sources = [
        offer.source
        for _part, found in offers(locale)
        for offer in found
        if offer.source.pk in wanted and offer.row is None
    ]
    objects = load((source.content_type_id, source.object_id) for source in sources)
    return sum(len(start(instance, [locale], user)) for instance in objects.values())


def _sources(part: Part, locale: Locale) -> QuerySet[Source]:
    kinds = ContentType.objects.get_for_models(*part.models).values()
    public = Source.objects.filter(content_type__in=kinds, live=True).exclude(locale=locale)
    return public.order_by("-dated", "-pk")
