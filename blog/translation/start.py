"""How translations begin: linked drafts with the source's structure, every text marked as missing."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Revision
from wagtail.models.copying import _copy

from blog.models import NewsroomSnippet
from blog.references import references
from blog.translation import tally
from blog.translation.arriving import arrived
from blog.translation.models import Translation
from blog.translation.record import all_missing, made_now
from blog.translation.state import State
from home.models import User

# What Wagtail wrote about the source's own life is not the translation's.
LIFE = [
    *("first_published_at", "last_published_at", "live_revision", "go_live_at", "expire_at", "expired"),
    *("locked", "locked_at", "locked_by", "updated_on"),
]


def start(source: Any, locales: Iterable[Locale], user: User | None = None) -> list[Any]:
    """Begin translations of a page or snippet.

    Parents that are missing in a language, and the quotes, people, contacts, boilerplate and topics that the object
    shows, come along. Nothing becomes public. A language that has a translation already keeps it as it is.

    :param source: any version of the object; its source is what gets copied, with its newest words.
    :returns: the drafts made of the object itself, one per language that had none.
    """
    origin = source.source()
    with transaction.atomic():
        made = [draft for locale in locales if (draft := _start_one(origin, locale, user))]
        for draft in made:
            for snippet in references(draft):
                _start_one(snippet.source(), draft.locale, user)
    return made


def _start_one(origin: Any, locale: Locale, user: User | None) -> Any | None:
    if origin.locale_id == locale.pk or origin.version(locale.pk):
        return None
    base = tally.base_of(origin, user)
    copy = _copy_page if isinstance(origin, Page) else _copy_snippet
    draft = copy(origin, locale, user, base)
    row = tally.begin(draft, origin, user)
    tally.note_translation(row, draft)
    if row.state is not State.FRESH:
        arrived.send(sender=Translation, row=row, user=user)
    return draft


def adopt(translation: Any, source: Any) -> None:
    """Take something that was made by other means for a translation that is right as it stands.

    :param translation: saved, with a revision; its newest words count.
    """
    newest = translation.get_latest_revision_as_object()
    newest.translation_record = made_now(newest, source.get_latest_revision_as_object())
    row = tally.row_of(translation) or tally.begin(translation, source)
    newest.translation_record["base"] = row.base_id
    newest.save()
    newest.save_revision(changed=False, clean=False)


def _copy_page(origin: Any, locale: Locale, user: User | None, base: Revision) -> Any:
    parent = origin.get_parent()
    if parent.is_root():
        slug = find_available_slug(parent, locale.language_code)
    else:
        specific = parent.specific
        _start_one(specific.source(), locale, user)
        parent = specific.version(locale.pk)
        slug = find_available_slug(parent, origin.slug)
    newest = origin.get_latest_revision_as_object()
    return newest.copy(
        to=parent,
        update_attrs={
            "locale": locale,
            "slug": slug,
            "translated_from": origin.locale,
            "translation_record": {**all_missing(newest), "base": base.pk},
        },
        exclude_fields=LIFE,
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        user=user,
        log_action="wagtail.copy_for_translation",
    )


def _copy_snippet(
    origin: NewsroomSnippet, locale: Locale, user: User | None, base: Revision
) -> NewsroomSnippet:
    newest = origin.get_latest_revision_as_object()
    draft, _children = _copy(newest, exclude_fields=[*LIFE, "latest_revision"])
    draft.locale = locale
    draft.live = False
    draft.has_unpublished_changes = True
    draft.translated_from = origin.locale
    draft.translation_record = {**all_missing(newest), "base": base.pk}
    draft.save()
    draft.save_revision(user=user, clean=False)
    return draft
