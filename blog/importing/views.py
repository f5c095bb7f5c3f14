"""Admin home's first button: bring a statement in, then edit its draft."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.editorial.roles import may
from blog.importing.bring_in import Outcome, bring_in, known_page
from blog.importing.forms import NewStatementForm
from blog.importing.language import guess_language
from blog.importing.text import Unreadable
from blog.models import NewsIndexPage, PressReleasePage
from home.language_names import name_of
from home.models import HomePage, User


def may_bring_in(user: object) -> bool:
    """Say whether somebody may bring statements in, in some language."""
    return any(
        may(user, "import", language=code)
        for code in HomePage.objects.values_list("locale__language_code", flat=True)
    )


def new_statement(request: HttpRequest) -> HttpResponse:
    """Show the ways to begin a statement; make a draft of a text that is posted, and open it."""
    if not may_bring_in(request.user):
        raise PermissionDenied
    form = NewStatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"] or guess_language(form.cleaned_data["text"])
        index = NewsIndexPage.objects.filter(locale__language_code=language).first()
        if index and not index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        text, renew = form.cleaned_data["text"], form.cleaned_data["renew"]
        page = known_page(text)
        if page and not renew:
            context = {"page": page, "data": {"text": text, "language": language}}
            return render(request, "importing/known_statement.html", context)
        if page and not _may_renew(request, page):
            raise PermissionDenied
        try:
            outcome = bring_in(text, language, cast(User, request.user), update=renew)
        except Unreadable as error:
            form.add_error("language" if index is None else None, str(error))
        else:
            return _open(request, outcome, guessed=not form.cleaned_data["language"])
    return render(request, "importing/new_statement.html", {"form": form, "indexes": _indexes(request)})


def _indexes(request: HttpRequest) -> list[NewsIndexPage]:
    """The lists that an empty statement can be begun in, one per language."""
    indexes = NewsIndexPage.objects.select_related("locale").order_by("path")
    return [index for index in indexes if index.permissions_for_user(request.user).can_add_subpage()]


def _may_renew(request: HttpRequest, page: PressReleasePage) -> bool:
    lock = page.get_lock()
    return page.permissions_for_user(request.user).can_edit() and not (lock and lock.for_user(request.user))


def _open(request: HttpRequest, outcome: Outcome, guessed: bool) -> HttpResponse:
    language = name_of(outcome.statement.language)
    sentence = _("The language was guessed: %(language)s.") if guessed else _("The language is %(language)s.")
    messages.success(
        request,
        _("“%(title)s” is a draft now.") % {"title": outcome.statement.title}
        + " "
        + sentence % {"language": language},
    )
    for warning in outcome.warnings:
        messages.warning(request, warning)
    return redirect(reverse("wagtailadmin_pages:edit", args=[outcome.page.pk]))
