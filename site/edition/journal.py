"""What changes is noted in the transaction that changes it, so that nothing is forgotten whoever dies afterwards."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from edition import tree
from edition.models import Change
from edition.publicity import Publishable
from edition.reading import is_left_out, tags_of
from edition.signals import slug_changed
from edition.tags import EVERYTHING, REDIRECTS

# What no reader's page shows, and is written often.
UNSHOWN_APPS = frozenset(
    {
        "edition",
        "contenttypes",
        "sessions",
        "auth",
        "axes",
        "django_tasks_database",
        "wagtailsearch",
        "modelsearch",
    }
)
UNSHOWN = frozenset(
    f"wagtailcore.{name}"
    for name in (
        *(
            "revision",
            "pagelogentry",
            "modellogentry",
            "referenceindex",
            "comment",
            "commentreply",
            "editingsession",
        ),
        *("workflowstate", "taskstate", "pagesubscription", "uploadedfile"),
    )
)


# Such a save changes nothing that readers see.
UNSHOWN_FIELDS = Publishable.BOOKKEEPING | {"last_login"}

# Written anew as they were, with others that changed: whoever writes them notes what is different.
_noted_by_their_writer: set[str] = set()


def leave_to_writer(model: type[models.Model]) -> None:
    """Let rows of a class be saved and deleted without a note: whoever writes them says what has changed."""
    _noted_by_their_writer.add(model._meta.label_lower)


_own: ContextVar[set[int] | None] = ContextVar("own", default=None)


@contextmanager
def noting() -> Iterator[set[int]]:
    """Collect the keys of the changes that are noted inside, and by nobody else."""
    own: set[int] = set()
    token = _own.set(own)
    try:
        yield own
    finally:
        _own.reset(token)


def note(tags: Iterable[str]) -> None:
    """Note that these rows or lists have changed. Nothing without an edition: its first build reads everything.

    The files they touch are rendered once the transaction is committed.
    """
    wanted = sorted(set(tags))
    if not wanted or not tree.exists():
        return
    rows = Change.objects.bulk_create([Change(tag=tag) for tag in wanted])
    if (own := _own.get()) is not None:
        own.update(row.pk for row in rows)
    if not any(entry[1] is _update for entry in connection.run_on_commit):
        transaction.on_commit(_update, robust=True)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="edition.journal")
    post_delete.connect(_deleted, dispatch_uid="edition.journal")
    m2m_changed.connect(_related, dispatch_uid="edition.journal")
    slug_changed.connect(_moved, dispatch_uid="edition.journal")
    post_page_move.connect(_moved, dispatch_uid="edition.journal")


def _update() -> None:
    from edition.publishing import update_now

    update_now()


def _is_shown(model: type[models.Model]) -> bool:
    label = model._meta.label_lower
    if model._meta.app_label in UNSHOWN_APPS or label in UNSHOWN | _noted_by_their_writer:
        return False
    return not is_left_out(model)


def _saved(
    sender: type[models.Model], instance: Any, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    if not _is_shown(sender) or not tree.exists():
        return
    if update_fields is not None and UNSHOWN_FIELDS.issuperset(update_fields):
        return
    note(_tags(instance))


def _deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if _is_shown(sender) and tree.exists():
        note(_tags(instance))


def _related(sender: type[models.Model], instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, models.Model) and _is_shown(type(instance)):
        note(_tags(instance))


def _moved(sender: type[models.Model], instance: Page, **kwargs: Any) -> None:
    """Below a page that moved, Wagtail writes addresses without saving the pages."""
    if tree.exists():
        note(_below(instance))


def _below(page: Page) -> set[str]:
    """Return the tags of a page and of all below it."""
    below = page.get_descendants(inclusive=True).only("translation_key", "locale_id")
    return {tag for each in below for tag in tags_of(each)}


def _documents_in(collection: Collection) -> set[str]:
    """Return the tags of the documents of a collection and of all below it: who may have them is a matter of that."""
    documents = get_document_model()._default_manager
    within = documents.filter(collection__in=collection.get_descendants(inclusive=True))
    return {tag for document in within for tag in tags_of(document)}


def _tags(instance: Any) -> set[str]:
    """Return the tag of a row, and those of the lists in which it may be new."""
    # Wagtail keeps where a site's pages begin in its cache: most pages read that without reading the row.
    if isinstance(instance, Site):
        return {EVERYTHING}
    if isinstance(instance, Redirect):
        return {*tags_of(instance), REDIRECTS}
    if isinstance(instance, PageViewRestriction):
        return _below(instance.page)
    if isinstance(instance, CollectionViewRestriction):
        return _documents_in(instance.collection)
    if isinstance(instance, Collection):
        return {*tags_of(instance), *_documents_in(instance)}
    dependents = getattr(instance, "edition_dependents", None)
    return {*tags_of(instance), *(dependents() if dependents else ())}
