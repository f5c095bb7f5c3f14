"""The verbs *ask* and *revoke*: somebody outside gets a link to one quote or one statement, or loses it."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.models.question import Question
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.questions import hash_for_question, unanswered, undealt
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.keys import key_of
from blog.models import Quote, StatementPage
from edition.publicity import Refusal
from home.chrome import LANGUAGES
from home.models import User
from home.public_forms import digest, new_secret


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't ask somebody outside about an object, in plain sentences."""
    if not isinstance(instance, Quote | StatementPage):
        return [_("People outside are asked about quotes and statements.")]
    reasons = []
    if not may(user, "ask", instance):
        reasons.append(_("Only who works on statements can ask somebody outside."))
    if isinstance(instance, Quote) and instance.is_translation:
        reasons.append(_("The speaker is asked about the words as they were first written."))
    elif isinstance(instance, Quote) and undealt(instance).exists():
        reasons.append(
            _("%(speaker)s has answered. Look at the answer first.") % {"speaker": instance.speaker.name}
        )
    return reasons


def ask(instance: Any, user: User, name: str, language: str) -> tuple[Question, str]:
    """Make a link for somebody outside, to an object's newest words.

    Of a quote one link is open at a time, of a statement one for each person and the newest words.

    :param name: who is asked.
    :param language: the code of the language they are asked in.
    :returns: the question and the secret of its link, which is kept nowhere.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = type(instance)._default_manager.select_for_update().get(pk=instance.pk)
        reasons = failure_reasons(locked, user)
        if not name.strip():
            reasons.append(_("Say who is asked."))
        if language not in LANGUAGES:
            reasons.append(_("Choose a language that this newsroom has."))
        if reasons:
            raise Refusal(reasons)
        words_hash = hash_for_question(locked.get_latest_revision_as_object())
        older = unanswered(locked)
        if not isinstance(locked, Quote):
            older = older.exclude(words_hash=words_hash)
        now, secret = timezone.now(), new_secret()
        older.update(revoked_at=now)
        question = Question.objects.create(
            words_hash=words_hash,
            name=name.strip(),
            language=language,
            secret_digest=digest(secret),
            asked_by=user,
            expires_at=now + timedelta(days=EditorialSettings.load().answer_days),
            **key_of(locked),
        )
        record("ask", locked, user, name=question.name, language=language, question=question.pk)
    return question, secret


def revoke_failure_reasons(question: Question, user: User) -> list[str]:
    """Return why this person can't revoke a link, in plain sentences."""
    instance: Any = question.instance
    reasons = (
        [] if may(user, "ask", instance) else [_("Only who works on statements can ask somebody outside.")]
    )
    if question.answer:
        reasons.append(_("%(name)s has answered already.") % {"name": question.name})
    elif question.revoked_at:
        reasons.append(_("This link is revoked already."))
    return reasons


def revoke(question: Question, user: User) -> None:
    """Let a link end before anybody answers.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Question.objects.select_for_update().get(pk=question.pk)
        if reasons := revoke_failure_reasons(locked, user):
            raise Refusal(reasons)
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at"])
        record("revoke", locked.instance, user, name=locked.name, question=locked.pk)
