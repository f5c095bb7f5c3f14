"""Members of staff who are signed in, what they send from an editor, and what they are told."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.models import PressReleasePage
from tests import factories as make

ROLES = {
    "writer": ("Writer",),
    "editor": ("Editor",),
    "press": ("Press officer",),
    "legal": ("Legal reviewer",),
    "translator": ("Translator", "es"),
}


def somebody(role: str) -> Any:
    return make.user(admin=True) if role == "admin" else make.user(*ROLES[role])


def staff(role: str) -> Client:
    client = Client()
    client.force_login(somebody(role))
    return client


def said(response: Any) -> str:
    """All that the page after a redirect says, messages included."""
    return response.content.decode()


def tomorrow() -> datetime:
    return timezone.now().replace(microsecond=0) + timedelta(days=1)


def form_of(page: PressReleasePage, **changed: Any) -> dict[str, Any]:
    """What the editor of a press release sends."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "kind": page.kind,
            "dateline_place": "",
            "dateline_date": "",
            "body": streamfield([("paragraph", rich_text("<p>Other words.</p>"))]),
            "words_quoted": streamfield([]),
            "contacts": streamfield([]),
            "attachments": streamfield([]),
            "lead_image": "",
            "lead_image_alt": "",
            "boilerplate": "",
            "topics": [],
            "embargo": "",
            "published_on": "",
            "comments": inline_formset([]),
            **changed,
        }
    )
