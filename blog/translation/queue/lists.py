"""The lists of the queue: one condition or query for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from blog.models import CampaignPage
from blog.translation.claims import claimed
from blog.translation.models import Source, Translation
from home.models import NewsroomLanguage, User

# A text without a letter or figure has no words, but is to be done too.
TO_DO = Q(texts_missing__gt=0) | Q(texts_changed__gt=0) | Q(texts_unreviewed__gt=0)
# What is due first; of what is due at once, or never, what takes least.
URGENT = (F("due_at").asc(nulls_last=True), "words_left", "pk")


@dataclass(frozen=True)
class Tab:
    """One of the lists: what it is called, and the condition of standing in it, for who looks at it."""

    name: str
    label: str | Promise
    condition: Callable[[User], Q]


def in_languages(codes: Iterable[str]) -> QuerySet[Translation]:
    """Return the translations into some languages, given by their codes; of retired languages none."""
    retired = NewsroomLanguage.State.RETIRED
    # What the source said is large, and no list needs it.
    found = Translation.objects.defer("base_content").filter(locale__language_code__in=list(codes))
    return found.exclude(locale__newsroom_language__state=retired)


def with_review(rows: QuerySet[Translation]) -> QuerySet[Any]:
    """Add where each stands in Wagtail's workflow: `review_status`, one of Wagtail's or None, and `submitter`."""
    open_now = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    # Wagtail lets an object have one of these at most.
    states = WorkflowState.objects.filter(
        content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), status__in=open_now
    )
    return rows.annotate(
        review_status=Subquery(states.values("status")[:1]),
        submitter=Subquery(states.values("requested_by")[:1]),
    )


def with_campaign(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add what the campaign of each is called where it was first written: `campaign`."""
    campaigns = campaign_sources().filter(translation_key=OuterRef("source__campaign_key"))
    return rows.annotate(campaign=Subquery(campaigns.values("title")[:1]))


def campaign_sources() -> QuerySet[Source]:
    return Source.objects.filter(content_type=ContentType.objects.get_for_model(CampaignPage))


def _done(user: User) -> Q:
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return ~TO_DO & Q(touched_by=user, touched_at__gte=month)


TABS = {
    tab.name: tab
    for tab in (
        Tab("waiting", _("Waiting"), lambda user: TO_DO),
        Tab("mine", _("Mine"), claimed),
        Tab("review", _("With the reviewer"), lambda user: Q(review_status=WorkflowState.STATUS_IN_PROGRESS)),
        Tab(
            "returned",
            _("Sent back to you"),
            lambda user: (
                Q(review_status=WorkflowState.STATUS_NEEDS_CHANGES) & (Q(submitter=user.pk) | claimed(user))
            ),
        ),
        # Whoever saved it last has done it.
        Tab("done", _("Done this month"), _done),
    )
}


def counts(user: User, codes: Iterable[str]) -> dict[str, int]:
    """Return how many translations stand in each list, and under `words` how many words wait. One query."""
    numbers = {name: Count("pk", filter=tab.condition(user)) for name, tab in TABS.items()}
    told = with_review(in_languages(codes)).aggregate(**numbers, words=Sum("words_left", filter=TO_DO))
    return {name: number or 0 for name, number in told.items()}


def number_waiting(codes: Iterable[str]) -> int:
    return in_languages(codes).filter(TO_DO).count()


def next_for(user: User, codes: Iterable[str]) -> Translation | None:
    """Return what somebody does best next: what is theirs and begun, else theirs, else nobody's."""
    mine = claimed(user)
    turn = Case(When(mine & Q(touched_by=user), then=0), When(mine, then=1), default=2)
    found = in_languages(codes).filter(TO_DO).filter(mine | ~claimed()).order_by(turn, *URGENT)
    return found.select_related("source__locale", "locale", "assignee").first()


def waiting_by_language(codes: Iterable[str]) -> Iterable[Any]:
    """Return for each language in which something waits: `code`, `items`, `words`, the first `due`, and `since`."""
    found = in_languages(codes).filter(TO_DO).values(code=F("locale__language_code")).order_by("code")
    return found.annotate(
        items=Count("pk"), words=Sum("words_left"), due=Min("due_at"), since=Min("started_at")
    )


def last_finished(codes: Iterable[str]) -> Translation | None:
    """Return the translation that somebody last saved with nothing left to do."""
    found = in_languages(codes).exclude(TO_DO).exclude(touched_at=None).order_by("-touched_at", "-pk")
    return found.select_related("source__locale", "touched_by").first()


def not_asked_for(code: str) -> QuerySet[Source]:
    """Return what is public and has no translation into a language, the newest first."""
    there = Translation.objects.filter(source=OuterRef("pk"), locale__language_code=code)
    found = Source.objects.filter(live=True).exclude(locale__language_code=code).exclude(Exists(there))
    return found.select_related("locale").order_by("-dated", "-pk")
