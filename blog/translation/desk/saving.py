"""Saves one text of a translation, unless what it was written for is not what is there any more."""

from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision, TaskState

from blog.translation.claims import claim
from blog.translation.desk.desk import Desk, find, same_source
from blog.translation.desk.places import places
from blog.translation.desk.wording import cleaned
from blog.translation.entries import MEMORY, PERSON, digest
from blog.translation.models import Translation
from blog.translation.record import accept, write
from blog.translation.state import TextState
from blog.translation.writing import follow_title, put
from home.models import User

Status = Literal["saved", "conflict", "changed", "gone", "refused"]


@dataclass(frozen=True)
class Asked:
    """What somebody wants of one text: other words, or, without, that it is right as it stands.

    :param path: of the text in the source; `source`: what that said when they saw it.
    :param based_on: the hash of the translation's text that they saw.
    :param written: their words; for rich text Draftail's content. None: it is right as it is.
    :param over: the key of a revision in which they saved this very text just before: it is written over.
    """

    path: str
    source: str
    based_on: str
    written: str | None = None
    from_memory: bool = False
    over: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of it; for all but *saved* nothing was changed.

    `text` is how the text stands now: of a conflict, what somebody else wrote; of a change, what the source says.
    """

    status: Status
    desk: Desk
    text: TextState | None = None
    reason: str = ""


def based_on(text: TextState) -> str:
    """Return the hash by which a form says which text of the translation it was made from."""
    return digest(text.target or "", text.kind)


@transaction.atomic
def save(pk: int, user: User, asked: Asked) -> Outcome:
    """Write one text of a translation's newest draft, or accept it as it stands.

    Whoever saves first claims the translation, if nobody has.

    Raises:
        Http404, PermissionDenied: as for Desk; and where they may only read.
    """
    desk = Desk(pk, user, Translation.objects.select_for_update(of=("self",)))
    if not desk.may_write:
        raise PermissionDenied
    if desk.lock:
        return Outcome("refused", desk, reason=str(desk.lock.get_message(user)))
    text = find(desk.texts, asked.path, asked.source)
    if text is None or not desk.can_be_written(text):
        return Outcome("gone", desk)
    if not same_source(text, asked.source):
        return Outcome("changed", desk, text)
    place: Any = places(desk.sent)[text.path]
    try:
        words = None if asked.written is None else cleaned(asked.written, place, text.kind)
    except ValidationError as error:
        return Outcome("refused", desk, text, " ".join(error.messages))
    if based_on(text) != asked.based_on and words != text.target:
        return Outcome("conflict", desk, text)
    _write(desk, text, words, MEMORY if asked.from_memory else PERSON)
    desk.newest.save_revision(
        user=user, clean=False, log_action=True, overwrite_revision=_own(desk, asked.over)
    )
    claim(desk.row, user)
    after = Desk(pk, user)
    return Outcome("saved", after, find(after.texts, text.path, text.source))


def _write(desk: Desk, text: TextState, words: str | None, how: str) -> None:
    path, moment = text.target_path or "", timezone.now().isoformat(timespec="seconds")
    if words is None:
        accept(desk.newest, {path}, desk.user.pk, moment)
    else:
        put(desk.newest, path, words)
        if path == "title":
            follow_title(desk.newest)
        write(desk.newest, {path}, how, desk.user.pk, moment)


def _own(desk: Desk, key: str) -> Revision | None:
    """Return the newest version, if it is the one that this person saved just before, and nothing hangs on it."""
    newest = desk.translation.latest_revision
    is_own = newest is not None and str(newest.pk) == key and newest.user_id == desk.user.pk
    if not is_own or newest.pk == desk.translation.live_revision_id or newest.approved_go_live_at:
        return None
    return None if TaskState.objects.filter(revision=newest).exists() else newest
