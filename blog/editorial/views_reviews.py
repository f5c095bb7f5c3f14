"""Screens of the acts around reviews: publish now, minor edit, confirm, open again, ask for legal review."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from blog.editorial.models import LegalRequest, Waiver
from blog.editorial.object_screen import refused
from blog.editorial.roles import may
from blog.editorial.subjects import newest_title
from blog.editorial.verbs import confirm, legal, minor_edit, publish_now, reopen
from blog.editorial.views import VerbScreen
from blog.moments import moment_text
from edition.publicity import Refusal


class ReasonedAct(VerbScreen):
    """A screen that says what an act does, asks for a reason or comment, and does it; or says why it can't be done.

    The words that were shown are the ones that it is done to: newer ones are to be looked at first.
    """

    template_name = "editorial/reasoned.html"
    explanation: Any
    label: Any = gettext_lazy("Comment")
    button: Any
    done: Any
    is_required = False
    is_serious = False

    def reasons(self) -> list[str]:
        """Return what stands against the act, leaving out the reason that somebody still has to give."""
        raise NotImplementedError

    def act(self, comment: str) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "newest": self.object.latest_revision,
            "reasons": self.reasons(),
            "explanation": self.explanation,
            "label": self.label,
            "button": self.button,
            "is_required": self.is_required,
            "is_serious": self.is_serious,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("revision") != str(self.object.latest_revision_id or ""):
            messages.error(request, _("Somebody has changed the words meanwhile. Look at them once more."))
            return redirect(request.path)
        try:
            self.act(request.POST.get("comment", "").strip())
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        messages.success(request, self.done % {"title": newest_title(self.object)})
        return redirect(self.edit_url or "wagtailadmin_home")


class PublishNow(ReasonedAct):
    verb = "publish_now"
    page_title = gettext_lazy("Publish now, without review")
    header_icon = "warning"
    explanation = gettext_lazy(
        "Nobody else has read these words. They go public at once, with your name and your reason beside them "
        "on every staff page, until a second person has confirmed them."
    )
    label = gettext_lazy("Why this can’t wait")
    button = gettext_lazy("Publish now")
    done = gettext_lazy("“%(title)s” is public. A second person must confirm it now.")
    is_required = is_serious = True

    def reasons(self) -> list[str]:
        return publish_now.failure_reasons(self.object, self.user, "-")

    def act(self, comment: str) -> None:
        publish_now.publish_now(self.object, self.user, comment)


class MinorEdit(ReasonedAct):
    verb = "minor_edit"
    page_title = gettext_lazy("Publish as a minor edit")
    header_icon = "edit"
    explanation = gettext_lazy(
        "One paragraph changes, without a quote, a number or a link. It goes public at once, readers see no new "
        "date, and a second person confirms it afterwards."
    )
    button = gettext_lazy("Publish the minor edit")
    done = gettext_lazy("The minor edit of “%(title)s” is public. A second person confirms it.")

    def reasons(self) -> list[str]:
        return minor_edit.failure_reasons(self.object, self.user)

    def act(self, comment: str) -> None:
        minor_edit.publish_minor_edit(self.object, self.user, comment)


class Reopen(ReasonedAct):
    verb = "reopen"
    page_title = gettext_lazy("Open again")
    header_icon = "lock-open"
    explanation = gettext_lazy(
        "Then the words can be changed, and every approval of them ends: they need their reviews anew."
    )
    button = gettext_lazy("Open again")
    done = gettext_lazy("“%(title)s” can be changed again.")

    def reasons(self) -> list[str]:
        return reopen.failure_reasons(self.object, self.user)

    def act(self, comment: str) -> None:
        reopen.reopen(self.object, self.user, comment)


class Legal(ReasonedAct):
    """Asks for legal review; where somebody has asked, takes that back."""

    page_title = gettext_lazy("Legal review")
    header_icon = "clipboard-list"

    def may_open(self) -> bool:
        return legal.handles(self.user, self.object)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.request_for = LegalRequest.objects.about(self.object).first()
        if self.request_for is None:
            self.explanation = _(
                "A legal reviewer then reads these words, and all later ones, before they go public."
            )
            self.label = _("What should be looked at")
            self.button = _("Ask for legal review")
            self.done = _("Legal review of “%(title)s” is asked for.")
        else:
            self.explanation = _("%(person)s asked for legal review on %(moment)s.") % {
                "person": self.request_for.asked_by or _("Somebody"),
                "moment": moment_text(self.request_for.asked_at),
            }
            self.button = _("Take the request back")
            self.done = _("“%(title)s” needs no legal review any more.")

    def reasons(self) -> list[str]:
        if self.request_for is None:
            return legal.failure_reasons(self.object, self.user)
        return legal.spare_failure_reasons(self.object, self.user)

    def act(self, comment: str) -> None:
        if self.request_for is None:
            legal.ask(self.object, self.user, comment)
        else:
            legal.spare(self.object, self.user)


class Confirm(ReasonedAct):
    """What went public without review, before a second person."""

    page_title = gettext_lazy("Look and confirm")
    header_icon = "success"
    explanation = gettext_lazy(
        "Read it as readers do. If something is wrong, correct it in the editor, or take it back."
    )
    button = gettext_lazy("Confirm it")
    done = gettext_lazy("“%(title)s” is confirmed.")
    template_name = "editorial/confirm.html"

    def find(self, kwargs: dict[str, Any]) -> Any:
        self.waiver = get_object_or_404(Waiver.objects.filter(along_with=None), pk=kwargs["waiver"])
        found = self.waiver.instance
        return found.specific if isinstance(found, Page) else found

    def may_open(self) -> bool:
        is_own = self.waiver.waived_by_id == self.user.pk
        return self.object is not None and (is_own or may(self.user, "confirm", self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "waiver": self.waiver,
            "waived_at": moment_text(self.waiver.waived_at),
            "public_url": self.object.get_url()
            if isinstance(self.object, Page) and self.object.live
            else None,
        }

    def reasons(self) -> list[str]:
        return confirm.failure_reasons(self.waiver, self.user)

    def act(self, comment: str) -> None:
        confirm.confirm(self.waiver, self.user, comment)
