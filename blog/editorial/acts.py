"""The acts of the newsroom's own that Wagtail's log keeps, with what the history says of each."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ACTS: dict[str, tuple[Any, Any]] = {
    "publish_now": (_("Publish now"), _("Published without review")),
    "minor_edit": (_("Minor edit"), _("Published as a minor edit")),
    "confirm": (_("Confirm"), _("Confirmed what was published without review")),
    "reopen": (_("Reopen"), _("Opened the approved words again")),
    "ask_legal": (_("Ask for legal review"), _("Asked for legal review")),
    "spare_legal": (_("Take back legal review"), _("Took back the request for legal review")),
    "ask": (_("Ask"), _("Asked somebody outside by link")),
    "revoke": (_("Revoke link"), _("Revoked a link")),
    "answer": (_("Answer"), _("Answered by link")),
    "settle": (_("Settle answer"), _("Dealt with an answer")),
    "hold": (_("Hold"), _("Recorded how the quote is held")),
    "withdraw_quote": (_("Withdraw quote"), _("Withdrew a quote everywhere")),
    "send": (_("Send to translators"), _("Sent to translators")),
    "due": (_("Set due date"), _("Set the due date")),
    "invite": (_("Invite"), _("Invited somebody")),
    "withdraw_invitation": (_("Withdraw invitation"), _("Withdrew an invitation")),
    "join": (_("Join"), _("Joined the newsroom")),
    "change_roles": (_("Change roles"), _("Changed somebody’s roles")),
    "leave": (_("End account"), _("Ended somebody’s account")),
}
