"""A source isn't deleted under its translations: they would be left without what they are a translation of."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from blog.models import NewsroomSnippet
from home.models import Translatable


def has_translations(instance: Any) -> bool:
    """Say whether an object, or a page below it, is the source of something."""
    family: list[Any] = [instance]
    if isinstance(instance, Page):
        family = list(instance.get_descendants(inclusive=True).specific())
    return any(_is_a_source(member) for member in family)


def _is_a_source(instance: Any) -> bool:
    if not isinstance(instance, Translatable) or instance.is_translation:
        return False
    others: Any = type(instance)._default_manager
    return others.filter(translation_key=instance.translation_key).count() > 1


def refusal(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    sources = [instance for instance in instances if has_translations(instance)]
    for instance in sources:
        sentence = _("“%(title)s” has translations. Delete those first.")
        messages.error(request, sentence % {"title": str(instance)})
    return redirect("wagtailadmin_home") if sources else None


def keep_source_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refusal(request, [page.specific])


def keep_source_snippet(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    return refusal(request, [instance for instance in instances if isinstance(instance, NewsroomSnippet)])


def keep_sources(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    return refusal(request, objects) if action == "delete" else None
