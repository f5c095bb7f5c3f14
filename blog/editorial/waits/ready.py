"""Approved words that aren't public yet, for those who publish."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Locale, Revision, WorkflowState

from blog.editorial.models.approval import Approval
from blog.editorial.models.deadline import Deadline
from blog.editorial.models.legal import LegalRequest
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.roles import may
from blog.editorial.stages import REVIEWED, Stage
from blog.editorial.waits.line import SCANNED, Line, line
from blog.models import Quote
from blog.moments import near_text
from blog.staff import screen_url
from home.models import User


def lines(user: User) -> Iterator[Line]:
    """Yield what passed every stage, isn't scheduled, and waits for nothing but somebody who publishes it."""
    languages = [
        locale for locale in Locale.objects.all() if may(user, "publish", language=locale.language_code)
    ]
    if not languages:
        return
    legal_kinds = set(EditorialSettings.load().legal_kinds)
    for model in REVIEWED:
        for instance in _approved(model, languages):
            if not _waits_for_legal(instance, legal_kinds):
                yield _line(instance)


def _approved(model: type[Any], languages: list[Locale]) -> Any:
    """Return the objects whose newest words are not public and were approved after they were written.

    Approved words are locked, so nothing newer can be hidden behind an approval.
    """
    about = {
        "content_type": ContentType.objects.get_for_model(model),
        "object_id": Cast(OuterRef("pk"), CharField()),
    }
    approvals = Approval.objects.filter(**about, ended_at=None)
    found = model._default_manager.filter(
        Q(live=False) | Q(has_unpublished_changes=True), locale__in=languages
    )
    return (
        found.annotate(
            approved_at=_latest(approvals.filter(stage=Stage.WORDS)),
            legal_at=_latest(approvals.filter(stage=Stage.LEGAL)),
            due=Subquery(Deadline.objects.filter(**about).values("due_at")[:1]),
            legal_is_asked=Exists(LegalRequest.objects.filter(**about)),
        )
        .filter(approved_at__gte=F("latest_revision__created_at"))
        .exclude(Exists(Revision.objects.filter(**about, approved_go_live_at__isnull=False)))
        .exclude(Exists(WorkflowState.objects.filter(**about, status=WorkflowState.STATUS_IN_PROGRESS)))
        .select_related("locale", "latest_revision")
        .order_by("approved_at")[:SCANNED]
    )


def _latest(approvals: Any) -> Subquery:
    newest = approvals.order_by().values("object_id").annotate(newest=Max("approved_at"))
    return Subquery(newest.values("newest"))


def _waits_for_legal(instance: Any, legal_kinds: set[str]) -> bool:
    if instance.is_translation or isinstance(instance, Quote):
        return False
    wanted = instance.legal_is_asked or getattr(instance, "kind", None) in legal_kinds
    written: datetime = instance.latest_revision.created_at
    return wanted and (instance.legal_at is None or instance.legal_at < written)


def _line(instance: Any) -> Line:
    return line(
        instance,
        url=screen_url("newsroom_publish", instance),
        wanted=_("is approved and can be published."),
        detail=_("Approved %(moment)s.") % {"moment": near_text(instance.approved_at)},
        button=_("Publish"),
        since=instance.approved_at,
        due=instance.due,
    )
