"""Pictures and attachments. What is stored carries no metadata and no name that could be guessed."""

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.models import UploadedFile

from home import documents, pictures


class SanitisedFile(ContentFile):
    """A file that has been written anew."""


def random_name(extension: str) -> str:
    """Return a file's name that tells nothing and that nobody guesses."""
    return f"{secrets.token_hex(16)}.{extension}"


def sanitised_file(data: bytes, name: str = "") -> SanitisedFile:
    """Return an uploaded picture written anew, under a random name; what it was called plays no part.

    Raises:
        ValidationError: with one sentence that says what to do, for a file that is refused.
    """
    try:
        clean = pictures.sanitise(data)
    except pictures.UnsafePicture as error:
        raise ValidationError(str(error)) from error
    return SanitisedFile(clean.data, name=random_name(clean.extension))


def sanitised_document(data: bytes, name: str) -> SanitisedFile:
    """Return an uploaded document written anew, under a random name that ends as its own did.

    Raises:
        ValidationError: with one sentence that says what to do, for a file that is refused.
    """
    try:
        clean = documents.sanitise(data, name)
    except documents.UnsafeDocument as error:
        raise ValidationError(str(error)) from error
    return SanitisedFile(clean, name=random_name(documents.extension_of(name)))


def _sanitised(content: File, name: str, sanitise: Callable[[bytes, str], SanitisedFile]) -> SanitisedFile:
    if isinstance(content, SanitisedFile):
        return content
    content.open()
    return sanitise(content.read(), name)


class PictureFile(WagtailImageFieldFile):
    """The one way by which a picture's file gets into the storage."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        content = _sanitised(content, name, sanitised_file)
        super().save(str(content.name), content, save)


class PictureFileField(WagtailImageField):
    attr_class = PictureFile

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return (
            name,
            "wagtail.images.models.WagtailImageField",
            args,
            kwargs,
        )  # for the database it is the same


class AttachmentFile(FieldFile):
    """The one way by which a document gets into the storage."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        content = _sanitised(content, name, sanitised_document)
        super().save(str(content.name), content, save)


class AttachmentFileField(models.FileField):
    attr_class = AttachmentFile

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs  # as above


class Picture(AbstractImage):
    """A picture. Its file is decoded and written anew before it is stored, however it comes in."""

    file: Any = PictureFileField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_(
            "What others may do with it, in a few words. Where it says so, reporters get the large file."
        ),
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
        # Wagtail's form has noted size and hash already; code that saves without a form hasn't.
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def create_rendition(self, filter: Filter) -> "Rendition":
        return self._from_newest_file(lambda: {filter: super(Picture, self).create_rendition(filter)})[filter]

    def create_renditions(self, *filters: Filter) -> "Renditions":
        make = partial(super().create_renditions, *filters)
        return self._from_newest_file(make) if len(filters) > 1 else make()

    def _from_newest_file(self, make: "Callable[[], Renditions]") -> "Renditions":
        """Make renditions, of the file that the picture has when they are done.

        It may be replaced meanwhile, and a face in it hidden. Whoever replaces it deletes its renditions with it or
        after it; one that comes later would show the old file for ever.
        """
        try:
            made = make()
        except SourceImageIOError:
            if not self._is_outdated():
                raise
            made = {}
        if made and not self._is_outdated():
            return self._as_stored(made)
        # Wagtail returns some without their key, and where another was sooner, one without a row.
        files = [rendition.file for rendition in made.values()]
        self.renditions.filter(file__in=[file.name for file in files]).delete()
        for file in files:
            transaction.on_commit(partial(file.storage.delete, file.name))
        self.refresh_from_db()
        return self._from_newest_file(make)

    def _as_stored(self, made: "Renditions") -> "Renditions":
        """Return renditions as their rows are: Wagtail lets another process that was sooner have the row."""
        rows = self.renditions.filter(filter_spec__in=[filter.spec for filter in made])
        stored = {(row.filter_spec, row.focal_point_key): row for row in rows}
        for filter, rendition in made.items():
            row = stored.get((rendition.filter_spec, rendition.focal_point_key), rendition)
            if row.file.name != rendition.file.name:
                rendition.file.storage.delete(rendition.file.name)
                made[filter] = row
        return made

    def _is_outdated(self) -> bool:
        return not Picture.objects.filter(pk=self.pk, file=self.file.name).exists()


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


Renditions = dict[Filter, Rendition]


class Attachment(AbstractDocument):
    """A document. It is written anew before it is stored; readers get it only while a public page uses it."""

    file: Any = AttachmentFileField(_("file"), upload_to="documents")

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def clean(self) -> None:
        # Without a file, as where it was refused, there is no extension that Wagtail could object to.
        if self.file:
            super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
            self._set_document_file_metadata()
        super().save(*args, **kwargs)


@receiver(pre_save, sender=UploadedFile)
def clean_what_is_put_aside(instance: UploadedFile, **kwargs: Any) -> None:
    """Where another field of an upload's form has a mistake, Wagtail keeps the file as it came until that is mended."""
    if instance.file and not instance.file._committed:
        of_picture = instance.for_content_type.model_class() is Picture
        sanitise = sanitised_file if of_picture else sanitised_document
        instance.file = _sanitised(instance.file.file, str(instance.file.name), sanitise)
