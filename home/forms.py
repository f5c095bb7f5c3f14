from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.models.media import sanitised_file


class PictureField(WagtailImageField):
    """Writes an upload anew before anything else looks at it, so that a bad file meets our sentence and no decoder."""

    def to_python(self, data: UploadedFile | None) -> Any:
        return super().to_python(sanitised_file(data.read()) if data else data)


class PictureForm(BaseImageForm):
    """Named by WAGTAILIMAGES_IMAGE_FORM_BASE, for every form that takes a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if old := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=old.label, required=old.required, widget=old.widget, help_text=old.help_text
            )
