"""Pictures made safe to publish: nothing is kept of an uploaded file but what it shows."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from home.cleaning.process import clean
from home.cleaning.refusal import Refused

SENTENCES = {
    "damaged": gettext_lazy(
        "This picture is damaged or incomplete: copy it from the camera or the sender again."
    ),
    "demanding": gettext_lazy(
        "This picture takes too much to open: save it anew as JPEG or PNG and upload that."
    ),
    "gif": gettext_lazy("GIF pictures are not taken: save it as PNG and upload that."),
    "large": gettext_lazy(
        "This picture is too large: make it smaller than 25 megapixels (60 for JPEG from a camera) and "
        "16,000 pixels on its longer side, and upload it again."
    ),
    "moves": gettext_lazy("This picture moves: save one frame of it as PNG or JPEG and upload that."),
    "several": gettext_lazy(
        "This file holds several pictures in one (MPO), even if it is called .jpg: open it, save it anew as "
        "JPEG or PNG, and upload that."
    ),
    "svg": gettext_lazy(
        "SVG drawings can carry programs and are not taken: export it as PNG and upload that."
    ),
    "unknown": gettext_lazy(
        "This file is not a picture that can be shown here: upload a JPEG, PNG, WebP, AVIF or HEIC."
    ),
}


class UnsafePicture(ValueError):
    """A file that is refused. The message is one sentence for who uploaded it, in their language."""


@dataclass(frozen=True)
class Sanitised:
    """A picture that may be stored: its file, the extension that fits it, and its size in pixels as seen."""

    data: bytes
    extension: str
    width: int
    height: int


def sanitise(data: bytes) -> Sanitised:
    """Draw an uploaded picture anew, in a process of its own: see `home.cleaning.pictures`.

    :param data: the whole file as uploaded; its length is the caller's to limit.
    :returns: the new file (JPEG, PNG or WebP) with its size in pixels.
    :raises UnsafePicture: when it is no picture of the formats we take, or is too large, animated or damaged.
    """
    try:
        head, drawn = clean("picture", data)
    except Refused as refusal:
        raise UnsafePicture(str(SENTENCES[refusal.reason])) from refusal
    return Sanitised(drawn, **head)
