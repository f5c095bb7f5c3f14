"""The verb *invite*: somebody gets a link by mail with which they make their account; and its withdrawal."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from blog.editorial.models.invitation import Invitation
from blog.editorial.people import role_labels, unknown_roles
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.moments import moment_text
from edition.publicity import Refusal
from home.models import NewsroomSettings, User
from home.public_forms import digest, new_secret

DAYS = 7


def failure_reasons(email: str, roles: Sequence[str], language: str, user: User) -> list[str]:
    """Return why this person can't invite somebody, in plain sentences."""
    reasons = [] if may(user, "people") else [_("Only an administrator can invite somebody.")]
    try:
        validate_email(email)
    except ValidationError:
        return [*reasons, _("“%(email)s” is not an email address.") % {"email": email}]
    if User.objects.filter(email__iexact=email).exists():
        reasons.append(_("Somebody with this address has an account already."))
    if open_invitations().filter(email__iexact=email).exists():
        reasons.append(_("This address has been invited already. Withdraw that first to send a new link."))
    reasons += unknown_roles(roles)
    if language not in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        reasons.append(_("Choose one of the languages that the admin speaks."))
    return reasons


def invite(email: str, roles: Sequence[str], language: str, user: User) -> Invitation:
    """Invite somebody, and send them the link, which is kept nowhere.

    :param roles: names as in blog.editorial.people.
    :param language: the language of the mail and, later, of their admin.

    Raises:
        Refusal: with every reason that stands against it, or because the mail could not be sent.
    """
    secret = new_secret()
    with transaction.atomic():
        if reasons := failure_reasons(email, roles, language, user):
            raise Refusal(reasons)
        invitation = Invitation.objects.create(
            email=email,
            groups=list(roles),
            language=language,
            secret_digest=digest(secret),
            invited_by=user,
            expires_at=timezone.now() + timedelta(days=DAYS),
        )
        record("invite", invitation, user, roles=list(roles), language=language)
    # Not inside the transaction: on SQLite nobody could save anything while a mail server takes its time.
    try:
        _send(invitation, secret)
    except (OSError, UnicodeError):
        _close(invitation, user)
        raise Refusal([_("The mail could not be sent, so nobody is invited. Try again later.")]) from None
    return invitation


def withdraw(invitation: Invitation, user: User) -> None:
    """End an invitation that nobody has accepted: its link leads nowhere any more, and its address is forgotten.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not may(user, "people"):
            raise Refusal([_("Only an administrator can withdraw an invitation.")])
        if locked.accepted_at:
            raise Refusal([_("This invitation has been accepted meanwhile.")])
        if not locked.withdrawn_at:
            _close(locked, user)


def open_invitations() -> models.QuerySet[Invitation]:
    """Return the invitations whose link still works."""
    return unanswered().filter(expires_at__gt=timezone.now())


def unanswered() -> models.QuerySet[Invitation]:
    """Return the invitations that were neither accepted nor withdrawn; the time of some may be over."""
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None)


def _close(invitation: Invitation, user: User) -> None:
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now(), email="")
        record("withdraw_invitation", invitation, user)


def _send(invitation: Invitation, secret: str) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    with translation.override(invitation.language), timezone.override(NewsroomSettings.load().zone):
        context = {
            "newsroom": site.site_name if site else settings.WAGTAIL_SITE_NAME,
            "by": invitation.invited_by,
            "roles": role_labels(invitation.groups),
            "url": settings.WAGTAILADMIN_BASE_URL + reverse("newsroom_join", args=[secret]),
            "until": moment_text(invitation.expires_at),
        }
        subject = " ".join((_("Join the newsroom of %(newsroom)s") % context).split())
        send_mail(subject, render_to_string("emails/invitation.txt", context), None, [invitation.email])
