"""What must be true before a statement or quote is public. Registered with the edition in apps.py."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from blog.editorial.approvals import REVIEWED, is_approved
from blog.models import StatementPage
from blog.moments import moment_text


def approved(instance: Model, moment: datetime) -> str | None:
    """A statement or quote needs an approval of exactly these words."""
    if not isinstance(instance, REVIEWED) or is_approved(instance):
        return None
    return _("The words of “%(title)s” are not approved yet. Submit them for review.") % {
        "title": str(instance)
    }


def embargo_is_over(instance: Model, moment: datetime) -> str | None:
    """Nothing is public before its embargo ends."""
    if not isinstance(instance, StatementPage) or not instance.embargo or instance.embargo <= moment:
        return None
    return _("“%(title)s” is under embargo until %(moment)s.") % {
        "title": str(instance),
        "moment": moment_text(instance.embargo),
    }
