"""The page behind a link for somebody without an account: readers' page in all but what it shows.

A GET never decides anything. A POST carries no cookie and no token: the secret in the address is both (design.md 7).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.editorial import answering
from blog.editorial.models.question import Question
from blog.editorial.questions import Closed, closed, find, subject
from blog.editorial.verbs import answer as verb
from blog.models import Quote
from edition.publicity import Refusal
from home.chrome import LANGUAGES, brand_digest
from home.models import NewsroomSettings
from home.public_forms import is_from_elsewhere

View = Callable[..., HttpResponse]


def nobody_else_sees(view: View) -> View:
    """Keep an answer out of caches and search engines, and its address out of what browsers send elsewhere."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answered


@csrf_exempt
@nobody_else_sees
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, secret: str, language: str = "") -> HttpResponse:
    """Show what somebody is asked, take their answer, or say why the link ended.

    :param language: the code of another language than the one they were asked in.
    """
    if request.method == "POST" and is_from_elsewhere(request):
        return render(request, "error_plain.html", {"status": 403}, status=403)
    question = find(secret)
    asked_in = question.language if question else translation.get_language_from_request(request)
    code = language if language in LANGUAGES else asked_in
    with translation.override(code):
        response = _answer(request, question, secret, code)
    response["Content-Language"] = code
    return response


def _answer(request: HttpRequest, question: Question | None, secret: str, code: str) -> HttpResponse:
    why = closed(question) if question else Closed.REVOKED
    # Who can't know of a link from us is told no more than of one that never was.
    if question is None or (why and not question.answer):
        return _render(request, "closed", None if why == Closed.REVOKED else question, secret, code, why=why)
    if request.method == "POST" and not question.answer:
        posted = request.POST
        try:
            verb.answer(
                question, posted.get("answer", ""), posted.get("words", ""), posted.get("comment", "")
            )
        except Refusal as refusal:
            return _open(request, question, secret, code, refusal.messages)
    if request.method == "POST":
        return HttpResponseRedirect(request.path)
    if question.answer:
        shown = None if why else _about(question)
        return _render(request, "answered", question, secret, code, **(shown or {}))
    return _open(request, question, secret, code)


def _open(
    request: HttpRequest, question: Question, secret: str, code: str, errors: list[str] | None = None
) -> HttpResponse:
    newest = subject(question)
    if newest is None or closed(question):
        # It ended while somebody was answering.
        return _render(request, "closed", None, secret, code, why=closed(question))
    name = "quote" if isinstance(newest, Quote) else "statement"
    posted = {field: request.POST.get(field, "") for field in ("answer", "words", "comment")}
    context = {**_about(question), "errors": errors or [], "posted": posted}
    return _render(request, name, question, secret, code, **context)


def _about(question: Question) -> dict[str, Any]:
    newest: Any = subject(question)
    about = answering.about_quote if isinstance(newest, Quote) else answering.about_statement
    return about(question, newest)


def _render(
    request: HttpRequest, name: str, question: Question | None, secret: str, code: str, **context: Any
) -> HttpResponse:
    settings = NewsroomSettings.load(request_or_site=request)
    context |= answering.frame(LANGUAGES[code], question)
    context["brand_css"] = reverse("brand_css", args=[brand_digest(settings)])
    context["secret"] = secret
    why = context.get("why")
    context["why"] = why.value if why else ""
    status = 410 if name == "closed" else 400 if context.get("errors") else 200
    return render(request, f"answer/{name}.html", context, status=status)
