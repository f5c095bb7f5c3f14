"""Keeps the Entry rows right: written where something goes public or stops being so, recomputed on request."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_slug_changed, post_page_move

from blog.models import Entry, PressReleasePage
from blog.models.statement import StatementPage
from home.chrome import LANGUAGES
from home.models import HomePage

STATEMENT_CLASSES = [PressReleasePage]
FALLBACKS = {language.code: language.fallback for language in settings.NEWSROOM_LANGUAGES}


def connect() -> None:
    for model in STATEMENT_CLASSES:
        post_save.connect(_saved, sender=model)
        post_delete.connect(_deleted, sender=model)
    post_save.connect(_home_saved, sender=HomePage)
    post_delete.connect(_home_deleted, sender=HomePage)
    page_slug_changed.connect(_moved)
    post_page_move.connect(_moved)


def expected(translation_keys: Iterable[UUID] | None = None) -> dict[tuple[str, UUID], Entry]:
    """Return the rows that there should be, unsaved, by list language and translation key.

    :param translation_keys: of the statements concerned; None for all.
    """
    languages = _open_languages()
    by_key: dict[UUID, dict[str, StatementPage]] = {}
    for model in STATEMENT_CLASSES:
        statements = model.objects.live().select_related("locale").defer("body")
        if translation_keys is not None:
            statements = statements.filter(translation_key__in=list(translation_keys))
        for statement in statements:
            by_key.setdefault(statement.translation_key, {})[statement.locale.language_code] = statement
    return {
        (language, key): _entry(language, _version_for(language, versions))
        for key, versions in by_key.items()
        for language in languages
    }


def refresh(translation_keys: Iterable[UUID]) -> None:
    """Write the rows of these statements anew."""
    keys = list(translation_keys)
    with transaction.atomic():
        Entry.objects.filter(translation_key__in=keys).delete()
        Entry.objects.bulk_create(expected(keys).values())


def rebuild() -> None:
    """Write every row anew."""
    with transaction.atomic():
        Entry.objects.all().delete()
        Entry.objects.bulk_create(expected().values(), batch_size=500)


def differences() -> list[str]:
    """Compare the rows with what they should be; return a sentence for each that is missing, wrong or too much."""
    right = expected()
    stored = {(entry.language, entry.translation_key): entry for entry in Entry.objects.all()}
    found = [f"missing: {right[place]}" for place in right.keys() - stored.keys()]
    found += [f"too much: {stored[place]}" for place in stored.keys() - right.keys()]
    found += [
        f"wrong: {stored[place]}"
        for place in right.keys() & stored.keys()
        if _values(right[place]) != _values(stored[place])
    ]
    return sorted(found)


def _values(entry: Entry) -> dict[str, Any]:
    return {
        field.attname: getattr(entry, field.attname)
        for field in Entry._meta.concrete_fields
        if field.name != "id"
    }


def _open_languages() -> list[str]:
    """The languages whose lists are kept: those with a home page, public or not, so that none opens empty."""
    return [
        code for code in HomePage.objects.values_list("locale__language_code", flat=True) if code in LANGUAGES
    ]


def _version_for(language: str, versions: dict[str, StatementPage]) -> StatementPage:
    """Choose what a list shows of a statement: its own language, its fallbacks, then the source, then any."""
    code: str | None = language
    while code:
        if code in versions:
            return versions[code]
        code = FALLBACKS.get(code)
    sources = [statement for statement in versions.values() if not statement.is_translation]
    return (sources or [versions[code] for code in sorted(versions)])[0]


def _entry(language: str, statement: Any) -> Entry:
    return Entry(
        page_id=statement.pk,
        language=language,
        own_language=statement.locale.language_code,
        translation_key=statement.translation_key,
        kind=getattr(statement, "kind", ""),
        published_on=statement.published_on,
        path=statement.get_url() or "",
        title=statement.title,
        summary=statement.summary,
        place=getattr(statement, "dateline_place", ""),
    )


def _saved(
    sender: type, instance: StatementPage, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    if update_fields is None or "live" in update_fields:
        refresh([instance.translation_key])


def _deleted(sender: type, instance: StatementPage, **kwargs: Any) -> None:
    refresh([instance.translation_key])


def _home_saved(sender: type, instance: HomePage, created: bool, **kwargs: Any) -> None:
    # The lists of a language begin, with what other languages have, when its home page is made.
    if created:
        rebuild()


def _home_deleted(sender: type, instance: HomePage, **kwargs: Any) -> None:
    rebuild()


def _moved(sender: type, instance: Any, **kwargs: Any) -> None:
    below = instance.get_descendants(inclusive=True).values_list("translation_key", flat=True)
    refresh(below)
