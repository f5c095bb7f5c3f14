"""The verb *send to translators*: they get a source's newest words before readers do."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial.record import record
from blog.editorial.roles import may
from blog.keys import key_of
from blog.staff import may_edit
from blog.translation import merging
from blog.translation.models import Source, Translation
from blog.translation.unsent import unsent
from edition.publicity import Refusal
from home.models import Translatable, User


def may_send(user: User, instance: Any) -> bool:
    """Say whether somebody works on sources, not in one language alone, and may change this one."""
    return isinstance(instance, Translatable) and may(user, "translate") and may_edit(user, instance)


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't send an object's newest words to translators, in plain sentences."""
    if not may_send(user, instance):
        return [_("Only who works on this can send it to translators.")]
    if instance.is_translation:
        return [_("This is a translation. It is its source that is sent.")]
    if not Translation.objects.filter(source__in=Source.objects.filter(**key_of(instance))).exists():
        return [_("This has no translations yet. Begin them first.")]
    return [] if unsent(instance) else [_("The translators have these words already.")]


def send(instance: Any, user: User, comment: str = "") -> None:
    """Bring an object's newest words to the drafts of all its translations.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        languages = [each.language.code for each in unsent(instance)]
        merging.send(instance, user)
        record("send", instance, user, comment, languages=languages)
