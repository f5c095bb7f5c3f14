"""What must be true before a translation is public. Registered with the edition in apps.py."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.translation.record import missing_texts
from home.models import Translatable


def source_is_public(instance: Model, moment: datetime) -> str | None:
    """A translation can't be public before its source."""
    if not isinstance(instance, Translatable) or not instance.is_translation:
        return None
    source: Any = instance.version(instance.translated_from_id)
    if source is not None and source.live:
        return None
    return _("The source of “%(title)s” isn’t public yet. Publish it first.") % {"title": str(instance)}


def nothing_missing(instance: Model, moment: datetime) -> str | None:
    """A translation is public only with all its texts."""
    missing = missing_texts(instance) if isinstance(instance, Translatable) else []
    if not missing:
        return None
    return ngettext(
        "“%(title)s” has %(count)d text that is not translated yet.",
        "“%(title)s” has %(count)d texts that are not translated yet.",
        len(missing),
    ) % {"title": str(instance), "count": len(missing)}
