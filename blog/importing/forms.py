from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.importing.bring_in import news_lists
from blog.importing.document import Document
from blog.importing.reading import MAX_FILE, read, read_html
from blog.importing.recognise import as_document
from blog.importing.roles import CHOICES, Correction
from blog.importing.text import Unreadable
from home.chrome import LANGUAGES

SPEAKER_LENGTH = 200
MOST_DIGITS = 6
SUFFIXES = (".docx", ".html", ".htm", ".md", ".markdown", ".txt")


class NewStatementForm(forms.Form):
    """A statement as text, typed or pasted or in a file, and the language it is in.

    `rich` is the clipboard's HTML of what was pasted into `text`, put there by js/paste.js.
    `document` is what was read, once the form is valid.
    """

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "data-paste": "id_rich"}),
        help_text=gettext_lazy("Headline first, then the paragraphs, as in a mail to a newspaper."),
    )
    rich = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        help_text=gettext_lazy("Word (.docx), a web page (.html), Markdown (.md) or plain text."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    document: Document

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = news_lists().values_list("locale__language_code", flat=True)
        names = [(code, LANGUAGES[code].name) for code in codes]
        cast(forms.ChoiceField, self.fields["language"]).choices = [("", _("Guess it from the text")), *names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, text, rich = cleaned.get("file"), cleaned.get("text", ""), cleaned.get("rich", "")
        if self.errors:
            return cleaned
        if file is None and not text.strip():
            self.add_error("text", _("Paste the text, or choose a file."))
        else:
            self._read(file, text, rich)
        return cleaned

    def _read(self, file: Any, text: str, rich: str) -> None:
        try:
            if file:
                self.document = read(file.read(MAX_FILE + 1), file.name)
            else:
                self.document = read_html(rich) if rich else as_document(text)
        except Unreadable as error:
            self.add_error("file" if file else "text", str(error))


def corrections_in(data: Mapping[str, str]) -> dict[int, Correction]:
    """Return what staff say of lines in a form that was sent: fields `line-3`, and `speaker-3` for quotes.

    A speaker alone says that the line is a quote. What is no number or no role is passed over.
    """
    found: dict[int, Correction] = {}
    for name in data:
        field, _, number = name.partition("-")
        if field not in ("line", "speaker") or not number.isdecimal() or len(number) > MOST_DIGITS:
            continue
        role = data.get(f"line-{number}", "")
        speaker = data.get(f"speaker-{number}", "").strip()[:SPEAKER_LENGTH]
        if role in CHOICES:
            found[int(number)] = Correction(role, speaker if role == "quote" else "")
        elif speaker:
            found[int(number)] = Correction("quote", speaker)
    return found
