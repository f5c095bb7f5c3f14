"""Settings, People: who works here, who is invited, and how both change."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.models import UserProfile

from blog.editorial.models.invitation import Invitation
from blog.editorial.people import role_labels, roles_of
from blog.editorial.people_forms import InviteForm, LeaveForm, RolesForm
from blog.editorial.roles import may
from blog.editorial.verbs import give_roles, invite, leave
from blog.moments import moment_text
from edition.publicity import Refusal
from home.language_names import name_of
from home.models import NewsroomSettings, User


class PeopleScreen(WagtailAdminTemplateMixin):
    """What the screens about people share: they are for administrators."""

    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.user: Any = request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(self.user, "people"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        people = [{"url": reverse_lazy("newsroom_people"), "label": _("People")}]
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            *([] if isinstance(self, People) else people),
            {"url": "", "label": self.get_page_title()},
        ]


class People(PeopleScreen, TemplateView):
    page_title = gettext_lazy("People")
    template_name = "editorial/people.html"

    def get_header_buttons(self) -> list[Any]:
        return [HeaderButton(_("Invite somebody"), reverse("newsroom_invite"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        members = User.objects.filter(is_active=True).prefetch_related("groups")
        ordered = members.select_related("wagtail_userprofile").order_by(
            "first_name", "last_name", "username"
        )
        zone = NewsroomSettings.load().time_zone
        return {
            **super().get_context_data(**kwargs),
            "members": [_row(member, zone) for member in ordered],
            "invitations": [
                {
                    "invitation": invitation,
                    "roles": role_labels(invitation.groups),
                    "language": name_of(invitation.language),
                    "until": moment_text(invitation.expires_at),
                    "over": invitation.expires_at <= timezone.now(),
                }
                for invitation in invite.unanswered().select_related("invited_by").order_by("-invited_at")
            ],
        }


def _row(member: User, zone: str) -> dict[str, Any]:
    profile = getattr(member, "wagtail_userprofile", None) or UserProfile(user=member)
    return {
        "member": member,
        "roles": role_labels(roles_of(member)),
        "language": name_of(profile.preferred_language) if profile.preferred_language else "",
        "zone": profile.current_time_zone or zone,
        "last_sign_in": moment_text(member.last_login) if member.last_login else "",
    }


class PersonForm(PeopleScreen, FormView):
    """A form that does one act, and comes back with the reasons where it can't be done."""

    template_name = "editorial/person_form.html"
    button: Any
    done: Any

    def act(self, form: Any) -> Any:
        """Do the act; return whom it was about."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            about = self.act(form)
        except Refusal as refusal:
            for reason in refusal.messages:
                form.add_error(None, reason)
            return self.form_invalid(form)
        messages.success(self.request, self.done % {"name": about})
        return redirect("newsroom_people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "button": self.button, "reasons": self.reasons()}

    def reasons(self) -> list[str]:
        """Return what stands against the act whatever is filled in; then there is no form."""
        return []


class Invite(PersonForm):
    page_title = gettext_lazy("Invite somebody")
    form_class = InviteForm
    button = gettext_lazy("Send the invitation")
    done = gettext_lazy("%(name)s gets a mail with a link that works for 7 days.")

    def act(self, form: InviteForm) -> str:
        data = form.cleaned_data
        return invite.invite(data["email"], form.roles, data["language"], self.user).email


class MemberForm(PersonForm):
    """A form about one member of staff."""

    @cached_property
    def member(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"], is_active=True)

    def get_page_subtitle(self) -> str:
        return str(self.member)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(member=self.member, **kwargs)


class Roles(MemberForm):
    page_title = gettext_lazy("Change roles")
    form_class = RolesForm
    button = gettext_lazy("Change roles")
    done = gettext_lazy("The roles of %(name)s have changed.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "held": roles_of(self.member)}

    def act(self, form: RolesForm) -> User:
        give_roles.give_roles(self.member, form.roles, self.user)
        return self.member


class Leave(MemberForm):
    page_title = gettext_lazy("End account")
    template_name = "editorial/leave.html"
    form_class = LeaveForm
    button = gettext_lazy("End the account")
    done = gettext_lazy("The account of %(name)s has ended.")

    def reasons(self) -> list[str]:
        return leave.failure_reasons(self.member, self.user)

    def act(self, form: LeaveForm) -> str:
        name = str(self.member)
        leave.leave(self.member, self.user, keep_name=form.cleaned_data["name"] == LeaveForm.KEEP)
        return name


@require_POST
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """End an invitation, from its button in the list."""
    user: Any = request.user
    if not may(user, "people"):
        raise PermissionDenied
    try:
        invite.withdraw(get_object_or_404(Invitation, pk=pk), user)
    except Refusal as refusal:
        for reason in refusal.messages:
            messages.error(request, reason)
    else:
        messages.success(request, _("The invitation is withdrawn. Its link leads nowhere any more."))
    return redirect("newsroom_people")
