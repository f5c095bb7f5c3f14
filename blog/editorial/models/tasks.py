"""Wagtail's tasks, held to our rules: the table of roles says who, the stages say when, the verbs what happens.

None of them has settings of its own, so that nothing can drift.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Task, TaskState

from blog.editorial.holding import not_held
from blog.editorial.roles import may
from blog.editorial.stages import Stage, lacking
from blog.editorial.verbs import approve, send_back
from blog.editorial.workflow import subject_of

Action = tuple[str, str, bool]


class RoleTask(Task):
    """A step that somebody with a verb takes: it waits for them, and passes by itself where nothing is lacking."""

    verb: str
    stage: Stage

    class Meta:
        abstract = True

    def is_lacking(self, newest: Any) -> bool:
        """Say whether an object's newest words still wait for this step."""
        return self.stage in lacking(newest)

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        task_state = super().start(workflow_state, user=user)
        if not self.is_lacking(workflow_state.content_object.get_latest_revision_as_object()):
            task_state.approve(update=False)
        return task_state

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return may(user, self.verb, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not may(user, self.verb, obj)

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        if not may(user, self.verb, obj):
            return []
        actions = [("reject", gettext("Return…"), True)]
        if not approve.failure_reasons(obj, user):
            actions += [
                ("approve", gettext("Approve"), False),
                ("approve", gettext("Approve with comment"), True),
            ]
        return actions

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        verb = {"approve": approve.approve, "reject": send_back.send_back}[action_name]
        verb(subject_of(task_state), user, kwargs.get("comment", ""))

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> "models.QuerySet[TaskState]":
        languages = [
            locale.pk
            for locale in Locale.objects.all()
            if may(user, self.verb, language=locale.language_code)
        ]
        return TaskState.objects.filter(
            task=self, status=TaskState.STATUS_IN_PROGRESS, revision__content__locale__in=languages
        )


class ReviewTask(RoleTask):
    """Review by an editor who did not change the words since they were last approved. Translations pass it."""

    verb = "review"
    stage = Stage.WORDS

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    @classmethod
    def get_description(cls) -> str:
        return gettext("An editor who did not change the words approves them")

    def is_lacking(self, newest: Any) -> bool:
        return not newest.is_translation and super().is_lacking(newest)


class LanguageReviewTask(RoleTask):
    """Review of a translation by somebody who reads both languages and did not change the words. Sources pass it."""

    verb = "review_language"
    stage = Stage.WORDS

    class Meta:
        verbose_name = _("language review")
        verbose_name_plural = _("language reviews")

    @classmethod
    def get_description(cls) -> str:
        return gettext("A language reviewer who did not change the words approves a translation")

    def is_lacking(self, newest: Any) -> bool:
        return newest.is_translation and super().is_lacking(newest)


class LegalTask(RoleTask):
    """Legal review, where the kind wants it or somebody asked for it. Anything else passes."""

    verb = "review_legal"
    stage = Stage.LEGAL

    class Meta:
        verbose_name = _("legal review")
        verbose_name_plural = _("legal reviews")

    @classmethod
    def get_description(cls) -> str:
        return gettext("A legal reviewer approves what needs it; anything else passes by itself")


class QuotesHeldTask(RoleTask):
    """Waits until every quote is held; nobody approves it. Meanwhile the approved words are locked."""

    verb = "hold"

    class Meta:
        verbose_name = _("quotes held")
        verbose_name_plural = _("quotes held")

    @classmethod
    def get_description(cls) -> str:
        return gettext("Waits until every quote is held; passes by itself then")

    def is_lacking(self, newest: Any) -> bool:
        return bool(not_held(newest))

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return True

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        return [("reject", gettext("Return…"), True)] if may(user, self.verb, obj) else []
