"""Screens of the verbs: what goes public, or what is taken back, before somebody says so."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import index as wagtails_bulk
from wagtail.models import Page

from blog.editorial import approvals
from blog.editorial.holding import not_held
from blog.editorial.object_screen import ObjectScreen, refused
from blog.editorial.roles import may
from blog.editorial.stages import lacking
from blog.editorial.subjects import newest_title
from blog.editorial.verbs import minor_edit, publish, unpublish
from blog.moments import clock_text, moment_text
from blog.staff import edit_url, may_edit, object_at, screen_url
from edition.publicity import Refusal

# Labels of the apps whose objects only administrators handle in bulk.
BULK_BY_ADMINISTRATORS = {"wagtailcore", "blog"}


def may_publish(user: Any, instance: Any) -> bool:
    """Say whether the verb's screens are open to somebody: who publishes must also be able to edit."""
    return may(user, "publish", instance) and may_edit(user, instance)


def goes_public(moment: datetime | None) -> str:
    """Return the words on the button: now, or at a moment, whose date is named unless it is today."""
    if moment is None:
        return _("Publish")
    if timezone.localdate(moment) == timezone.localdate():
        return _("Goes public at %(time)s") % {"time": clock_text(moment)}
    return _("Goes public on %(moment)s") % {"moment": moment_text(moment)}


def scheduled_for(instance: Any) -> datetime | None:
    """Return the moment at which the clock will publish an object, or None."""
    revision = instance.scheduled_revision
    return revision.approved_go_live_at if revision else None


class VerbScreen(ObjectScreen):
    """A screen that asks before something is done to one page or snippet."""

    verb = "publish"

    def may_open(self) -> bool:
        """Say whether the screen is open to this user: who does something must also be able to edit."""
        return may(self.user, self.verb, self.object) and may_edit(self.user, self.object)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may_open():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Publish(VerbScreen):
    """What goes public together with what, or every reason against it."""

    page_title = gettext_lazy("Publish")
    header_icon = "upload"
    template_name = "editorial/publish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        newest = self.object.get_latest_revision_as_object()
        embargo = publish.embargo_ahead(newest)
        scheduled = scheduled_for(self.object)
        return {
            **super().get_context_data(**kwargs),
            "newest": self.object.latest_revision,
            "reviewed": isinstance(newest, approvals.REVIEWED),
            "approved": approvals.is_approved(newest),
            "companions": [
                {"kind": item._meta.verbose_name, "title": str(item.get_latest_revision_as_object())}
                for item in publish.companions(newest)
            ],
            "may_publish_now": may(self.user, "publish_now", self.object) and bool(lacking(newest)),
            "is_minor": not minor_edit.failure_reasons(self.object, self.user),
            "scheduled": moment_text(scheduled) if scheduled else None,
            "reasons": [] if scheduled else publish.failure_reasons(self.object, self.user),
            "not_held": [
                {"words": str(quote), "url": screen_url("newsroom_held", quote)} for quote in not_held(newest)
            ],
            "button": goes_public(embargo),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("revision") != str(self.object.latest_revision_id or ""):
            messages.error(request, _("Somebody has changed the words meanwhile. Look at them once more."))
            return redirect(request.path)
        try:
            moment = publish.publish(self.object, self.user)
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        if moment:
            words = _("“%(title)s” goes public on %(moment)s.")
            messages.success(
                request, words % {"title": newest_title(self.object), "moment": moment_text(moment)}
            )
        else:
            messages.success(
                request,
                _("“%(title)s” is public.") % {"title": newest_title(self.object)},
                _view(self.object),
            )
        return redirect(edit_url(self.object))


class Unpublish(VerbScreen):
    """What readers lose when something is taken back, or every reason against it."""

    page_title = gettext_lazy("Take back")
    header_icon = "download"
    template_name = "editorial/unpublish.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reasons = unpublish.failure_reasons(self.object, self.user)
        return {**super().get_context_data(**kwargs), "reasons": reasons}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            unpublish.unpublish(self.object, self.user)
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        words = _("“%(title)s” is not public any more. Its words are kept as a draft.")
        messages.success(request, words % {"title": newest_title(self.object)})
        return redirect(edit_url(self.object))


@require_POST
def unschedule(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take an object's scheduled publication back."""
    user: Any = request.user
    instance = object_at(kind, pk)
    if not may_publish(user, instance):
        raise PermissionDenied
    try:
        unpublish.unschedule(instance, user)
    except Refusal as refusal:
        return refused(request, refusal, screen_url("newsroom_publish", instance))
    messages.success(request, _("“%(title)s” is not scheduled any more.") % {"title": newest_title(instance)})
    return redirect(edit_url(instance))


def no_action(request: HttpRequest, pk: int, action: str) -> HttpResponseBase:
    """Wagtail's admin can publish, copy and copy for translation by its API, past our verbs. Nothing here needs it."""
    raise PermissionDenied


def bulk(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponseBase:
    """Wagtail's bulk actions, on pages and snippets for administrators only.

    Asked for any page, Wagtail's own name the ones that somebody has no right at.
    """
    user: Any = request.user
    if app_label in BULK_BY_ADMINISTRATORS and not user.is_superuser:
        raise PermissionDenied
    return wagtails_bulk(request, app_label, model_name, action)


def _view(instance: Any) -> list[tuple[str, str, bool]]:
    """Return the button that leads from a message to the public page; snippets have none."""
    instance.refresh_from_db()
    url = instance.get_url() if isinstance(instance, Page) else None
    return [messages.button(url, _("View live"))] if url else []
