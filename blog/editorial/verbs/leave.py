"""The verb *leave*: somebody goes, and with one act so does all that they could do."""

import secrets

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.models import EditingSession
from wagtail.models import APIToken, LockableMixin, ModelLogEntry, PageSubscription
from wagtail.users.models import UserProfile

from blog.editorial.models.question import Question
from blog.editorial.people import as_they_are_now
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.verbs.ask import revoke
from blog.editorial.verbs.invite import unanswered, withdraw
from blog.translation import claims
from blog.translation.models import Credit
from edition.publicity import Refusal
from home.models import User


def failure_reasons(member: User, user: User) -> list[str]:
    """Return why this person can't end a member's account, in plain sentences.

    Since nobody ends their own, there is always an administrator left.
    """
    reasons = [] if may(user, "people") else [_("Only an administrator can do this.")]
    if member.pk == user.pk:
        reasons.append(_("Nobody ends their own account: another administrator can."))
    if not member.is_active:
        reasons.append(_("%(name)s has left.") % {"name": member})
    return reasons


def leave(member: User, user: User, keep_name: bool) -> None:
    """End a member's account: they are signed out at once, and what waited for them or came from them is released.

    Their mail address goes in any case.

    :param keep_name: whether what they wrote goes on bearing their name; else history says *Former member*.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        acting = as_they_are_now(user)
        member.refresh_from_db()
        if reasons := failure_reasons(member, acting):
            raise Refusal(reasons)
        record("leave", member, user, name_kept=keep_name)
        _take_back(member, user)
        _release(member)
        _end_account(member, keep_name)
        if not keep_name:
            _forget_labels(member)


def _take_back(member: User, user: User) -> None:
    """Revoke the links that somebody sent, to speakers and to people invited."""
    now = timezone.now()
    asked = Question.objects.filter(asked_by=member, answer="", revoked_at=None, expires_at__gt=now)
    for question in asked:
        revoke(question, user)
    for invitation in unanswered().filter(invited_by=member):
        withdraw(invitation, user)


def _release(member: User) -> None:
    """Give back what somebody claimed, open what they locked, and end what Wagtail keeps for them: sessions, tokens,
    subscriptions."""
    claims.release(member)
    for model in apps.get_models():
        if issubclass(model, LockableMixin) and not model._meta.proxy:
            held = model._default_manager.filter(locked_by=member)
            held.update(locked=False, locked_by=None, locked_at=None)
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == str(member.pk):
            session.delete()
    for kept in (EditingSession, APIToken, PageSubscription):
        kept.objects.filter(user=member).delete()


def _end_account(member: User, keep_name: bool) -> None:
    profile = UserProfile.get_for_user(member)
    if profile.avatar:
        profile.avatar.delete()
    member.is_active = member.is_superuser = member.is_staff = False
    member.email = ""
    # It also ends every session that was not found: Django compares what they hold with the password.
    member.set_unusable_password()
    if not keep_name:
        member.username = f"former-{secrets.token_hex(4)}"
        member.first_name = member.last_name = ""
        member.nameless = True
        Credit.objects.filter(user=member).delete()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()


def _forget_labels(member: User) -> None:
    """Wagtail's log writes down what everything was called: here a name."""
    about = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(member.pk)
    )
    about.update(label=member.username)
