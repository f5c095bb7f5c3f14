"""The forms on the screens of quotes that are held and of people outside who are asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.documents.widgets import AdminDocumentChooser

from blog.editorial.models.hold import Hold
from home.chrome import LANGUAGES
from home.models import Attachment


class PrefixedForm(forms.Form):
    """One of several forms on a screen.

    Joined by no hyphen: Wagtail's script of a date field writes one in a way that `home.staff_scripts` doesn't know.
    """

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}_{field_name}"


class AskForm(PrefixedForm):
    prefix = "ask"

    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("How the page greets them."))
    language = forms.ChoiceField(label=_("Language of the page"))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_(
            "The link is mailed there now, and the address isn’t kept. Leave it empty to pass the link on yourself."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.choices = [(code, shown.name) for code, shown in LANGUAGES.items()]


class TakenForm(PrefixedForm):
    prefix = "taken"

    way = forms.ChoiceField(label=_("How you took them"), choices=Hold.Way.choices)
    taken_at = forms.DateTimeField(label=_("When"), widget=AdminDateTimeInput)


class PublicForm(PrefixedForm):
    prefix = "public"

    source_url = forms.URLField(
        label=_("Address where the words stand"), max_length=2000, required=False, assume_scheme="https"
    )
    source_document = forms.ModelChoiceField(
        Attachment.objects.all(), label=_("Or a document"), required=False, widget=AdminDocumentChooser
    )
