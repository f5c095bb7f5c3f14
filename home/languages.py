"""What the state of a language allows: to be read by the public, and to be begun."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Locale

from edition.publicity import Refusal
from home.language_names import name_of
from home.models import NewsroomLanguage, Translatable

State = NewsroomLanguage.State


def language_is_open(instance: Model, moment: datetime) -> str | None:
    """Nothing is public in a language that isn't open."""
    if not isinstance(instance, Translatable) or NewsroomLanguage.state_of(instance.locale) == State.OPEN:
        return None
    return _("“%(title)s” is in %(language)s, which isn’t open to readers. An administrator opens it.") % {
        "title": str(instance),
        "language": name_of(instance.locale.language_code),
    }


def takes_new(code: str) -> bool:
    """Say whether statements and translations may be begun in a language, given by its code."""
    return not NewsroomLanguage.objects.filter(locale__language_code=code, state=State.RETIRED).exists()


def refuse_new(locale: Locale) -> None:
    """Raise Refusal, with what to do, where nothing new may be begun in a language."""
    if not takes_new(locale.language_code):
        language = name_of(locale.language_code)
        sentence = _("%(language)s is retired: nothing new is begun in it. An administrator opens it again.")
        raise Refusal([sentence % {"language": language}])


def before_save(sender: type, instance: Model, raw: bool, **kwargs: Any) -> None:
    """Every way to begin something ends in a save, so it is there that a retired language is closed."""
    if isinstance(instance, Translatable) and instance._state.adding and not raw:
        refuse_new(instance.locale)
