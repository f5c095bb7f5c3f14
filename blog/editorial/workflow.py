"""Wagtail's workflow of one object: where it stands, and moving it to the first step that still lacks something."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState


def current_state(instance: Any) -> Any:
    """Return the state of the task that an object waits at, locked until the transaction ends; None outside review."""
    states = WorkflowState.objects.for_instance(instance).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    key = states.values_list("current_task_state", flat=True).first()
    return TaskState.objects.select_for_update().filter(pk=key, status=TaskState.STATUS_IN_PROGRESS).first()


def subject_of(task_state: TaskState) -> Any:
    """Return the page or snippet that a task's state is about."""
    found = task_state.workflow_state.content_object
    return found.specific if isinstance(found, Page) else found


def advance(instance: Any, user: Any = None) -> None:
    """Let an object go on to the first step that its newest words lack: forward, or back where they changed."""
    states = WorkflowState.objects.for_instance(instance).filter(status=WorkflowState.STATUS_IN_PROGRESS)
    state = states.select_related("current_task_state").first()
    if state is None:
        return
    newest = instance.get_latest_revision_as_object()
    tasks = [task.specific for task in state.workflow.tasks]
    target = next((task for task in tasks if task.is_lacking(newest)), None)
    current = state.current_task_state
    if current and current.status == TaskState.STATUS_IN_PROGRESS:
        if target and current.task_id == target.pk:
            return
        _leave(current, passed=not current.task.specific.is_lacking(newest))
    state.update(user=user, next_task=target)


def _leave(current: TaskState, passed: bool) -> None:
    if passed:
        current.approve(update=False)
        return
    current.status, current.finished_at = TaskState.STATUS_CANCELLED, timezone.now()
    current.save(update_fields=["status", "finished_at"])
