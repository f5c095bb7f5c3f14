"""Bring a statement in, see what was recognised in it, correct that in one step."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from blog.editorial.roles import may
from blog.importing.bring_in import Outcome, bring_in, correct, is_untouched, known_import, news_lists
from blog.importing.forms import NewStatementForm, corrections_in
from blog.importing.models import Import
from blog.importing.screens import recognised_screen
from blog.importing.text import Unreadable
from blog.models import NewsIndexPage, PressReleasePage
from home.language_names import name_of
from home.models import User


def may_bring_in(user: object) -> bool:
    """Say whether somebody may bring statements in, in some language."""
    codes = news_lists().values_list("locale__language_code", flat=True)
    return any(may(user, "import", language=code) for code in codes)


def new_statement(request: HttpRequest) -> HttpResponse:
    """Show the ways to begin a statement; make a draft of a document that is sent, and show what was recognised."""
    if not may_bring_in(request.user):
        raise PermissionDenied
    form = NewStatementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if known := known_import(form.document):
            return render(request, "importing/known_statement.html", {"page": known.page, "record": known})
        try:
            outcome = bring_in(form.document, form.cleaned_data["language"], cast(User, request.user))
        except Unreadable as error:
            form.add_error("language", str(error))
        else:
            return _show(request, outcome, guessed=not form.cleaned_data["language"])
    return render(request, "importing/new_statement.html", {"form": form, "indexes": _indexes(request)})


@transaction.atomic
def recognised(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show a document beside what was recognised in it; renew the draft with the corrections that are sent."""
    imports = Import.objects.select_related("page", "translation")
    if request.method == "POST":
        # Of two who correct at once the second sees what the first has made.
        imports = imports.select_for_update(of=("self",))
    record = get_object_or_404(imports, pk=import_id)
    drafts = [draft for draft in (record.page, record.translation) if draft]
    if not all(draft.permissions_for_user(request.user).can_edit() for draft in drafts):
        raise PermissionDenied
    untouched = is_untouched(record)
    if request.method == "POST":
        if not all(_may_write(request, draft) for draft in drafts):
            raise PermissionDenied
        if untouched or request.POST.get("renew"):
            return _correct(request, record)
        messages.error(request, _("Somebody went on writing in this draft. Correct it in the editor."))
    context = recognised_screen(record, editable=untouched and all(_may_write(request, d) for d in drafts))
    return render(request, "importing/recognised.html", context)


def _correct(request: HttpRequest, record: Import) -> HttpResponse:
    try:
        correct(record, corrections_in(request.POST.dict()), cast(User, request.user))
    except Unreadable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The draft was renewed."))
    return redirect(reverse("recognised", args=[record.pk]))


def _indexes(request: HttpRequest) -> list[NewsIndexPage]:
    """The lists that an empty statement can be begun in, one per language."""
    return [index for index in news_lists() if index.permissions_for_user(request.user).can_add_subpage()]


def _may_write(request: HttpRequest, page: PressReleasePage) -> bool:
    lock = page.get_lock()
    return page.permissions_for_user(request.user).can_edit() and not (lock and lock.for_user(request.user))


def _show(request: HttpRequest, outcome: Outcome, guessed: bool) -> HttpResponse:
    language = name_of(outcome.statement.language)
    sentence = _("The language was guessed: %(language)s.") if guessed else _("The language is %(language)s.")
    told = [
        _("“%(title)s” is a draft now.") % {"title": outcome.statement.title},
        sentence % {"language": language},
    ]
    if outcome.second:
        told.append(
            _("Its translation is a draft too: %(language)s.")
            % {"language": name_of(outcome.second.language)}
        )
    messages.success(request, " ".join(told))
    return redirect(reverse("recognised", args=[outcome.record.pk]))
