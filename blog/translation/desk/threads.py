"""What was said of the texts of a translation: which text each comment is about, whatever became of the source."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from blog.translation.desk.desk import find
from blog.translation.models import Comment, Translation
from blog.translation.state import TextState
from home.models import User


@dataclass
class Thread:
    """The comments on one text, oldest first."""

    comments: list[Comment] = field(default_factory=list)

    @property
    def open(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.resolved_at is None]

    @property
    def resolved(self) -> list[Comment]:
        return [comment for comment in self.comments if comment.resolved_at is not None]

    @property
    def last(self) -> Comment | None:
        return self.comments[-1] if self.comments else None


def threads(row: Translation, texts: Sequence[TextState]) -> tuple[dict[str, Thread], Thread]:
    """Return the comments by the path of the text that each is about, and those whose text is gone."""
    found: dict[str, Thread] = defaultdict(Thread)
    loose = Thread()
    known: dict[tuple[str, str], TextState | None] = {}
    for comment in row.comments.select_related("by", "resolved_by"):
        key = comment.path, comment.source
        if key not in known:
            known[key] = find(texts, *key)
        text = known[key]
        (found[text.path] if text else loose).comments.append(comment)
    return found, loose


def add(row: Translation, text: TextState, words: str, user: User) -> Comment:
    """Say something of a text. Who answers says it in the same way."""
    return Comment.objects.create(translation=row, path=text.path, source=text.source, words=words, by=user)


@transaction.atomic
def resolve(row: Translation, thread: Thread, user: User, last: int) -> None:
    """Resolve what was said in a thread, as far as somebody has seen it: what came after comment `last` stays open."""
    seen = [comment.pk for comment in thread.open if comment.pk <= last]
    row.comments.filter(pk__in=seen, resolved_at=None).update(resolved_by=user, resolved_at=timezone.now())
