"""Work that nobody should wait for."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from home.models import Picture
from home.renditions import large, responsive


@task(backend="newsroom", queue_name="newsroom")
def prepare_pictures(page_id: int) -> int:
    """Make every size of the pictures that a page shows, so that no reader waits for it; return their number."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return 0
    shown = ReferenceIndex.get_references_for_object(page.specific).filter(
        to_content_type=ContentType.objects.get_for_model(Picture)
    )
    pictures = Picture.objects.filter(
        pk__in=[int(key) for key in shown.values_list("to_object_id", flat=True)]
    )
    for picture in pictures:
        responsive(picture)
        large(picture)
    return len(pictures)


def connect() -> None:
    page_published.connect(_published)


def _published(instance: Page, **kwargs: Any) -> None:
    prepare_pictures.enqueue(instance.pk)
