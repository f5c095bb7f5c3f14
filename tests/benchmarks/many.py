"""As many statements as a benchmark wants: copies of one family, made by the row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from wagtail.models import Page

from blog import entries
from blog.models import PressReleasePage
from tests import factories

LANGUAGES = ("en", "es", "ar", "zh-hans")


def family() -> list[PressReleasePage]:
    """Publish one statement with a picture, a quote, a topic and a campaign, in four languages; return them."""
    speaker = factories.published(factories.person("Rosa Prueba"))
    said = factories.published(factories.quote("We were in the room.", speaker, role="tenant"))
    body = [
        *(factories.paragraph("The heating is back after eleven weeks. " * 8) for _n in range(6)),
        ("quote", said),
    ]
    campaign = factories.published(
        factories.campaign("Heat for all", [factories.demand("Repair it", factories.move("made"))])
    )
    first = factories.published(
        factories.release(
            "Tenants win",
            body,
            summary="The heating is back.",
            campaign=campaign,
            topics=[factories.published(factories.topic("Housing"))],
            lead_image=factories.picture(),
            lead_image_alt="A gate",
        )
    )
    return [first, *(factories.translated(first, language) for language in LANGUAGES[1:])]


def copy(pages: Sequence[PressReleasePage], begin: int, end: int) -> None:
    """Copy a family once for each number, each an hour older than the one before it, and file them."""
    for page in pages:
        parent = page.get_parent()
        numbers = range(begin, end)
        Page.objects.bulk_create([_page(page, parent, number) for number in numbers], batch_size=500)
        made = dict(
            Page.objects.filter(slug__startswith="copy-", locale=page.locale).values_list("slug", "pk")
        )
        _statements(page, {number: made[f"copy-{number}"] for number in numbers})
        through = PressReleasePage.topics.through
        topics = page.topics.values_list("pk", flat=True)
        through.objects.bulk_create(
            through(pressreleasepage_id=made[f"copy-{number}"], topic_id=topic)
            for number in numbers
            for topic in topics
        )
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(numbers))
    entries.rebuild()


def _page(page: PressReleasePage, parent: Page, number: int) -> Page:
    row = Page.objects.get(pk=page.pk)
    kept: dict[str, Any] = {
        field.attname: getattr(row, field.attname) for field in Page._meta.concrete_fields
    }
    slug = f"copy-{number}"
    return Page(
        **kept
        | {
            "id": None,
            "path": Page._get_path(parent.path, parent.depth + 1, 1_000 + number),
            "numchild": 0,
            "slug": slug,
            "title": f"{page.title} {number}",
            "draft_title": f"{page.title} {number}",
            "url_path": f"{parent.url_path}{slug}/",
            "translation_key": UUID(int=10**9 + number),
            "live_revision_id": None,
            "latest_revision_id": None,
        }
    )


def _statements(page: PressReleasePage, keys: dict[int, int]) -> None:
    columns = [field.column for field in PressReleasePage._meta.local_concrete_fields]
    others = [column for column in columns if column not in ("page_ptr_id", "published_on")]
    names = ", ".join(map(connection.ops.quote_name, others))
    table = PressReleasePage._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (page_ptr_id, published_on, {names}) "  # noqa: S608 names of our own
            f"SELECT %s, %s, {names} FROM {table} WHERE page_ptr_id = %s",
            [(key, page.published_on - timedelta(hours=number), page.pk) for number, key in keys.items()],
        )
