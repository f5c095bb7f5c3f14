"""Open comments on pages that somebody works on, where somebody else had the last word."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Comment, CommentReply, Page, Revision

from blog.editorial.subjects import load, readable
from blog.editorial.waits.line import SCANNED, Line, line, said
from blog.moments import near_text
from home.models import SitePage, User


@dataclass(frozen=True)
class Word:
    """The last that was said in a thread of comments."""

    by: User
    text: str
    at: datetime


def lines(user: User) -> Iterator[Line]:
    """Yield a line for each page this person wrote on, or has taken part in the comments of."""
    threads: dict[int, list[Word]] = defaultdict(list)
    pages: dict[int, Page] = {}
    for comment in _open(user):
        last = _last_word(comment)
        if last.by != user:
            threads[comment.page_id].append(last)
            pages[comment.page_id] = comment.page
    subjects = load((page.content_type_id, str(page.pk)) for page in pages.values())
    for instance in readable(user, subjects.values()):
        if isinstance(instance, SitePage):
            yield _line(instance, threads[instance.pk])


def _open(user: User) -> Any:
    written = Revision.objects.filter(
        user=user,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("page_id"), CharField()),
    )
    spoken = Comment.objects.filter(user=user, page=OuterRef("page_id"))
    replied = CommentReply.objects.filter(user=user, comment__page=OuterRef("page_id"))
    works_on = Q(Exists(written)) | Q(Exists(spoken)) | Q(Exists(replied))
    comments = Comment.objects.filter(works_on, resolved_at=None)
    return (
        comments.select_related("user", "page")
        .prefetch_related("replies__user")
        .order_by("-updated_at")[:SCANNED]
    )


def _last_word(comment: Comment) -> Word:
    words = [
        Word(comment.user, comment.text, comment.created_at),
        *(Word(reply.user, reply.text, reply.created_at) for reply in comment.replies.all()),
    ]
    return max(words, key=lambda word: word.at)


def _line(instance: Any, words: list[Word]) -> Line:
    newest, count = max(words, key=lambda word: word.at), len(words)
    wanted = ngettext("has %(count)d comment for you.", "has %(count)d comments for you.", count)
    detail = _("%(who)s, %(moment)s: %(words)s")
    return line(
        instance,
        wanted=wanted % {"count": count},
        detail=detail % {"who": newest.by, "moment": near_text(newest.at), "words": said(newest.text)},
        button=_("Answer"),
        since=newest.at,
    )
