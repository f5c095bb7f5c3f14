"""What must be true before a statement or quote is public. Registered with the edition in apps.py."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.editorial.stages import Stage, lacking
from blog.models import StatementPage
from blog.moments import moment_text

_LACKING = {
    Stage.WORDS: gettext_lazy("The words of “%(title)s” are not approved yet. Submit them for review."),
    Stage.LEGAL: gettext_lazy("“%(title)s” waits for legal review."),
}


def approved(instance: Model, moment: datetime) -> str | None:
    """What readers take for our words, or somebody's, passed every stage: exactly these words."""
    left = lacking(instance)
    if not left:
        return None
    return str(_LACKING[left[0]]) % {"title": str(instance)}


def embargo_is_over(instance: Model, moment: datetime) -> str | None:
    """Nothing is public before its embargo ends."""
    if not isinstance(instance, StatementPage) or not instance.embargo or instance.embargo <= moment:
        return None
    return _("“%(title)s” is under embargo until %(moment)s.") % {
        "title": str(instance),
        "moment": moment_text(instance.embargo),
    }
