from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from blog.importing.views import may_bring_in


class NewStatementPanel(Component):
    """The first thing on the admin's home: what three people reach for at five in the afternoon."""

    name = "new_statement"
    template_name = "importing/new_statement_panel.html"
    order = 10


@hooks.register("construct_homepage_panels")
def add_new_statement(request: HttpRequest, panels: list[Component]) -> None:
    if may_bring_in(request.user):
        panels.append(NewStatementPanel())
