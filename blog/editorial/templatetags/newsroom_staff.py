"""What staff pages show beside Wagtail's own."""

from typing import Any

from django import template

from blog.editorial import greeting as greetings
from blog.editorial import red_line as line
from home.models import User

register = template.Library()


@register.inclusion_tag("editorial/home/greeting.html")
def greeting(user: User) -> dict[str, Any]:
    """Greet somebody."""
    return {"hello": greetings.hello(user), "now": greetings.today()}


@register.inclusion_tag("editorial/red_line.html")
def red_line() -> dict[str, Any]:
    """Show what is public without review."""
    return {"waivers": line.red_line()}
