"""Wagtail knows no rights per language on snippets; this policy adds them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from blog.editorial.roles import languages_with_right


class LanguagePolicy(ModelPermissionPolicy):
    """A model's rights, held only in the languages that the user's roles name. Everybody on staff reads all."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return any(
            self.user_has_permission(user, action) and self._in_language(user, action, instance)
            for action in actions
        )

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> "QuerySet[Model]":
        allowed = [action for action in actions if self.user_has_permission(user, action)]
        languages: set[str] = set()
        for action in allowed:
            held = languages_with_right(user, action)
            if held is None or action == "view":
                return self.model._default_manager.all()
            languages |= held
        return self.model._default_manager.filter(locale__language_code__in=languages)

    @staticmethod
    def _in_language(user: Any, action: str, instance: Any) -> bool:
        held = languages_with_right(user, action)
        return held is None or action == "view" or instance.locale.language_code in held
