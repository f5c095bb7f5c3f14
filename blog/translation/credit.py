"""Whom readers may know as the translators of what they read: who chose that, under the name they chose."""

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import BaseSettingsPanel

from blog.translation.entries import Entry, is_copy, is_unreviewed
from blog.translation.models import Credit
from blog.translation.record import known_texts
from blog.translation.screens import translates
from blog.translation.state import count_words
from edition.reading import reads
from home.models import User


def translators(translation: Any) -> list[str]:
    """Return the names of who translated the words as they stand, who wrote most of them first. One query.

    Nobody is named who didn't choose it, or left and took their name with them.
    """
    words: Counter[int] = Counter()
    for segment, entry in known_texts(translation):
        if by := _writer(entry):
            words[by] += count_words(segment.text, segment.kind)
    if not words:
        return []
    reads(*(f"credit:{key}" for key in words))
    credits = Credit.objects.filter(user_id__in=words, user__nameless=False).select_related("user")
    ordered = sorted(credits, key=lambda credit: (-words[credit.user_id], credit.user_id))
    return [name for credit in ordered if (name := shown_name(credit))]


def shown_name(credit: Credit) -> str:
    """Return what readers see of somebody; empty for nothing. Never a user name."""
    if credit.shown == Credit.Shown.PEN_NAME:
        return credit.pen_name
    return credit.user.get_full_name() if credit.shown == Credit.Shown.NAME else ""


def _writer(entry: Entry) -> int | None:
    """Return who stands for the words: wrote them, took them from memory, or accepted a machine's."""
    return None if is_copy(entry) or is_unreviewed(entry) else entry.get("by")


class CreditForm(forms.ModelForm[User]):
    shown = forms.ChoiceField(
        label=gettext_lazy("What readers see of me below my translations"),
        choices=Credit.Shown.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "It holds at once, also for what is public already. Your user name and your mail address are never shown."
        ),
    )
    pen_name = forms.CharField(
        label=gettext_lazy("Pen name"),
        max_length=Credit._meta.get_field("pen_name").max_length,
        required=False,
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.credit = Credit.objects.filter(user=self.instance).first() or Credit(user=self.instance)
        self.initial.update(shown=self.credit.shown, pen_name=self.credit.pen_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("shown") == Credit.Shown.PEN_NAME and cleaned.get("pen_name") == "":
            self.add_error(
                "pen_name", _("Write the pen name that readers shall see, or choose another line.")
            )
        return cleaned

    def save(self, commit: bool = True) -> User:
        self.credit.shown = self.cleaned_data["shown"]
        self.credit.pen_name = self.cleaned_data["pen_name"]
        self.credit.save()
        return self.instance


class CreditPanel(BaseSettingsPanel):
    """A part of somebody's account, for those who translate."""

    name = "credit"
    title = gettext_lazy("Credit for translations")
    order = 450
    form_class = CreditForm

    def is_active(self) -> bool:
        return translates(self.user) or Credit.objects.filter(user=self.user).exists()
