"""Which pages show a quote: in what readers see of them, or in their newest draft."""

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from blog.filing import quote_ids
from blog.models import Quote
from blog.references import CARRIERS


def carriers(quote: Quote) -> list[Any]:
    """Return every page, in whatever language, that shows a quote as a block or in its sentences, public or not.

    :param quote: a source: pages name no other.
    """
    return sorted(_found(quote), key=lambda page: (page.translated_from_id is not None, page.pk))


def names(page: Any, quote: Quote) -> bool:
    """Say whether this version of a page shows a quote, or lists it under its words quoted."""
    return quote.pk in quote_ids(page)


def _found(quote: Quote) -> Iterator[Any]:
    # Wagtail's index knows what is saved in the pages' own rows; drafts are looked through here.
    references = ReferenceIndex.get_references_to(quote)
    for model in CARRIERS:
        kind = ContentType.objects.get_for_model(model)
        keys = {int(key) for key in references.filter(content_type=kind).values_list("object_id", flat=True)}
        drafts = model._default_manager.filter(has_unpublished_changes=True, latest_revision__isnull=False)
        for pk, content in drafts.values_list("pk", "latest_revision__content"):
            if quote.pk in _drafted_ids(content):
                keys.add(pk)
        for page in model._default_manager.filter(pk__in=keys).select_related("locale", "latest_revision"):
            if names(page, quote) or names(page.get_latest_revision_as_object(), quote):
                yield page


def _drafted_ids(content: dict[str, Any]) -> set[int]:
    blocks = [block for name in ("body", "words_quoted") for block in json.loads(content.get(name) or "[]")]
    return {block["value"] for block in blocks if block["type"] == "quote" and block["value"]}
