"""Screens of what people outside are asked: how a quote is held, and who checks a statement."""

from typing import Any
from urllib.parse import urljoin

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from blog.editorial import asked_mail
from blog.editorial.compare import compared
from blog.editorial.holding import held_hash, holds_of, original_of, why_not_held
from blog.editorial.holding_forms import AskForm, PublicForm, TakenForm
from blog.editorial.models.hold import Hold
from blog.editorial.models.question import Question
from blog.editorial.object_screen import ObjectScreen, refused
from blog.editorial.questions import Closed, closed
from blog.editorial.roles import may
from blog.editorial.verbs import ask, settle
from blog.editorial.verbs.hold import Evidence, hold
from blog.models import Quote, StatementPage
from blog.staff import language_of, may_see_record, screen_url
from edition.publicity import Refusal
from home.chrome import LANGUAGES, root_url
from home.models import HomePage

ENDED = {
    Closed.CHANGED: gettext_lazy("Ended: the words have changed"),
    Closed.REVOKED: gettext_lazy("Ended: revoked"),
    Closed.EXPIRED: gettext_lazy("Ended: the time is over"),
}


class OutsideScreen(ObjectScreen):
    """Asks people outside about one object, and shows what they answered. A link is shown once, after it was made."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.newest = self.object.get_latest_revision_as_object()
        self.forms: dict[str, Any] = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_record(self.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {"ask": AskForm(initial=self.first_asked()), **self.more_forms(), **self.forms}
        media = None
        for form in forms.values():
            media = form.media if media is None else media + form.media
        return {
            **super().get_context_data(**kwargs),
            "forms": forms,
            "media": media,
            "ask_reasons": ask.failure_reasons(self.object, self.user),
            "questions": [self.shown(question) for question in self.questions()],
            "zone": timezone.get_current_timezone_name(),
        }

    def first_asked(self) -> dict[str, str]:
        return {"language": language_of(self.object).code}

    def more_forms(self) -> dict[str, Any]:
        return {}

    def questions(self) -> Any:
        asked = Question.objects.about(self.object).select_related("asked_by", "settled_by")
        return asked.order_by("-asked_at")

    def shown(self, question: Question) -> dict[str, Any]:
        ended = None if question.answer else closed(question)
        return {
            "question": question,
            "language": LANGUAGES[question.language],
            "is_open": not question.answer and ended is None,
            "ended": ENDED[ended] if ended else "",
            "can_revoke": not ended and not ask.revoke_failure_reasons(question, self.user),
            "can_settle": not settle.failure_reasons(question, self.user),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act", "")
        acts = self.acts()
        if act not in acts:
            messages.error(request, _("This form is not one of ours. Try again."))
            return redirect(request.path)
        try:
            answer = acts[act]()
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        return answer or redirect(request.path)

    def acts(self) -> dict[str, Any]:
        return {"ask": self.ask, "revoke": self.revoke, "leave": self.leave}

    def ask(self) -> HttpResponse:
        form = AskForm(self.request.POST)
        if not form.is_valid():
            return self.again("ask", form)
        wanted = form.cleaned_data
        question, secret = ask.ask(self.object, self.user, wanted["name"], wanted["language"])
        link = urljoin(root_url(self.request), reverse("answer", args=[secret]))
        self.newest = self.object.get_latest_revision_as_object()
        context = {"link": link, "asked": question}
        if wanted["email"]:
            context["mailed"] = asked_mail.send(
                question, link, wanted["email"], _organisation(wanted["language"]), self.user
            )
        # Not after a redirect: the link would have to be kept on the way.
        return self.render_to_response(self.get_context_data(**context))

    def revoke(self) -> None:
        ask.revoke(self.question(), self.user)
        messages.success(self.request, _("The link doesn’t work any more."))

    def leave(self) -> None:
        settle.leave(self.question(), self.user, self.request.POST.get("comment", ""))
        messages.success(self.request, _("Noted. The words stay as they are."))

    def question(self) -> Question:
        posted = self.request.POST.get("question", "")
        question = next((found for found in self.questions() if str(found.pk) == posted), None)
        if question is None:
            raise Refusal([_("There is no such question any more.")])
        return question

    def again(self, name: str, form: Any) -> HttpResponse:
        self.forms[name] = form
        return self.render_to_response(self.get_context_data())


class AskOutside(OutsideScreen):
    """Somebody outside reads a statement before others do, and says whether it is right."""

    kinds = (StatementPage,)
    page_title = gettext_lazy("Ask somebody outside")
    header_icon = "mail"
    template_name = "editorial/ask_outside.html"


class HowHeld(OutsideScreen):
    """How one quote is held, and the four ways to hold it."""

    kinds = (Quote,)
    page_title = gettext_lazy("How this quote is held")
    header_icon = "openquote"
    template_name = "editorial/how_held.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        source = self.object.source()
        if source.pk != self.object.pk:
            return redirect(screen_url("newsroom_held", source))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words, code = original_of(self.newest)
        holds = holds_of(self.newest).select_related("held_by", "source_document", "question")
        works = may(self.user, "hold", self.object)
        return {
            **super().get_context_data(**kwargs),
            "words": words,
            "words_language": LANGUAGES[code],
            "speaker": self.newest.speaker,
            "role": _(", ").join(part for part in (self.newest.role, self.newest.organisation) if part),
            "words_hash": held_hash(self.newest),
            "holds": holds.order_by("held_at"),
            "why_not": "" if holds else why_not_held(self.newest),
            "may_hold": works,
            "may_approve_own": self.newest.speaker.account_id == self.user.pk,
            "may_withdraw": may(self.user, "withdraw_quote", self.object),
            "is_public": Quote.objects.filter(
                translation_key=self.object.translation_key, live=True
            ).exists(),
        }

    def first_asked(self) -> dict[str, str]:
        code = original_of(self.newest)[1]
        language = code if code in LANGUAGES else language_of(self.object).code
        return {"language": language, "name": self.newest.speaker.name}

    def more_forms(self) -> dict[str, Any]:
        return {"taken": TakenForm(), "public": PublicForm()}

    def shown(self, question: Question) -> dict[str, Any]:
        words = original_of(self.newest)[0]
        proposed = question.answer == Question.Answer.CHANGED
        return {
            **super().shown(question),
            "changes": compared(words, question.words) if proposed and not question.settled_at else [],
            "can_accept": proposed and not settle.accept_failure_reasons(question, self.user),
        }

    def acts(self) -> dict[str, Any]:
        mine = {"taken": self.taken, "public": self.public, "own": self.own, "accept": self.accept}
        return {**super().acts(), **mine}

    def taken(self) -> HttpResponse | None:
        return self._by_form("taken", TakenForm(self.request.POST), Hold.How.TAKEN)

    def public(self) -> HttpResponse | None:
        return self._by_form("public", PublicForm(self.request.POST), Hold.How.PUBLIC)

    def own(self) -> None:
        self._hold(Evidence(Hold.How.STAFF))

    def accept(self) -> None:
        quote = settle.accept(self.question(), self.user)
        words = _("The words are taken. Ask %(speaker)s once more: they are not held yet.")
        messages.success(self.request, words % {"speaker": quote.speaker.name})
        if quote.get_latest_revision_as_object().original_words:
            messages.warning(
                self.request, _("Mend their translation too: it still says what was said before.")
            )

    def _by_form(self, name: str, form: Any, how: Hold.How) -> HttpResponse | None:
        if not form.is_valid():
            return self.again(name, form)
        self._hold(Evidence(how, **form.cleaned_data))
        return None

    def _hold(self, evidence: Evidence) -> None:
        hold(self.object, self.user, evidence, self.request.POST.get("words_hash", ""))
        messages.success(self.request, _("The quote is held."))


def _organisation(code: str) -> str:
    """Return what the organisation is called in a language, else in another."""
    homes = HomePage.objects.live().select_related("locale")
    by_code = {home.locale.language_code: home.title for home in homes}
    return by_code.get(code) or next(iter(by_code.values()), "")
