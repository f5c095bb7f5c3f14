"""The verb *join*: who was invited makes their account, once."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from blog.editorial.models.invitation import Invitation
from blog.editorial.people import give_roles, unknown_roles
from blog.editorial.record import record
from edition.publicity import Refusal
from home.models import User
from home.public_forms import digest


def invitation_of(secret: str) -> Invitation | None:
    """Return the invitation that a link belongs to, whether or not it still works."""
    return Invitation.objects.filter(secret_digest=digest(secret)).first()


def failure_reasons(invitation: Invitation) -> list[str]:
    """Return why an invitation can't be accepted any more, in plain sentences."""
    if invitation.accepted_at:
        return [_("This link has been used already. Sign in with the name and password that you chose.")]
    if invitation.withdrawn_at:
        return [_("This invitation was withdrawn.")]
    if invitation.expires_at <= timezone.now():
        return [_("The time of this invitation is over. Ask for a new one.")]
    return []


def join(invitation: Invitation, member: User, zone: str) -> User:
    """Make the account, with what the invitation says: address, roles, language of the admin.

    :param member: not saved yet, with user name, names and password.
    :param zone: the time zone that they see.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if reasons := failure_reasons(locked):
            raise Refusal(reasons)
        member.email = locked.email
        try:
            with transaction.atomic():
                member.save(force_insert=True)
        except IntegrityError:
            raise Refusal([_("Somebody has taken this username meanwhile. Choose another.")]) from None
        give_roles(member, [name for name in locked.groups if not unknown_roles([name])])
        UserProfile.objects.update_or_create(
            user=member, defaults={"preferred_language": locked.language, "current_time_zone": zone}
        )
        # The address is the account's now.
        locked.accepted_at, locked.user, locked.email = timezone.now(), member, ""
        locked.save()
        record("join", member, member)
    return member


def free_username(address: str) -> str:
    """Return a username that nobody has, after the first part of a mail address."""
    wanted = "".join(sign for sign in address.partition("@")[0].lower() if sign.isalnum() or sign in ".-_")
    wanted, number = wanted[:140] or "member", 1
    name = wanted
    while User.objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{wanted}{number}"
    return name
