"""What the editor sends, and asks for: one text, a comment, suggestions, the preview, the submission."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import View
from wagtail.admin import messages
from wagtail.utils.decorators import xframe_options_sameorigin_override

from blog.translation import review
from blog.translation.desk import answers, threads
from blog.translation.desk.desk import Desk, find
from blog.translation.desk.editor import Editor
from blog.translation.desk.saving import Asked, Outcome, save
from blog.translation.desk.standing import sentence_of_waiting
from blog.translation.models import Translation

LONGEST_COMMENT = 2000


def wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


class Text(Editor):
    """Takes one text: answers a script in JSON, a plain form with the screen or a way back to it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sent = request.POST
        asked = Asked(
            path=sent.get("path", ""),
            source=sent.get("source", ""),
            based_on=sent.get("based_on", ""),
            written=None if "accept" in sent else sent.get("text", ""),
            from_memory=sent.get("how") == "memory",
            over=sent.get("over", ""),
        )
        outcome = save(kwargs["pk"], self.user, asked)
        if wants_json(request):
            return answers.of(outcome, request)
        if outcome.status == "saved":
            messages.success(request, _("Saved."))
            return redirect(_address(outcome.desk, sent.get("anchor", "")))
        return self._refused(outcome, asked)

    def _refused(self, outcome: Outcome, asked: Asked) -> HttpResponse:
        said = answers.sentence(outcome)
        if outcome.text is None or asked.written is None:
            messages.error(self.request, said)
            return redirect(_address(outcome.desk))
        theirs = answers.theirs(outcome)
        return self.show(
            outcome.desk, 409, path=outcome.text.path, written=asked.written, said=said, theirs=theirs
        )


def _address(desk: Desk, anchor: str = "") -> str:
    number = anchor.removeprefix("text-")
    return reverse("newsroom_translation", args=[desk.row.pk]) + (
        f"#text-{number}" if number.isdigit() else ""
    )


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something of a text, or resolve what was said of it."""
    desk = Desk(pk, request.user)  # type: ignore[arg-type]
    text = find(desk.texts, request.POST.get("path", ""), request.POST.get("source", ""))
    words = request.POST.get("words", "").replace("\0", "").strip()
    said, loose = threads.threads(desk.row, desk.texts)
    problem = ""
    if "resolve" in request.POST:
        thread = said.get(text.path, threads.Thread()) if text else loose
        last = request.POST.get("last", "")
        threads.resolve(desk.row, thread, desk.user, int(last) if last.isdigit() and len(last) < 19 else 0)
    elif text is None:
        problem = _("The source no longer has this text, so nothing can be said of it.")
    elif not words:
        problem = _("Write what you want to say first.")
    elif len(words) > LONGEST_COMMENT:
        problem = _("A comment has %(most)d characters at most.") % {"most": LONGEST_COMMENT}
    else:
        threads.add(desk.row, text, words, desk.user)
    if wants_json(request):
        return answers.of_comment(desk, text, problem, request)
    if problem:
        messages.error(request, problem)
    return redirect(_address(desk, request.POST.get("anchor", "")))


@require_GET
def suggestions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the newsroom's own translations suggest for one text, as a part of the screen."""
    desk = Desk(pk, request.user)  # type: ignore[arg-type]
    text = next((text for text in desk.texts if text.path == request.GET.get("path")), None)
    return render(request, "translation/editor/suggestions.html", answers.suggested(desk, text))


class Preview(View):
    """Shows the newest draft as readers will see it. It is saved already: nothing of the form is needed."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.newest = Desk(kwargs["pk"], request.user).newest  # type: ignore[arg-type]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse({"is_valid": True, "is_available": True})

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse({"success": True})

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mode = request.GET.get("mode", self.newest.default_preview_mode)
        if mode not in dict(self.newest.preview_modes):
            mode = self.newest.default_preview_mode
        in_panel = request.GET.get("in_preview_panel") == "true"
        extra = {"in_preview_panel": in_panel, "is_editing": True}
        return self.newest.make_preview_request(request, mode, extra)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a translation to its review, once nothing in it waits."""
    with transaction.atomic():
        desk = Desk(pk, request.user, Translation.objects.select_for_update(of=("self",)))  # type: ignore[arg-type]
        if not desk.may_write:
            raise PermissionDenied
        if waits := sentence_of_waiting(desk):
            messages.error(request, _("Not submitted: %(waits)s") % {"waits": waits})
            return redirect(_address(desk))
        try:
            review.submit(desk.translation, desk.user)
        except ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
            return redirect(_address(desk))
    messages.success(request, _("“%(title)s” is submitted for review.") % {"title": str(desk.newest)})
    return redirect(_address(desk))
