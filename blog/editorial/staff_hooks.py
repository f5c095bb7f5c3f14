"""Where what waits, the record and the due dates meet Wagtail's admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from blog.editorial import home_panels, logged
from blog.editorial.account import MailPanel
from blog.editorial.header_buttons import header_buttons
from blog.editorial.userbar import offer_the_quote

hooks.register("register_log_actions", logged.register_acts)
hooks.register("register_account_settings_panel", MailPanel)
hooks.register("construct_homepage_panels", home_panels.put_ours, order=1000)
hooks.register("construct_wagtail_userbar", offer_the_quote)
hooks.register("construct_homepage_summary_items", home_panels.leave_summary_out, order=1000)


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-desk.css"))


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    return [*names, "editorial/icons/newsroom-stop.svg"]


@hooks.register("register_page_header_buttons")
def page_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    return header_buttons(page.specific, user) if view_name == "edit" else []
