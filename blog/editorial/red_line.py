"""The red line: what is public without review, on every staff page, until a second person has confirmed it."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.editorial.models.waiver import Waiver
from blog.editorial.waits.line import said
from blog.editorial.waivers import unconfirmed
from blog.moments import near_text


@dataclass(frozen=True)
class Unconfirmed:
    """`published` says who did it and when; `why`, the reason they gave."""

    title: str
    published: str
    why: str
    url: str


def red_line() -> list[Unconfirmed]:
    """Return what was published now and nobody has confirmed, by its public title: everybody on staff reads it.

    One query.
    """
    key = Cast(OuterRef("object_id"), BigIntegerField())
    page = Page.objects.filter(pk=key, content_type=OuterRef("content_type"), live=True)
    waivers = unconfirmed().filter(kind=Waiver.Kind.PUBLISH_NOW).select_related("waived_by", "content_type")
    return [_shown(each) for each in waivers.annotate(title=Subquery(page.values("title")[:1]))]


def _shown(waiver: Waiver) -> Unconfirmed:
    published = _("%(who)s published it %(moment)s.")
    return Unconfirmed(
        # What is no page, or was taken back since, is named by its kind.
        title=waiver.title or capfirst(waiver.content_type.name),  # type: ignore[attr-defined]
        published=published
        % {"who": waiver.waived_by or _("Somebody"), "moment": near_text(waiver.waived_at)},
        why=said(waiver.reason),
        url=reverse("newsroom_confirm", args=[waiver.pk]),
    )
