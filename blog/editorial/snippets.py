"""The admin of quotes and of what else statements refer to."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn, StatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import chooser, snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from blog.editorial.header_buttons import header_buttons
from blog.models import Boilerplate, MediaContact, NewsroomSnippet, Person, Quote, Topic
from blog.staff import screen_url
from blog.translation.screens import translate_button


class InOwnLanguage:
    """Asks for the right in the object's language: Wagtail's views of snippets ask for the model only."""

    def user_has_permission(self, permission: str) -> bool:
        return self.user_has_any_permission([permission])

    def user_has_any_permission(self, permissions: list[str]) -> bool:
        policy, user = self.permission_policy, self.request.user  # type: ignore[attr-defined]
        instance = getattr(self, "object", None)
        if instance is None:
            return policy.user_has_any_permission(user, permissions)
        return policy.user_has_any_permission_for_instance(user, permissions, instance)


class EditView(InOwnLanguage, snippets.EditView):
    @property
    def header_more_buttons(self) -> list[Button]:
        return [
            *super().header_more_buttons,
            *translate_button(self.object, self.request.user),
            *header_buttons(self.object, self.request.user),
        ]


class DeleteView(InOwnLanguage, snippets.DeleteView):
    pass


class UsageView(InOwnLanguage, snippets.UsageView):
    pass


class HistoryView(InOwnLanguage, snippets.HistoryView):
    pass


class PreviewRevisionView(InOwnLanguage, snippets.PreviewRevisionView):
    pass


class LockView(InOwnLanguage, snippets.LockView):
    pass


class UnlockView(InOwnLanguage, snippets.UnlockView):
    pass


class WorkflowHistoryView(InOwnLanguage, snippets.WorkflowHistoryView):
    pass


class WorkflowHistoryDetailView(InOwnLanguage, snippets.WorkflowHistoryDetailView):
    pass


class Sources:
    """Statements refer to sources; readers get the translation in their own language."""

    def get_object_list(self) -> Any:
        return super().get_object_list().filter(translated_from=None)  # type: ignore[misc]


class ChooseView(Sources, chooser.ChooseView):
    pass


class ChooseResultsView(Sources, chooser.ChooseResultsView):
    pass


class ChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView


def status(instance: NewsroomSnippet) -> str:
    """Return what readers get of a snippet, in a word: Wagtail's own status asks the database twice for each."""
    if not instance.live:
        return gettext("Draft")
    return gettext("Public, with changes") if instance.has_unpublished_changes else gettext("Public")


# Wagtail would read these labels when the module loads, in whichever language is active then.
COLUMNS = [
    LocaleColumn(label=_("Language")),
    StatusTagColumn("status", label=_("Status"), accessor=status, primary=lambda instance: instance.live),
    UpdatedAtColumn(label=_("Updated")),
]


class NewsroomViewSet(SnippetViewSet):
    chooser_viewset_class = ChooserViewSet
    copy_view_enabled = False
    edit_view_class = EditView
    delete_view_class = DeleteView
    usage_view_class = UsageView
    history_view_class = HistoryView
    revisions_view_class = PreviewRevisionView
    lock_view_class = LockView
    unlock_view_class = UnlockView
    workflow_history_view_class = WorkflowHistoryView
    workflow_history_detail_view_class = WorkflowHistoryDetailView
    list_display = ["__str__", *COLUMNS]


class QuoteEditView(EditView):
    @property
    def header_more_buttons(self) -> list[Button]:
        url = screen_url("newsroom_held", self.object.source())
        held = Button(_("How this quote is held"), url=url, icon_name="check", priority=20)
        return [*super().header_more_buttons, held]


class QuoteViewSet(NewsroomViewSet):
    model = Quote
    edit_view_class = QuoteEditView
    icon = "openquote"
    list_display = ["__str__", Column("speaker", label=_("Speaker")), *COLUMNS]

    def get_queryset(self, request: Any) -> Any:
        return Quote.objects.select_related("speaker")


class PersonViewSet(NewsroomViewSet):
    model = Person
    icon = "user"


class TopicViewSet(NewsroomViewSet):
    model = Topic
    icon = "tag"


class MediaContactViewSet(NewsroomViewSet):
    model = MediaContact
    icon = "mail"


class BoilerplateViewSet(NewsroomViewSet):
    model = Boilerplate
    icon = "doc-full"


class NewsroomGroup(SnippetViewSetGroup):
    items = (QuoteViewSet, PersonViewSet, TopicViewSet, MediaContactViewSet, BoilerplateViewSet)
    menu_label = _("Newsroom")
    menu_name = "newsroom"
    menu_icon = "openquote"
    menu_order = 150
