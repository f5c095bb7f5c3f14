"""Hides faces in a picture that is in the newsroom already, for good: see `home.cleaning.mosaic` for how."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from math import isfinite
from typing import Any, Literal, get_args

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.cleaning.process import clean
from home.cleaning.refusal import Refused
from home.models import Picture, User
from home.models.media import SanitisedFile, random_name

HIDE_FACES = "home.hide_faces"  # what Wagtail's log calls it
MOST_MARKS = 200

Shape = Literal["oval", "rectangle"]


@dataclass(frozen=True)
class Mark:
    """A place to hide: its left upper corner and its size, in fractions of the picture's width and height.

    It may reach over the picture's edge.

    Raises:
        ValueError: when it has no size, or lies outside of the picture.
    """

    shape: Shape
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        numbers = (self.x, self.y, self.width, self.height)
        if self.shape not in get_args(Shape) or not all(isfinite(number) for number in numbers):
            raise ValueError(self)
        reaches_in = -self.width < self.x < 1 and -self.height < self.y < 1
        if not (0 < self.width <= 2 and 0 < self.height <= 2 and reaches_in):
            raise ValueError(self)


def marks_from(text: str) -> list[Mark]:
    """Read marks as the editor's screen posts them: a JSON list of objects with Mark's fields.

    Raises:
        ValidationError: with one sentence that says what to do.
    """
    try:
        found = json.loads(text)
        if not isinstance(found, list):
            raise ValueError(found)
        marks = [Mark(**each) for each in found]
    except (ValueError, TypeError, RecursionError) as error:
        raise ValidationError(unreadable()) from error
    if not marks:
        raise ValidationError(_("Mark at least one face."))
    if len(marks) > MOST_MARKS:
        raise ValidationError(
            _("These are more than %(most)d marks: hide some of the faces first.") % {"most": MOST_MARKS}
        )
    return marks


def unreadable() -> str:
    return _("The marks could not be read: draw them again.")


def changed_meanwhile() -> str:
    return _("This picture has been changed meanwhile: mark the faces again.")


def hide_faces(picture: Picture, marks: Sequence[Mark], user: User) -> None:
    """Hide what is under the marks in the picture's own file, and have its earlier file and every rendition deleted.

    All or nothing: when it fails, or the transaction around it does, the picture is as it was. Pages that show it
    get new renditions. It goes into Wagtail's log, without the places. `picture` is as stored afterwards.

    Raises:
        ValidationError: when the picture was changed meanwhile, or its file can't be read.
    """
    before, storage = str(picture.file.name), picture.file.storage
    try:
        with storage.open(before) as file:
            data = file.read()
        head, hidden = clean("faces", data, json.dumps([asdict(mark) for mark in marks]))
    except (OSError, Refused) as error:
        raise ValidationError(
            _("The picture’s file could not be read, and nothing is hidden: upload it again.")
        ) from error
    name = picture.get_upload_to(random_name(head["extension"]))
    after = storage.save(name, SanitisedFile(hidden))
    try:
        with transaction.atomic():
            # First and by itself: it goes even if something else that waits for the commit fails.
            transaction.on_commit(partial(storage.delete, before), robust=True)
            _replace(picture, before, after)
            log(picture, HIDE_FACES, user=user, data={"marks": len(marks)})
    except BaseException:
        # What fails after the commit comes out here too, and then the new file is the picture's.
        if not Picture.objects.filter(pk=picture.pk, file=after).exists():
            storage.delete(after)
        raise


def _replace(picture: Picture, before: str, after: str) -> None:
    stored: Any = Picture.objects.select_for_update().get(pk=picture.pk)
    if stored.file.name != before:
        raise ValidationError(changed_meanwhile())
    stored.file = after
    stored._set_image_file_metadata()
    stored.file.close()
    stored.save(update_fields=["file", "file_size", "file_hash", "width", "height"])
    stored.renditions.all().delete()  # one by one, so that Wagtail deletes their files and cached copies too
    picture.refresh_from_db()
