"""Pictures and attachments. What is stored carries no metadata and no name that could be guessed."""

import secrets
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from home.pictures import UnsafePicture, sanitise


class SanitisedFile(ContentFile):
    """A picture's file that has been written anew."""


def sanitised_file(data: bytes) -> SanitisedFile:
    """Return an uploaded picture written anew, under a random name.

    Raises:
        ValidationError: with one sentence that says what to do, for a file that is refused.
    """
    try:
        clean = sanitise(data)
    except UnsafePicture as error:
        raise ValidationError(str(error)) from error
    return SanitisedFile(clean.data, name=f"{secrets.token_hex(16)}.{clean.extension}")


class Picture(AbstractImage):
    """A picture. Its file is decoded and written anew before it is stored, however it comes in."""

    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, help_text=_("What others may do with it, in a few words.")
    )

    # Wagtail's `description` is one text for all languages; the words beside each use say it per language.
    admin_form_fields = (
        "title",
        "file",
        "collection",
        "credit",
        "licence",
        "tags",
        *(f"focal_point_{part}" for part in ("x", "y", "width", "height")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        return f"originals/{filename}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The form has written the file anew already; code that saves without a form hasn't.
        if self.file and not self.file._committed and not isinstance(self.file.file, SanitisedFile):
            self.file.open()
            self.file: Any = sanitised_file(self.file.read())
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """A picture at one size. Its name is random: it tells nothing of the original or of other sizes."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        return f"pictures/{secrets.token_hex(16)}{PurePath(filename).suffix}"


class Attachment(AbstractDocument):
    """A document. Readers get it only while a public page uses it."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self.file.name = f"{secrets.token_hex(16)}{PurePath(self.file.name).suffix.lower()}"
        super().save(*args, **kwargs)
