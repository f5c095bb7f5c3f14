"""The screen *Translations*: what waits in somebody's languages, what is theirs, and what to do next."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic

from blog.staff import may_read, object_at
from blog.translation.models import Translation
from blog.translation.queue import lists
from blog.translation.queue.columns import QueueTable, act, columns
from blog.translation.queue.filters import QueueFilter
from blog.translation.queue.moments import near
from blog.translation.rights import languages_of, may_translate
from blog.translation.screens import editor_url, kind_at
from blog.translation.signs import SIGNS
from blog.translation.state import State
from home.chrome import LANGUAGES, Language
from home.language_names import name_of

# How many things that could be translated are offered where nothing waits.
OFFERED = 5


@dataclass(frozen=True)
class Offer:
    """Something public that a language doesn't have yet, and where its translation is begun."""

    title: str
    language: Language
    kind: str
    pk: str


class Queue(generic.IndexView):
    model = Translation
    any_permission_required = None
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    index_url_name = "newsroom_desk"
    template_name = "translation/queue/index.html"
    filterset_class = QueueFilter
    table_class = QueueTable
    is_searchable = False
    paginate_by = 30

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = request.user
        self.codes = languages_of(self.user)
        if not self.codes:
            raise PermissionDenied
        self.tab = lists.TABS.get(request.GET.get("tab", ""), lists.TABS["waiting"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Any]:
        return columns(self.user)

    def get_base_queryset(self) -> QuerySet[Any]:
        rows = lists.with_campaign(lists.with_review(lists.in_languages(self.codes)))
        found = rows.filter(self.tab.condition(self.user)).order_by(*lists.URGENT)
        return found.select_related("source__locale", "locale", "assignee", "touched_by")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Another order than the most urgent first is one of the filters."""
        return queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        numbers = lists.counts(self.user, self.codes)
        return {
            **context,
            "languages": [(name_of(code), LANGUAGES[code]) for code in self.codes],
            "tabs": [(tab, numbers[tab.name]) for tab in lists.TABS.values()],
            "tab": self.tab,
            "numbers": numbers,
            "zone": timezone.get_current_timezone_name(),
            "signs": list(SIGNS.values()),
            "next": self._next(),
            "narrows": self.filters.narrows,
            **(self._nothing_waits() if not numbers["waiting"] else {}),
        }

    def _next(self) -> dict[str, Any] | None:
        translated = [code for code in self.codes if may_translate(self.user, code)]
        row = lists.next_for(self.user, translated)
        if row is None:
            return None
        is_begun = row.touched_by_id == self.user.pk and act(row, self.user) == "continue"
        return {
            "row": row,
            "act": act(row, self.user),
            "url": editor_url(row),
            "language": LANGUAGES[row.source.locale.language_code],
            "due": near(row.due_at) if row.due_at else "",
            "saved": near(row.touched_at) if is_begun and row.touched_at else "",
        }

    def _nothing_waits(self) -> dict[str, Any]:
        last = lists.last_finished(self.codes)
        return {
            "fresh_icon": SIGNS[State.FRESH].icon,
            "fresh": lists.in_languages(self.codes).count(),
            "last": last,
            "last_at": near(last.touched_at) if last and last.touched_at else "",
            "offers": self._offers(),
        }

    def _offers(self) -> list[Offer]:
        """Return what is public and could be translated, for who translates into one language."""
        if len(self.codes) > 1 or not may_translate(self.user, self.codes[0]):
            return []
        found = []
        for source in lists.not_asked_for(self.codes[0])[:OFFERED]:
            kind = kind_at(source)
            if may_read(self.user, object_at(kind, int(source.object_id))):
                found.append(
                    Offer(source.title, LANGUAGES[source.locale.language_code], kind, source.object_id)
                )
        return found
