"""Roles as people have them: names that an invitation can carry and a form can offer, and words for them."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import Group
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from blog.editorial.roles import ROLES, Role
from home.chrome import LANGUAGES
from home.language_names import name_of
from home.models import User

# No role of the table: who has this may everything.
ADMINISTRATOR = gettext_noop("Administrator")


def roles_of(member: User) -> list[str]:
    """Return the names of a member's roles, in the order of the table."""
    held = {group.name for group in member.groups.all()}
    names = [name for name, _role, _language in _table() if name in held]
    return [ADMINISTRATOR, *names] if member.is_superuser else names


def roles_to_give() -> list[tuple[str, Role, str | None]]:
    """Return every role that can be given here: its name, the role, and the language of a role per language."""
    groups = set(Group.objects.values_list("name", flat=True))
    return [row for row in _table() if row[0] in groups]


def _table() -> Iterator[tuple[str, Role, str | None]]:
    for role in ROLES:
        for language in LANGUAGES if role.per_language else [None]:
            yield role.group_name(language), role, language


def role_labels(names: Iterable[str]) -> list[str]:
    """Return names of roles in the reader's words, in the order of the table; a role that is no more is left out."""
    wanted = set(names)
    labels = [_label(role, language) for name, role, language in _table() if name in wanted]
    return [gettext(ADMINISTRATOR), *labels] if ADMINISTRATOR in wanted else labels


def _label(role: Role, language: str | None) -> str:
    if language is None:
        return gettext(role.name)
    return _("%(role)s: %(language)s") % {"role": gettext(role.name), "language": name_of(language)}


def unknown_roles(names: Iterable[str]) -> list[str]:
    """Return a sentence for each name that is no role here, and one where there is none at all."""
    wanted = list(names)
    known = {ADMINISTRATOR, *(name for name, _role, _language in roles_to_give())}
    if not wanted:
        return [_("Choose at least one role.")]
    return [_("There is no role “%(name)s” here.") % {"name": name} for name in wanted if name not in known]


def give_roles(member: User, names: Iterable[str]) -> None:
    """Give a member exactly these roles. Groups of the installation's own, which no role names, stay."""
    wanted = set(names)
    ours = {name for name, _role, _language in _table()}
    member.is_superuser = member.is_staff = ADMINISTRATOR in wanted
    member.save(update_fields=["is_superuser", "is_staff"])
    kept = member.groups.exclude(name__in=ours)
    member.groups.set([*kept, *Group.objects.filter(name__in=wanted & ours)])


def as_they_are_now(user: User) -> User:
    """Return whoever acts as the database has them, and keep all administrators as they are until the transaction ends.

    Two who put each other out at once come one after the other, and the second is no administrator any more.
    """
    administrators = list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))
    return next((each for each in administrators if each.pk == user.pk), None) or User.objects.get(pk=user.pk)
