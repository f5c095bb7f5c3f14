"""What stands at the editor's side beside Wagtail's own panels."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel

from blog.translation.desk.sections import Section


def with_comments(sections: list[Section]) -> list[Section]:
    """Return the texts that something is said of which nobody has resolved."""
    return [section for section in sections if section.thread.open]


class CommentsPanel(BaseSidePanel):
    """The texts that something is said of; the counter says how many are still open."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle comments")
        icon_name = "comment"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            open_ones = sum(len(section.thread.open) for section in self.panel.sections)
            return {**super().get_context_data(parent_context), "count": open_ones}

    name = "newsroom-comments"
    title = gettext_lazy("Comments")
    template_name = "translation/editor/comments_panel.html"
    order = 300

    def __init__(self, instance: Any, request: Any, sections: list[Section]) -> None:
        super().__init__(instance, request)
        self.sections = sections

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "sections": with_comments(self.sections)}
