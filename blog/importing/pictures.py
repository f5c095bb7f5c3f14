"""The pictures of a document, made safe and kept once."""

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.utils.translation import gettext as _

from blog.importing.document import Document, Image
from home.models import Picture, User
from home.models.media import sanitised_file

TITLE_LENGTH = 255


def keep_pictures(
    document: Document, title: str, user: User | None
) -> tuple[dict[int, Picture], list[str], list[Picture]]:
    """Store a document's pictures; one that is stored already is used again.

    :returns: the pictures by the number of their line, what to say of those that are refused or not described, and
        those that are new.
    """
    kept: dict[int, Picture] = {}
    said: list[str] = []
    new: list[Picture] = []
    for number, line in enumerate(document.lines):
        if not isinstance(line.figure, Image):
            continue
        try:
            file = sanitised_file(line.figure.data)
        except ValidationError as error:
            said.append(_("A picture was left out. %(reason)s") % {"reason": error.messages[0]})
            continue
        if not line.figure.alt:
            said.append(
                _("Describe the picture “%(title)s”: the document has no words for it.") % {"title": title}
            )
        picture = Picture(title=(line.figure.alt or title)[:TITLE_LENGTH], file=file, uploaded_by_user=user)
        picture._set_image_file_metadata()
        if known := Picture.objects.filter(file_hash=picture.file_hash).first():
            kept[number] = known
            continue
        picture.save()
        kept[number] = picture
        new.append(picture)
    return kept, said, new


def forget_files(pictures: list[Picture]) -> None:
    """Delete the files of pictures whose rows were rolled back."""
    for picture in pictures:
        storage: Storage = picture.file.storage
        storage.delete(picture.file.name)
