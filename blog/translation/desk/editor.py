"""The editor's screen: a translation beside its source, text by text."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.components import Component, MediaContainer
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.admin.ui.side_panels import PageStatusSidePanel, PreviewSidePanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.snippets.side_panels import SnippetStatusSidePanel

from blog.moments import near_text
from blog.staff import edit_url, language_of, may_edit
from blog.translation.claims import holder
from blog.translation.desk.desk import Desk
from blog.translation.desk.panels import CommentsPanel
from blog.translation.desk.sections import Section, contents
from blog.translation.desk.standing import beside, standing_context, tabs
from blog.translation.desk.wording import widget


class SavedIndicator(Component):
    """Says whether everything is saved."""

    template_name = "translation/editor/saved.html"


class Editor(WagtailAdminTemplateMixin, TemplateView):
    """Shows a translation for somebody who may write or read it."""

    template_name = "translation/editor/editor.html"
    header_icon = "globe"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(Desk(kwargs["pk"], self.user))

    def show(self, desk: Desk, status: int = 200, **problem: Any) -> HttpResponse:
        """Answer with the screen.

        :param problem: of a text that couldn't be saved: its `path`, and what its section says of it.
        """
        self.desk = desk
        return self.render_to_response(self.get_context_data(problem=problem), status=status)

    def get_page_title(self) -> str:
        return str(self.desk.sent)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse_lazy("newsroom_desk"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        desk, problem = self.desk, kwargs.pop("problem", {})
        found = contents(desk)
        for section in found.sections:
            if problem and section.text.path == problem["path"]:
                section.written, section.problem, section.theirs = (
                    problem["written"],
                    problem["said"],
                    problem.get("theirs", ""),
                )
        shown = tabs(found.sections, self.request.GET.get("show", ""))
        for section in found.sections:
            section.is_shown = section.number in shown.numbers or bool(section.problem)
        panels = self._panels(found.sections)
        features = {section.place.features for section in found.sections if section.is_rich}
        context = super().get_context_data(**kwargs)
        media = sum((widget(each).media for each in features), panels.media)
        return {
            **context,
            **standing_context(desk),
            **beside(desk),
            "media": media,
            "contents": found,
            "tabs": shown,
            "lock": desk.lock,
            "lock_message": desk.lock.get_message(self.user) if desk.lock else "",
            "holder": holder(desk.row),
            "due": near_text(desk.row.due_at) if desk.row.due_at else "",
            "source_url": edit_url(desk.sent) if may_edit(self.user, desk.sent) else "",
            "side_panels": panels,
            "editing_sessions": self._sessions() if desk.may_write else None,
            "saved_indicator": SavedIndicator() if desk.writes else None,
            "draftail": {
                " ".join(each): _options(each, language_of(desk.newest).direction) for each in features
            },
            "has_keys": _has_keys(self.user),
        }

    def _panels(self, sections: list[Section]) -> MediaContainer:
        newest = self.desk.newest
        common: dict[str, Any] = {"live_object": self.desk.translation, "translations": []}
        panels: list[Any] = [
            PageStatusSidePanel(newest, self.request, parent_page=newest.get_parent(), **common)
            if isinstance(newest, Page)
            else SnippetStatusSidePanel(newest, self.request, **common)
        ]
        if newest.is_previewable():
            url = reverse("newsroom_translation_preview", args=[self.desk.row.pk])
            panels.append(PreviewSidePanel(newest, self.request, preview_url=url))
        panels.append(CommentsPanel(newest, self.request, sections))
        return MediaContainer(panels)

    def _sessions(self) -> EditingSessionsModule:
        """Be seen by, and see, who has the same object open, here or in the ordinary editor."""
        EditingSession.cleanup()
        model: type[Any] = Page if isinstance(self.desk.translation, Page) else type(self.desk.translation)
        key = self.desk.translation.pk
        session = EditingSession.objects.create(
            user=self.user,
            content_type=ContentType.objects.get_for_model(model),
            object_id=key,
            last_seen_at=timezone.now(),
        )
        name = (model._meta.app_label, model._meta.model_name)
        newest = self.desk.translation.latest_revision
        return EditingSessionsModule(
            session,
            reverse("wagtailadmin_editing_sessions:ping", args=(*name, key, session.pk)),
            reverse("wagtailadmin_editing_sessions:release", args=(session.pk,)),
            [],
            newest and newest.pk,
            newest and newest.created_at.isoformat(),
        )


def _options(features: tuple[str, ...], direction: str) -> dict[str, Any]:
    """Return what Draftail is started with: for one paragraph, in the language's direction."""
    return {
        **widget(features).options,
        "multiline": False,
        "enableLineBreak": False,
        "commands": False,
        "placeholder": "",
        "textDirectionality": direction.upper(),
    }


def _has_keys(user: Any) -> bool:
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts
