from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from blog.editorial import approvals


class Approval(models.Model):
    """Somebody found these very words right. Bound to a hash of them, so that other words are not approved."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    words_hash = models.CharField(max_length=64)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="approvals"
    )
    approved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["content_type", "object_id", "words_hash"], name="approval_of_words")]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} {self.words_hash[:8]}"


class ReviewTask(AbstractGroupApprovalTask):
    """Review by a member of the groups who did not change the words since they were last approved."""

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    @classmethod
    def get_description(cls) -> str:
        return gettext("Somebody of these groups who did not change the words approves them")

    def get_actions(self, obj: models.Model, user: models.Model) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        if approvals.failure_reasons(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(
        self, task_state: TaskState, user: models.Model, action_name: str, **kwargs: object
    ) -> None:
        if action_name == "approve":
            approvals.approve(task_state.revision.content_object, user)
        super().on_action(task_state, user, action_name, **kwargs)
