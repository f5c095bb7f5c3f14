"""Wagtail knows no rights per language on snippets; this policy adds them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from blog.editorial.roles import languages_with_right


class LanguagePolicy(ModelPermissionPolicy):
    """A model's rights, held only in the languages that the user's roles name.

    Who has roles of a language only changes what was translated into it, and reads that and its sources.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        held = [action for action in actions if self.user_has_permission(user, action)]
        if any(languages_with_right(user, action) is None for action in held):
            return True
        return self.instances_user_has_any_permission_for(user, held).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> "QuerySet[Model]":
        allowed = [action for action in actions if self.user_has_permission(user, action)]
        everything = self.model._default_manager
        reached = Q(pk__in=[])
        for action in allowed:
            languages = languages_with_right(user, action)
            if languages is None:
                return everything.all()
            ours = everything.filter(locale__language_code__in=languages)
            if action == "view":
                reached |= Q(translation_key__in=ours.values("translation_key"), translated_from=None)
                reached |= Q(pk__in=ours.values("pk"))
            else:
                reached |= Q(pk__in=ours.exclude(translated_from=None).values("pk"))
        return everything.filter(reached)
