"""One translation as the desk has it: its newest words beside the source that was last sent, and who may do what."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.locks import BaseLock

from blog.staff import may_edit, may_see_record
from blog.translation.alignment import aligned
from blog.translation.models import Translation
from blog.translation.rich import compared
from blog.translation.segments import Segment, segments
from blog.translation.state import Counts, State, TextState, counts, states_of
from home.models import User


class Desk:
    """What one person sees of a translation and may do with it.

    :param rows: the rows to look in; locked ones, where something is going to be written.

    Raises:
        Http404: where there is no such translation.
        PermissionDenied: where they may not even read it.
    """

    def __init__(self, pk: int, user: User, rows: "QuerySet[Translation] | None" = None) -> None:
        found = (rows if rows is not None else Translation.objects.all()).filter(pk=pk)
        row = found.select_related("source__locale", "locale", "base__user", "assignee").first()
        if row is None:
            raise Http404
        model: Any = row.content_type.model_class()
        self.row, self.user = row, user
        self.translation: Any = get_object_or_404(model, pk=row.object_id)
        if not self.may_write and not may_see_record(user, self.translation):
            raise PermissionDenied

    @cached_property
    def may_write(self) -> bool:
        """Whether the words are theirs to change; a lock may hold them nevertheless."""
        return may_edit(self.user, self.translation)

    @cached_property
    def newest(self) -> Any:
        return self.translation.get_latest_revision_as_object()

    @cached_property
    def sent(self) -> Any:
        """The source as it was last sent to translators."""
        content = self.row.base_content or self.row.base.content
        return self.translation.source().with_content_json(content)

    @cached_property
    def texts(self) -> list[TextState]:
        return states_of(self.newest, self.sent, self.sent)

    @cached_property
    def counts(self) -> Counts:
        return counts(self.texts)

    @cached_property
    def waiting(self) -> list[TextState]:
        return [text for text in self.texts if text.state is not State.FRESH]

    @cached_property
    def own(self) -> list[Segment]:
        """The texts of the translation that are its translator's own: the source has none like them."""
        known = {text.target_path for text in self.texts}
        return [segment for segment in segments(self.newest) if segment.path not in known]

    @cached_property
    def lock(self) -> BaseLock | None:
        """What keeps this person from changing the words at the moment."""
        lock = self.newest.get_lock()
        return lock if lock and lock.for_user(self.user) else None

    @property
    def writes(self) -> bool:
        return self.may_write and self.lock is None

    def can_be_written(self, text: TextState) -> bool:
        """Say whether the translation has a place of its own for a text: a paragraph may have been taken out."""
        return text.target_path is not None and self._targets.count(text.target_path) == 1

    @cached_property
    def _targets(self) -> list[str | None]:
        return [text.target_path for text in self.texts]


def find(texts: Sequence[TextState], path: str, source: str) -> TextState | None:
    """Return the text that somebody means, by its path and the source's words when they saw it.

    Places of paragraphs change when others come or go; so it is the words that tell which one it is. They may have
    changed meanwhile: then it is the text that came from them, which the caller can tell by its source.
    """
    plain = next((text for text in texts if text.path == path and text.kind == "plain"), None)
    if plain:
        return plain
    leaf = path.rpartition(".")[0]
    inside = [text for text in texts if text.kind == "rich" and text.path.rpartition(".")[0] == leaf]
    if here := next((text for text in inside if text.path == path and same_source(text, source)), None):
        return here
    pairs = aligned([compared(source)], [compared(text.source) for text in inside])
    return inside[pairs[0][1]] if pairs else None


def same_source(text: TextState, source: str) -> bool:
    """Say whether the source still says what somebody saw."""
    if text.kind == "rich":
        return compared(text.source) == compared(source)
    return _lines(text.source) == _lines(source)


def _lines(text: str) -> list[str]:
    # A form sends ends of lines in its own way.
    return text.splitlines()
