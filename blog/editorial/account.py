"""Somebody's own account: which mails they get."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    NotificationsSettingsPanel,
    notifications_tab,
)
from wagtail.users.models import UserProfile

from blog.editorial.mails import CHOICES
from home.models import User

# Wagtail's own mails on comments, which go to those who follow a page's comments.
COMMENTS = "comments"


class MailForm(forms.ModelForm[User]):
    wanted = forms.MultipleChoiceField(
        label=_("Send me a mail when"),
        required=False,
        choices=[
            *CHOICES.items(),
            (COMMENTS, _("Somebody comments on a page whose comments I follow")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = UserProfile.get_for_user(self.instance)
        wanted = [name for name in CHOICES if name not in self.instance.unwanted_mail]
        self.initial["wanted"] = wanted + ([COMMENTS] if self.profile.updated_comments_notifications else [])

    def save(self, commit: bool = True) -> User:
        wanted = self.cleaned_data["wanted"]
        self.instance.unwanted_mail = [name for name in CHOICES if name not in wanted]
        self.instance.save(update_fields=["unwanted_mail"])
        UserProfile.objects.filter(pk=self.profile.pk).update(
            updated_comments_notifications=COMMENTS in wanted
        )
        return self.instance


class MailPanel(BaseSettingsPanel):
    name = "mails"
    title = _("Mails")
    tab = notifications_tab
    order = 100
    form_class = MailForm


class Account(AccountView):
    """Wagtail's page, without its own panel of notifications: no mail of ours asks it."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if type(panel) is not NotificationsSettingsPanel]
