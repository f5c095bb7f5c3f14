"""Where what waits, the record and the due dates meet Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from blog.editorial import home_panels, logged

hooks.register("register_log_actions", logged.register_acts)
hooks.register("construct_homepage_panels", home_panels.put_ours, order=1000)
hooks.register("construct_homepage_summary_items", home_panels.leave_summary_out, order=1000)


@hooks.register("insert_global_admin_css")
def desk_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-desk.css"))


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    return [*names, "editorial/icons/newsroom-stop.svg"]
