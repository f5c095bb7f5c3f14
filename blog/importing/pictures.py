"""The pictures of a document, made safe and kept once."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from blog.importing.document import Document, Image
from blog.importing.doubts import Doubt
from home.models import Picture, User
from home.models.media import SanitisedFile, sanitised_file

TITLE_LENGTH = 255


@dataclass(frozen=True)
class Found:
    """A picture of a document as it may be stored."""

    file: SanitisedFile
    title: str


def safe_pictures(document: Document, title: str) -> tuple[dict[int, Found], list[Doubt]]:
    """Make a document's pictures safe to store. This takes a while, so it is done before anything is written.

    :returns: the pictures by the number of their line, and a doubt for each that is refused or not described.
    """
    found: dict[int, Found] = {}
    doubts: list[Doubt] = []
    for number, line in enumerate(document.lines):
        if not isinstance(line.figure, Image):
            continue
        try:
            file = sanitised_file(line.figure.data)
        except ValidationError as error:
            doubts.append(Doubt("picture_refused", error.messages[0]))
            continue
        if not line.figure.alt:
            doubts.append(Doubt("picture_undescribed"))
        found[number] = Found(file, (line.figure.alt or title)[:TITLE_LENGTH])
    return found, list(dict.fromkeys(doubts))


def keep_pictures(found: dict[int, Found], user: User | None) -> tuple[dict[int, Picture], list[Picture]]:
    """Store pictures; one that is stored already is used again. Return all by line, and those that are new."""
    kept: dict[int, Picture] = {}
    new: list[Picture] = []
    for number, each in found.items():
        picture = Picture(title=each.title, file=each.file, uploaded_by_user=user)
        picture._set_image_file_metadata()
        known = Picture.objects.filter(file_hash=picture.file_hash).first()
        if known is None:
            picture.save()
            new.append(picture)
        kept[number] = known or picture
    return kept, new


def forget_files(pictures: list[Picture]) -> None:
    """Delete the files of pictures whose rows were rolled back."""
    for picture in pictures:
        picture.file.storage.delete(picture.file.name)
