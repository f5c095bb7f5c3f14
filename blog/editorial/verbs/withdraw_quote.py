"""The verb *withdraw a quote*: what somebody said is taken out of everything that is public, at once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from blog import entries
from blog.editorial.carry import approval_state, carry
from blog.editorial.models.hold import Hold
from blog.editorial.questions import unanswered
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.withdrawing import Fate, ShownOn, cleaned, family, person_goes, what_shows_it
from blog.editorial.workflow import advance
from blog.models import Quote
from edition.publicity import Refusal
from home.models import User


def failure_reasons(quote: Quote, user: User, reason: str) -> list[str]:
    """Return why this person can't withdraw a quote, in plain sentences."""
    if quote.is_translation:
        return [_("Withdraw a quote in the language it was first written in: it goes from all of them.")]
    reasons = [] if may(user, "withdraw_quote", quote) else [_("Only a press officer can withdraw a quote.")]
    if not reason.strip():
        reasons.append(_("Say why the quote is withdrawn."))
    shown = what_shows_it(quote)
    if not shown.pages and not any(version.live for version in family(quote)):
        reasons.append(_("This quote isn’t public."))
    reasons += [
        _(
            "“%(title)s” has the words where they can’t be taken out, and pages below it are public. Change it first."
        )
        % {"title": on.title}
        for on in shown.pages
        if on.fate == Fate.TAKEN_BACK and on.page.get_children().live().exists()
    ]
    return reasons


def withdraw(quote: Quote, user: User, reason: str) -> None:
    """Take a quote from readers in every language, out of every page that shows it, and end its holds.

    The pages stay valid without it: where a paragraph goes, an approval by who withdraws holds for just those words.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic(), entries.together():
        locked = Quote.objects.select_for_update().get(pk=quote.pk)
        if reasons := failure_reasons(locked, user, reason):
            raise Refusal(reasons)
        shown = what_shows_it(locked)
        speakers = person_goes(locked)
        for version in family(locked):
            if version.live:
                UnpublishAction(version, user=user).execute(skip_permission_checks=True)
        now = timezone.now()
        Hold.objects.filter(quote=locked, ended_at=None).update(ended_at=now)
        unanswered(locked).update(revoked_at=now)
        for on in shown.pages:
            _take_out(on, locked, user)
        for person in speakers:
            UnpublishAction(person, user=user).execute(skip_permission_checks=True)
        pages = [
            {"title": on.title, "language": on.language.code, "fate": on.fate.value} for on in shown.pages
        ]
        record("withdraw_quote", Quote.objects.get(pk=locked.pk), user, reason, pages=pages)


def _take_out(on: ShownOn, quote: Quote, user: User) -> None:
    page = on.page
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    draft_state = approval_state(draft) if draft is not None else None
    if on.fate == Fate.TAKEN_BACK:
        UnpublishPageAction(page, user=user, log_action=True).execute(skip_permission_checks=True)
        draft = draft or page
    else:
        state = approval_state(page)
        public = cleaned(page, quote)
        carry(state, public, user)
        public.save_revision(user=user, clean=False).publish(user=user, skip_permission_checks=True)
    if draft is not None:
        newest = cleaned(draft, quote)
        if draft_state and draft_state.passed:
            carry(draft_state, newest, user)
        newest.save_revision(user=user, clean=False)
    advance(type(page)._default_manager.get(pk=page.pk), user)
