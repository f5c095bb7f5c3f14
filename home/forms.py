from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.models.media import sanitised_document, sanitised_file


class PictureField(WagtailImageField):
    """Writes an upload anew before anything else looks at it, so that a bad file meets our sentence and no decoder.

    Where many come in at once, Wagtail's script asks for the extension first; it says what this field says.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_image_extension"] = _(
            "Pictures of this kind are not taken: save it as JPEG or PNG and upload that."
        )

    def to_python(self, data: UploadedFile | None) -> Any:
        if not data:
            return super().to_python(data)
        super().check_image_file_size(data)
        return super().to_python(sanitised_file(data.read()))

    def check_image_file_size(self, f: Any) -> None:
        """Of the upload this was asked already; what is written anew may be larger."""


class AttachmentField(WagtailDocumentField):
    def to_python(self, data: UploadedFile | None) -> Any:
        data = super().to_python(data)
        return sanitised_document(data.read(), str(data.name)) if data else data


class PictureForm(BaseImageForm):
    """Named by WAGTAILIMAGES_IMAGE_FORM_BASE, for every form that takes a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _take_files_by(PictureField, self.fields)


class AttachmentForm(BaseDocumentForm):
    """Named by WAGTAILDOCS_DOCUMENT_FORM_BASE, for every form that takes a document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _take_files_by(AttachmentField, self.fields)


def _take_files_by(field: type[PictureField | AttachmentField], fields: dict[str, Field]) -> None:
    if old := fields.get("file"):
        fields["file"] = field(
            label=old.label, required=old.required, widget=old.widget, help_text=old.help_text
        )
