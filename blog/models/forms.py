"""Forms of statements and campaigns in the admin."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm

from home.models.forms import SitePageForm


class DatedForm(SitePageForm):
    """Names the zone beside every time that is entered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("embargo", "published_on"):
            if field := self.fields.get(name):
                field.help_text = f"{field.help_text} {_zone_text()}"


class StatementForm(DatedForm):
    """Takes no embargo that is over already."""

    def _post_clean(self) -> None:
        self.instance.may_wait_for_words = self.is_deferred_validation
        super()._post_clean()

    def clean_embargo(self) -> datetime | None:
        embargo = self.cleaned_data["embargo"]
        # One that ended while the statement was waiting for its review must not stop anybody from saving.
        entered = "embargo" in self.changed_data and not self.instance.first_published_at
        if embargo and entered and embargo <= timezone.now():
            raise ValidationError(_("The embargo is in the past. Leave it empty to publish at once."))
        return embargo


class CampaignForm(DatedForm):
    """Keeps what is public of the demands' history."""

    def clean_demands(self) -> Any:
        from blog.ledger_rules import rewritten

        demands = self.cleaned_data["demands"]
        if reasons := rewritten(self.instance, demands):
            raise ValidationError(reasons)
        return demands


class CampaignUpdateForm(StatementForm):
    """Names only demands that the campaign has, and keeps what is public of their history."""

    def clean_moves(self) -> Any:
        from blog.ledger_rules import moves_rewritten, unknown_demands

        moves = self.cleaned_data["moves"]
        # A draft may wait for its demand to be there; publishing doesn't.
        unknown = [] if self.is_deferred_validation else unknown_demands(self.parent_page.specific, moves)
        if reasons := [*unknown, *moves_rewritten(self.instance, moves)]:
            raise ValidationError(reasons)
        return moves


class CopyStatementForm(CopyForm):
    """Copies are drafts: Wagtail offers administrators to publish them, or to make them aliases, at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)


def _zone_text() -> str:
    zone = timezone.get_current_timezone_name()
    return _("Times are in the zone %(zone)s, now %(short)s.") % {
        "zone": zone,
        "short": timezone.localtime().tzname(),
    }
