from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.importing.text import Unreadable, decode
from home.chrome import LANGUAGES
from home.models import HomePage


class NewStatementForm(forms.Form):
    """A statement as text, typed or pasted or in a file, and the language it is in."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=gettext_lazy("Headline first, then the paragraphs, as in a mail to a newspaper."),
    )
    file = forms.FileField(label=gettext_lazy("Or a plain text file"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    renew = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_languages = HomePage.objects.values_list("locale__language_code", flat=True)
        names = [(code, LANGUAGES[code].name) for code in open_languages if code in LANGUAGES]
        cast(forms.ChoiceField, self.fields["language"]).choices = [("", _("Guess it from the text")), *names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if file := cleaned.get("file"):
            try:
                cleaned["text"] = decode(file.read())
            except Unreadable as error:
                self.add_error("file", str(error))
        elif not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Paste the text, or choose a file."))
        return cleaned
