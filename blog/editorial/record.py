"""The record: every act is written into Wagtail's log, and told to whoever listens (mails, above all)."""

from typing import Any

from django.dispatch import Signal
from wagtail.log_actions import log

# Sent with `act` (a key of acts.ACTS), `instance`, `user` (None for somebody outside) and `comment`, inside the
# transaction of the act.
acted = Signal()


def record(act: str, instance: Any, user: Any, comment: str = "", **data: Any) -> None:
    """Write one act down: who, when, what, why.

    :param act: a key of acts.ACTS.
    :param data: what else the history shows; JSON.
    """
    log(
        instance=instance,
        action=f"newsroom.{act}",
        user=user,
        revision=getattr(instance, "latest_revision", None),
        data={"comment": comment, **data},
    )
    acted.send(sender=type(instance), act=act, instance=instance, user=user, comment=comment)
