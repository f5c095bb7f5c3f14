"""What went public without review and that this person can confirm."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.editorial.models.waiver import Waiver
from blog.editorial.roles import may
from blog.editorial.subjects import load
from blog.editorial.waits.line import SCANNED, Line, line, said
from blog.editorial.waivers import unconfirmed
from blog.editorial.written import written_by
from blog.moments import near_text
from home.models import User

_WANTED = {
    Waiver.Kind.PUBLISH_NOW: gettext_lazy("went public without review; confirm it or correct it."),
    Waiver.Kind.MINOR_EDIT: gettext_lazy("was changed without review; confirm it or correct it."),
}


def lines(user: User) -> Iterator[Line]:
    """Yield the publications that verbs.confirm.failure_reasons lets this person confirm."""
    waivers = unconfirmed().exclude(waived_by=user).select_related("waived_by")[:SCANNED]
    keys = {waiver.pk: (waiver.content_type_id, waiver.object_id) for waiver in waivers}
    subjects = load(keys.values())
    open_to = [waiver for waiver in waivers if keys[waiver.pk] in subjects]
    open_to = [waiver for waiver in open_to if may(user, "confirm", subjects[keys[waiver.pk]])]
    own = written_by(user, {keys[waiver.pk]: waiver.waived_at for waiver in open_to})
    for waiver in open_to:
        if keys[waiver.pk] in own:
            continue
        published = _("%(who)s published it %(moment)s.") % {
            "who": waiver.waived_by or _("Somebody"),
            "moment": near_text(waiver.waived_at),
        }
        yield line(
            subjects[keys[waiver.pk]],
            url=reverse("newsroom_confirm", args=[waiver.pk]),
            wanted=str(_WANTED[Waiver.Kind(waiver.kind)]),
            detail=" ".join(filter(None, [published, said(waiver.reason), _("A second person must look.")])),
            button=_("Look and confirm"),
            since=waiver.waived_at,
            is_unconfirmed=True,
        )
