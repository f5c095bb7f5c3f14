"""Work that arrived for those who translate, gathered into mails: one an hour for each person. The clock calls these.

The first goes at once; what arrives in the hour after it goes with the next, when the hour is over.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from blog.editorial import recipients
from blog.editorial.models.arrival import Arrival, LastTold
from blog.editorial.work_mail import deliver
from blog.translation.models import Translation
from home.models import User

BETWEEN = timedelta(hours=1)


def keep(sender: type, row: Translation, user: User | None, **kwargs: Any) -> None:
    """Keep work for the next mail to each who translates into its language, but not to who brought it about."""
    told = recipients.translators(row.locale.language_code)
    Arrival.objects.bulk_create(
        [Arrival(user=each, translation=row) for each in told if each != user], ignore_conflicts=True
    )


def due(moment: datetime) -> list[int]:
    """Return the keys of the people who are to be told now."""
    found = _waiting().filter(Q(told_at=None) | Q(told_at__lte=moment - BETWEEN))
    return list(found.values_list("user_id", flat=True).distinct().order_by("user_id"))


def next_mail() -> datetime | None:
    """Return when the next mail goes, where one waits for the hour to be over, or None."""
    last = _waiting().exclude(told_at=None).order_by("told_at").values_list("told_at", flat=True).first()
    return last + BETWEEN if last else None


def tell(key: int, at: datetime) -> bool:
    """Have one person told of what arrived, if they still must be and nobody else has it. True where this call did."""
    LastTold.objects.get_or_create(user_id=key)
    with transaction.atomic():
        locked = LastTold.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        last = locked.filter(Q(told_at=None) | Q(told_at__lte=at - BETWEEN), user_id=key).first()
        arrivals = dict(Arrival.objects.filter(user_id=key).values_list("pk", "translation_id"))
        if last is None or not arrivals:
            return False
        Arrival.objects.filter(pk__in=arrivals).delete()
        last.told_at = at
        last.save(update_fields=["told_at"])
        transaction.on_commit(lambda: deliver.enqueue(key, sorted(arrivals.values())))
    return True


def _waiting() -> QuerySet[Any]:
    last = LastTold.objects.filter(user=OuterRef("user")).values("told_at")[:1]
    return Arrival.objects.annotate(told_at=Subquery(last))
