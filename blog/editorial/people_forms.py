"""Forms about people: who is invited, with which roles, and how they join and leave."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.localization import get_available_admin_time_zones

from blog.editorial.people import ADMINISTRATOR, roles_to_give
from home.chrome import LANGUAGES
from home.models import NewsroomSettings, User


class RolesForm(forms.Form):
    """Offers every role: those for all languages in one list, and a list of languages for each of the others."""

    def __init__(self, *args: Any, held: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everywhere: list[tuple[str, str]] = []
        lists = {gettext("Roles for every language"): everywhere}
        for name, role, language in roles_to_give():
            if language is None:
                everywhere.append((name, gettext(role.name)))
            else:
                lists.setdefault(gettext(role.name), []).append((name, LANGUAGES[language].name))
        everywhere.append((ADMINISTRATOR, gettext(ADMINISTRATOR)))
        self._lists = [f"roles-{number}" for number in range(len(lists))]
        for field, (label, choices) in zip(self._lists, lists.items(), strict=True):
            self.fields[field] = forms.MultipleChoiceField(
                label=label,
                required=False,
                choices=choices,
                initial=[name for name, _label in choices if name in held],
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def roles(self) -> list[str]:
        """The names of what was ticked."""
        return [name for field in self._lists for name in self.cleaned_data[field]]


class InviteForm(RolesForm):
    email = forms.EmailField(label=_("Email address"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
        help_text=_("Of the mail that they get, and of their admin. They can change it."),
    )


class LeaveForm(forms.Form):
    KEEP, FORGET = "keep", "forget"

    name = forms.ChoiceField(
        label=_("Their name on what they wrote"),
        choices=[
            (KEEP, _("stays")),
            (FORGET, _("goes: the history says “Former member” from now on")),
        ],
        widget=forms.RadioSelect,
        help_text=_("It is theirs to say. A name that has gone can’t be brought back."),
    )


class JoinForm(UserCreationForm):
    """What somebody chooses who was invited."""

    time_zone = forms.ChoiceField(
        label=_("Your time zone"), help_text=_("You see every time in it, with its name.")
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "username")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = self.fields["time_zone"]
        zones.choices = [(zone, zone.replace("_", " ")) for zone in get_available_admin_time_zones()]  # type: ignore[attr-defined]
        zones.initial = NewsroomSettings.load().time_zone
        self.fields["first_name"].required = True
        self.fields["username"].widget.attrs.pop("autofocus", None)
