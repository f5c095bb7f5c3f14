"""Documents made safe to publish: without metadata, and without anything that does more than be read."""

from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from home.cleaning.process import clean
from home.cleaning.refusal import Refused

SENTENCES = {
    "active": _(
        "This PDF does more than show pages (a script, a form that sends itself, an enclosed file, sound or film): "
        "print it to PDF again and upload that."
    ),
    "damaged": _("This document is damaged or incomplete: save it again in its program and upload that."),
    "demanding": _("This document takes too much to open: print it to PDF again and upload that."),
    "large": _(
        "This document unpacks to more than 200 MB: make the pictures in it smaller and upload it again."
    ),
    "locked": _(
        "This document is locked with a password or in an old format: save it anew without and upload that."
    ),
    "macros": _("This document carries macros or other programs: save it as PDF and upload that."),
    "other": _(
        "This file is no PDF, DOCX, XLSX, ODT, ODS, CSV or TXT, or not what its name says: save it as one of these "
        "and upload that."
    ),
    "reviewed": _(
        "This document still has comments or tracked changes in it, with their authors’ names: accept or remove "
        "them and upload it again."
    ),
}


class UnsafeDocument(ValueError):
    """A file that is refused. The message is one sentence for who uploaded it, in their language."""


def sanitise(data: bytes, name: str) -> bytes:
    """Have an uploaded document written anew, in a process of its own: see `home.cleaning.documents`.

    :param data: the whole file as uploaded; its length is the caller's to limit.
    :param name: what it is called; the content must be what the extension says.
    :raises UnsafeDocument: when it is something else, or carries what readers should not get.
    """
    try:
        return clean("document", data, extension_of(name))[1]
    except Refused as refusal:
        raise UnsafeDocument(str(SENTENCES[refusal.reason])) from refusal


def extension_of(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")
