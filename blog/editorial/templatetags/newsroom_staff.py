"""What staff pages show beside Wagtail's own."""

from datetime import datetime
from typing import Any

from django import template

from blog.editorial import greeting as greetings
from blog.editorial import red_line as line
from blog.editorial.standing import standing
from blog.moments import moment_text
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


@register.inclusion_tag("editorial/standing.html")
def where_it_stands(instance: Any) -> dict[str, Any]:
    """Show where an object stands on its way to the public."""
    return {"standing": standing(instance)}


@register.simple_tag
def moment(value: datetime) -> str:
    """Return a moment in words, with its zone."""
    return moment_text(value)
