"""What the editor's script is answered: parts of the screen, made by the same templates."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.moments import clock_text
from blog.translation.desk import wording
from blog.translation.desk.desk import Desk
from blog.translation.desk.panels import with_comments
from blog.translation.desk.places import places
from blog.translation.desk.saving import Outcome
from blog.translation.desk.sections import Section, contents
from blog.translation.desk.standing import beside, standing_context, tabs
from blog.translation.memory import suggestions
from blog.translation.state import TextState
from home.models import User

STATUS = {"saved": 200, "conflict": 409, "changed": 409, "gone": 409, "refused": 422}


def of(outcome: Outcome, request: HttpRequest) -> JsonResponse:
    """Answer who saved a text, or tried to."""
    desk, text = outcome.desk, outcome.text
    told: dict[str, Any] = {"status": outcome.status, "said": sentence(outcome), "base": desk.row.base_id}
    if outcome.status == "refused" or text is None:
        return JsonResponse(told, status=STATUS[outcome.status])
    sections = contents(desk).sections
    section = next(section for section in sections if section.text is text)
    revision = desk.translation.latest_revision
    told |= {
        **_parts(desk, sections, request),
        "based_on": section.based_on,
        "source": text.source,
        "section": _rendered("section_head", desk, section, request),
        "beside": _rendered("source", desk, section, request),
        "foot": _rendered("section_note", desk, section, request),
        "state": section.sign.name,
        "revision": revision.pk,
        "revision_created_at": revision.created_at.isoformat(),
    }
    if outcome.status == "conflict":
        told["box"] = _rendered("conflict", desk, section, request, said=sentence(outcome))
        told["value"] = section.value
    return JsonResponse(told, status=STATUS[outcome.status])


def of_comment(desk: Desk, text: TextState | None, problem: str, request: HttpRequest) -> JsonResponse:
    """Answer who said something of a text, or resolved what was said."""
    if problem:
        return JsonResponse({"said": problem}, status=422)
    sections = contents(desk).sections
    section = next((section for section in sections if section.text is text), None)
    told = {"said": "", **_parts(desk, sections, request)}
    if section:
        told["thread"] = _rendered("thread", desk, section, request)
        told["section"] = _rendered("section_head", desk, section, request)
        told["foot"] = _rendered("section_note", desk, section, request)
        told["open"] = len(section.thread.open)
    return JsonResponse(told)


def sentence(outcome: Outcome) -> str:
    """Say what became of a text that somebody sent."""
    if outcome.status == "saved":
        return _("Saved %(time)s") % {"time": clock_text(timezone.now())}
    if outcome.status == "conflict":
        return _conflict(outcome)
    if outcome.status == "changed":
        return _(
            "Not saved: the source changed here while you wrote. Look at what it says now, then save again."
        )
    if outcome.status == "gone":
        return _(
            "Not saved: the source no longer has this text. What you wrote stays here; copy what you need."
        )
    return _("Not saved. %(reason)s") % {"reason": outcome.reason}


def theirs(outcome: Outcome) -> str:
    """Return what somebody else wrote in a conflict."""
    text = outcome.text
    if outcome.status != "conflict" or text is None:
        return ""
    return wording.shown(text.target or "") if text.kind == "rich" else text.target or ""


def suggested(desk: Desk, text: TextState | None) -> dict[str, Any]:
    """Return what the part of the screen with suggestions for a text is made of."""
    if text is None:
        return {"suggestions": []}
    place: Any = places(desk.sent)[text.path]
    found = suggestions(text.source, text.kind, desk.sent.locale_id, desk.newest.locale_id)
    return {
        **beside(desk),
        "suggestions": [
            {
                "suggestion": each,
                "shown": wording.shown(each.target) if text.kind == "rich" else each.target,
                "value": wording.content(each.target, place) if text.kind == "rich" else each.target,
            }
            for each in found
        ],
    }


def _conflict(outcome: Outcome) -> str:
    entry = outcome.text.entry if outcome.text and outcome.text.entry else {}
    who = User.objects.filter(pk=entry.get("by") or 0).first()
    if who == outcome.desk.user:
        return _("You saved another text here in another window. Both are kept.")
    return _("%(who)s saved another text here while you wrote. Both are kept.") % {
        "who": str(who or _("Somebody"))
    }


def _parts(desk: Desk, sections: list[Section], request: HttpRequest) -> dict[str, Any]:
    """Return what changes anywhere on the screen with each save."""
    context = standing_context(desk)
    return {
        "counts": {tab.name: tab.count for tab in tabs(sections, "").tabs},
        "waiting": context["waiting"],
        "comments": sum(len(section.thread.open) for section in sections),
        "said_of": render_to_string(
            "translation/editor/comments_panel.html", {"sections": with_comments(sections)}, request
        ),
        "progress": render_to_string("translation/editor/progress.html", context, request),
        "submit": render_to_string("translation/editor/submit.html", context, request),
    }


def _rendered(part: str, desk: Desk, section: Section, request: HttpRequest, **more: Any) -> str:
    context = {**beside(desk), "section": section, **more}
    return render_to_string(f"translation/editor/{part}.html", context, request)
