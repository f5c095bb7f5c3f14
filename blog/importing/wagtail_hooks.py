from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page

from blog.importing.models import Import
from blog.importing.views import may_bring_in
from home.models import User


class NewStatementPanel(Component):
    """The first thing on the admin's home: what three people reach for at five in the afternoon."""

    name = "new_statement"
    template_name = "importing/new_statement_panel.html"
    order = 10


@hooks.register("construct_homepage_panels")
def add_new_statement(request: HttpRequest, panels: list[Component]) -> None:
    if may_bring_in(request.user):
        panels.append(NewStatementPanel())


@hooks.register("register_page_header_buttons")
def link_to_document(page: Page, user: User, **kwargs: Any) -> Iterator[Button]:
    """From a draft back to the document that it was made of."""
    record = Import.objects.filter(Q(page_id=page.pk) | Q(translation_id=page.pk)).first()
    if record and page.permissions_for_user(user).can_edit():
        yield Button(
            _("What was recognised"),
            reverse("recognised", args=[record.pk]),
            icon_name="doc-full",
            priority=90,
        )
