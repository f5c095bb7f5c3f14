from django.urls import reverse
from django.utils import translation
from wagtail.models import Page


def short_path(page: Page) -> str:
    """Return the short address of a page in its own language, the same for ever."""
    with translation.override(page.locale.language_code):
        return reverse("short_address", args=[page.pk])
