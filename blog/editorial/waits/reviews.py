"""Steps of the workflow that wait for somebody: reviews of words that they didn't change, quotes to be held."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState

from blog.editorial.deadlines import due_at
from blog.editorial.models.tasks import QuotesHeldTask, RoleTask
from blog.editorial.subjects import Key, load
from blog.editorial.waits.line import SCANNED, Line, kind_and_language, line
from blog.editorial.written import written_by
from blog.keys import key_of
from blog.models import Quote
from blog.references import CARRIERS
from home.models import User

_WANTED = {
    "review": gettext_lazy("wants your review."),
    "review_language": gettext_lazy("wants your review of the translation."),
    "review_legal": gettext_lazy("wants your legal review."),
    "hold": gettext_lazy("waits until its quotes are held."),
}


def lines(user: User) -> Iterator[Line]:
    """Yield the steps that this person can take now: never where their own words are to be approved."""
    verbs = {task.pk: task.verb for task in _tasks()}
    states = [state for state in _states(user) if state.task_id in verbs]
    subjects = load(_key(state) for state in states)
    asked = [state for state in states if _key(state) in subjects]
    reviews = [state for state in asked if verbs[state.task_id] != QuotesHeldTask.verb]
    own = own_words(user, [subjects[_key(state)] for state in reviews])
    for state in asked:
        key, verb = _key(state), verbs[state.task_id]
        if verb != QuotesHeldTask.verb and key in own:
            continue
        workflow = state.workflow_state
        by = {**kind_and_language(subjects[key]), "who": str(workflow.requested_by or _("somebody"))}
        yield line(
            subjects[key],
            wanted=str(_WANTED[verb]),
            detail=_("%(kind)s in %(language)s, by %(who)s.") % by,
            button=_("See which") if verb == QuotesHeldTask.verb else _("Review"),
            since=state.started_at,
            due=state.due,
        )


def own_words(user: User, instances: list[Any]) -> set[Key]:
    """Return those objects that this person can't approve, because they wrote words of them or of quotes they bring."""
    brought = _brought_quotes(instances)
    asked = [*instances, *(quote for quotes in brought.values() for quote in quotes)]
    own = written_by(user, {_key_of(each): None for each in asked})
    with_own_quotes = {
        key for key, quotes in brought.items() if any(_key_of(quote) in own for quote in quotes)
    }
    return own | with_own_quotes


def _tasks() -> list[RoleTask]:
    return [task for task in Task.objects.filter(active=True).specific() if isinstance(task, RoleTask)]


def _states(user: User) -> Any:
    """Return the states of tasks that wait for somebody, what is due first in front."""
    wanted = Q(pk__in=[])
    for task in _tasks():
        wanted |= Q(pk__in=task.get_task_states_user_can_moderate(user).values("pk"))
    states = TaskState.objects.filter(wanted, workflow_state__current_task_state__status="in_progress")
    return (
        states.select_related("workflow_state__requested_by")
        .annotate(due=due_at("workflow_state__content_type", "workflow_state__object_id"))
        .order_by(F("due").asc(nulls_last=True), "started_at", "pk")[:SCANNED]
    )


def _key(state: TaskState) -> Key:
    return state.workflow_state.content_type_id, state.workflow_state.object_id


def _key_of(instance: Any) -> Key:
    key = key_of(instance)
    return key["content_type"].pk, key["object_id"]


def _brought_quotes(instances: list[Any]) -> dict[Key, list[Quote]]:
    """Return the quotes that go public with each object, never public yet: in its own language."""
    shown = {_key_of(each): _quotes_in(each) for each in instances if isinstance(each, CARRIERS)}
    every = {pk for quotes in shown.values() for pk in quotes}
    if not every:
        return {}
    keys = dict(Quote.objects.filter(pk__in=every).values_list("pk", "translation_key"))
    drafts: dict[Any, Quote] = {
        (quote.translation_key, quote.locale_id): quote
        for quote in Quote.objects.filter(translation_key__in=keys.values(), live=False)
    }
    locales = {_key_of(each): each.locale_id for each in instances}
    return {
        key: [
            drafts[keys[pk], locales[key]]
            for pk in quotes
            if pk in keys and (keys[pk], locales[key]) in drafts
        ]
        for key, quotes in shown.items()
    }


def _quotes_in(instance: Any) -> set[int]:
    """Return the keys of the quotes in an object's newest words, as they are stored."""
    revision = instance.latest_revision
    found: set[int] = set()
    for name in ("body", "words_quoted"):
        stored = (revision.content if revision else {}).get(name)
        blocks = json.loads(stored) if isinstance(stored, str) else stored or []
        found |= {block["value"] for block in blocks if block["type"] == "quote" and block["value"]}
    return found
