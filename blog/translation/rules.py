"""What must be true before a translation is public. Registered with the edition in apps.py."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from blog.translation.record import missing_texts, unreviewed_texts
from home.models import Translatable


def source_is_public(instance: Model, moment: datetime) -> str | None:
    """A translation can't be public before its source."""
    if not isinstance(instance, Translatable) or not instance.is_translation:
        return None
    source: Any = instance.version(instance.translated_from_id)
    if source is not None and (source.live or _will_be_public(source, moment)):
        return None
    return _("The source of “%(title)s” isn’t public yet. Publish it first.") % {"title": str(instance)}


def _will_be_public(source: Any, moment: datetime) -> bool:
    """Say whether the source is public by a moment that is still ahead.

    A page is, if it is scheduled by then. Snippets go with their pages, so for them the answer is given when they do.
    """
    if moment <= timezone.now():
        return False
    if not isinstance(source, Page):
        return True
    scheduled = source.scheduled_revision
    return scheduled is not None and scheduled.approved_go_live_at <= moment


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


def nothing_unreviewed(instance: Model, moment: datetime) -> str | None:
    """What a machine wrote is public only once a person has accepted it."""
    unreviewed = unreviewed_texts(instance) if isinstance(instance, Translatable) else []
    if not unreviewed:
        return None
    return ngettext(
        "“%(title)s” has %(count)d text that a machine wrote and nobody has accepted.",
        "“%(title)s” has %(count)d texts that a machine wrote and nobody has accepted.",
        len(unreviewed),
    ) % {"title": str(instance), "count": len(unreviewed)}
