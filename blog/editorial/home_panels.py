"""The panels of the admin's home: what waits for somebody, and what they worked on."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Media
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from blog.editorial.subjects import Key, load, newest_title, readable
from blog.editorial.waits import waiting_for
from blog.editorial.waits.line import SHOWN
from blog.moments import near_text
from blog.staff import edit_url, language_of
from home.chrome import Language
from home.models import Translatable, User

logger = logging.getLogger(__name__)

# How many things somebody worked on are shown, and how many versions are looked at to find them.
RECENT, SCANNED = 5, 50


class WaitsPanel(Component):
    name = "waits"
    template_name = "editorial/home/waits.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        lines = waiting_for(parent_context["request"].user)
        return {"lines": lines[:SHOWN], "count": len(lines), "more": len(lines) - SHOWN}


@dataclass(frozen=True)
class Recent:
    title: str
    language: Language
    url: str
    state: str


class WorkedOnPanel(Component):
    name = "worked_on"
    template_name = "editorial/home/worked_on.html"
    order = 250
    is_aside = True

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"recent": list(_recent(parent_context["request"].user))}


class Guarded(Component):
    """A panel that says in its place that it failed, so that the others stay."""

    def __init__(self, panel: Any) -> None:
        self.panel = panel
        self.order: int = panel.order
        self.is_aside: bool = getattr(panel, "is_aside", False)

    @property
    def media(self) -> Media:
        return self.panel.media

    def render_html(self, parent_context: Any = None) -> Any:
        try:
            return self.panel.render_html(parent_context)
        except Exception:
            logger.exception("The panel %s of the admin's home failed.", type(self.panel).__name__)
            return render_to_string("editorial/home/failed.html")


def put_ours(request: Any, panels: list[Any]) -> None:
    """Put our panels in place of Wagtail's own on workflows and recent edits, and let none take the others down."""
    kept = [panel for panel in panels if panel.name not in _WAGTAILS_OWN]
    panels[:] = [Guarded(panel) for panel in (WaitsPanel(), WorkedOnPanel(), *kept)]


_WAGTAILS_OWN = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits"}


def leave_summary_out(request: Any, items: list[Any]) -> None:
    items.clear()


def _recent(user: User) -> Iterator[Recent]:
    saved: dict[Key, datetime] = {}
    versions = Revision.objects.filter(user=user).order_by("-created_at", "-pk")
    for content_type, object_id, moment in versions.values_list("content_type_id", "object_id", "created_at")[
        :SCANNED
    ]:
        saved.setdefault((content_type, object_id), moment)
    keys = list(saved)[:RECENT]
    subjects = load(keys)
    visible = {id(each) for each in readable(user, subjects.values()) if isinstance(each, Translatable)}
    for key in keys:
        instance = subjects.get(key)
        if instance is not None and id(instance) in visible:
            yield Recent(
                newest_title(instance),
                language_of(instance),
                edit_url(instance),
                _state(instance, saved[key]),
            )


def _state(instance: Any, moment: datetime) -> str:
    if not instance.live:
        words = _("%(language)s, draft, %(moment)s")
    elif instance.has_unpublished_changes:
        words = _("%(language)s, public, with changes, %(moment)s")
    else:
        words = _("%(language)s, public, %(moment)s")
    return words % {"language": language_of(instance).name, "moment": near_text(moment)}
