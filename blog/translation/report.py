"""Where every page stands in every language, as plain data: what `manage.py translations` prints."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from wagtail.models import Page

from blog.keys import key_of
from blog.translation.merging import sent_version
from blog.translation.models import Source, Translation
from blog.translation.state import State, states_of
from blog.translation.tally import translatables
from home.chrome import LANGUAGES
from home.models import SitePage


def report() -> list[dict[str, Any]]:
    """Return all pages by their sources, the newest first. Reads only rows: a few queries, whatever the content."""
    pages = [model for model in translatables() if issubclass(model, Page)]
    kinds = ContentType.objects.get_for_models(*pages).values()
    return [_told(source) for source in _sources().filter(content_type__in=kinds).order_by("-dated", "-pk")]


def report_of(page: SitePage) -> dict[str, Any]:
    """Return one page, in whichever language it is asked for, with the state of each text."""
    source = page.source()
    told = _told(_sources().get(**key_of(source)))
    for version in type(source).objects.filter(translation_key=source.translation_key).exclude(pk=source.pk):
        language = told["languages"].get(version.locale.language_code)
        if language:
            newest = version.get_latest_revision_as_object()
            base = sent_version(version)
            language["segments"] = [
                {"path": text.path, "state": text.state.name.lower()}
                for text in states_of(newest, base, base)
            ]
    return told


def _sources() -> Any:
    rows = Translation.objects.select_related("locale").defer("base_content")
    return Source.objects.select_related("locale").prefetch_related(Prefetch("translations", rows))


def _told(source: Source) -> dict[str, Any]:
    rows = sorted(source.translations.all(), key=lambda row: LANGUAGES.place(row.locale.language_code))
    return {
        "page_id": int(source.object_id),
        "title": source.title,
        "source_language": source.locale.language_code,
        "languages": {row.locale.language_code: _stands(row) for row in rows},
    }


def _stands(row: Translation) -> dict[str, Any]:
    return {
        "page_id": int(row.object_id),
        "state": row.state.name.lower(),
        **{state.name.lower(): getattr(row, f"texts_{state.name.lower()}") for state in State},
    }
