"""Who may do what: one table. `setup_newsroom` applies it to Wagtail's groups; our verbs ask it directly.

No role holds Wagtail's own publish, bulk or privacy right: publishing is our verb.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Role:
    """A role of the newsroom.

    `page`, `snippet`, `picture` and `attachment` are Wagtail's rights; `verbs` are ours. A role `per_language` exists
    once for each language, and holds its rights there only.
    """

    name: str
    page: tuple[str, ...] = ()
    snippet: tuple[str, ...] = ("view",)
    picture: tuple[str, ...] = ("choose",)
    attachment: tuple[str, ...] = ("choose",)
    verbs: frozenset[str] = field(default_factory=frozenset)
    per_language: bool = False

    def group_name(self, language: str | None = None) -> str:
        """Return the name of the role's group; `language` is a code, for a role per language."""
        return f"{self.name} ({language})" if self.per_language else self.name


# What everybody does who works on statements.
_WORK = frozenset({"import", "translate", "hold", "ask"})

WRITER = Role(
    gettext_noop("Writer"),
    page=("add", "change"),
    snippet=("view", "add", "change"),
    picture=("add", "change", "choose"),
    attachment=("add", "change", "choose"),
    verbs=_WORK,
)
EDITOR = Role(
    gettext_noop("Editor"),
    page=("add", "change", "lock", "unlock"),
    snippet=WRITER.snippet,
    picture=WRITER.picture,
    attachment=WRITER.attachment,
    verbs=_WORK | {"review", "confirm", "reopen"},
)
LEGAL_REVIEWER = Role(gettext_noop("Legal reviewer"), verbs=frozenset({"review_legal"}))
PRESS_OFFICER = Role(
    gettext_noop("Press officer"),
    page=("add", "change", "lock", "unlock"),
    snippet=WRITER.snippet,
    picture=WRITER.picture,
    attachment=WRITER.attachment,
    verbs=_WORK | {"publish", "publish_now", "minor_edit", "confirm", "reopen", "withdraw_quote"},
)
TRANSLATOR = Role(
    gettext_noop("Translator"),
    page=("change",),
    snippet=("view", "change"),
    verbs=frozenset({"translate"}),
    per_language=True,
)
LANGUAGE_REVIEWER = Role(
    gettext_noop("Language reviewer"), verbs=frozenset({"review_language"}), per_language=True
)

ROLES = (WRITER, EDITOR, LEGAL_REVIEWER, PRESS_OFFICER, TRANSLATOR, LANGUAGE_REVIEWER)


def may(user: Any, verb: str, instance: Any = None, language: str | None = None) -> bool:
    """Say whether somebody may do this: administrators everything, others what a role of theirs allows.

    :param instance: the object it is done to; its language counts for roles per language.
    :param language: the code of the language, where there is no object yet.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    code = language or (instance.locale.language_code if instance is not None else None)
    groups = _groups(user)
    return any(verb in role.verbs and role.group_name(code) in groups for role in ROLES)


def has_role(user: Any, role: Role, language: str | None = None) -> bool:
    """Say whether somebody has this very role; `language` is a code, for a role per language."""
    return user.is_active and role.group_name(language) in _groups(user)


def languages_with_right(user: Any, action: str) -> set[str] | None:
    """Return the languages in which a user has a right on snippets; None stands for all of them."""
    if user.is_superuser:
        return None
    groups = _groups(user)
    languages: set[str] = set()
    for role in ROLES:
        if action not in role.snippet:
            continue
        if not role.per_language and role.name in groups:
            return None
        prefix = f"{role.name} ("
        languages |= {
            name[len(prefix) : -1] for name in groups if role.per_language and name.startswith(prefix)
        }
    return languages


def changes_only_translations(user: Any, page: Any, rights: set[str]) -> set[str]:
    """Return the rights at a page: who only translates may not change what was written first in their language."""
    groups = _groups(user)
    writes = any(role.name in groups and "change" in role.page for role in ROLES if not role.per_language)
    return rights if writes or page.is_translation else rights - {"change"}


def _groups(user: Any) -> frozenset[str]:
    if not hasattr(user, "_group_names"):
        user._group_names = frozenset(user.groups.values_list("name", flat=True))
    return user._group_names
