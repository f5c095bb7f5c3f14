"""Named by WAGTAIL_FINISH_WORKFLOW_ACTION. Wagtail imports it while its own models load: no imports here."""


def leave_unpublished(workflow_state: object, user: object = None) -> None:
    """What happens after a workflow's last approval: nothing. Wagtail's default would publish."""
