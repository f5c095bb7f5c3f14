"""The verb *change roles*: what a member of staff does from now on."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial import people
from blog.editorial.people import ADMINISTRATOR, as_they_are_now, roles_of, unknown_roles
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.translation import claims
from edition.publicity import Refusal
from home.models import User


def failure_reasons(member: User, roles: Sequence[str], user: User) -> list[str]:
    """Return why this person can't give a member these roles, in plain sentences.

    Since nobody takes the administrator's role from themselves, there is always one left.
    """
    reasons = [] if may(user, "people") else [_("Only an administrator can change roles.")]
    if not member.is_active:
        reasons.append(_("%(name)s has left.") % {"name": member})
    if member.pk == user.pk and ADMINISTRATOR not in roles:
        reasons.append(_("Another administrator must take this role from you."))
    return reasons + unknown_roles(roles)


def give_roles(member: User, roles: Sequence[str], user: User) -> None:
    """Give a member exactly these roles; it holds at once, also for who is signed in.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        acting = as_they_are_now(user)
        member.refresh_from_db()
        if reasons := failure_reasons(member, roles, acting):
            raise Refusal(reasons)
        before = roles_of(member)
        people.give_roles(member, roles)
        claims.release_lost(User.objects.get(pk=member.pk))
        record("change_roles", member, user, before=before, roles=list(roles))
