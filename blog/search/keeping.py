"""Keeps the search right: in the transaction that publishes, when all is built anew, and when somebody asks."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from blog.entries import entries_written, one_at_a_time
from blog.models import EntryPlace, SearchDocument, SearchWord
from blog.models.entry import Filter, Section
from blog.search import index
from blog.search.documents import documents
from blog.search.terms import ENDS, Terms, terms_of

BATCH = 500

FIELDS = ("id", "language", "translation_key", "title", "text", "filters")


def connect() -> None:
    entries_written.connect(_entries_written)


def refresh(keys: Iterable[UUID]) -> None:
    """Write the documents of these objects anew, and of the statements that show quotes or names among them.

    :param keys: translation keys.
    """
    wanted = set(keys)
    with transaction.atomic():
        stored, right = _stored(wanted), list(documents(wanted))
        _replace(stored, right)
        if showing := _showing(stored, right) - wanted:
            _replace(_stored(showing), list(documents(showing)))


def rebuild() -> int:
    """Write everything anew; return the number of documents."""
    written = 0
    known: set[tuple[str, str]] = set()
    with transaction.atomic():
        one_at_a_time()
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()
        index.clear()
        every = documents()
        while some := list(islice(every, BATCH)):
            known |= write(some, known)
            written += len(some)
    return written


def differences() -> Iterator[str]:
    """Compare what is searched with what should be; return a sentence for each difference."""
    stored = {document.pk: document for document in SearchDocument.objects.all()}
    every = documents()
    while some := list(islice(every, BATCH)):
        wrong = set(index.wrong({document.pk: _terms(document) for document in some}))
        for document in some:
            found = stored.pop(document.pk, None)
            if found is None:
                yield f"missing: {document}"
            elif _values(found) != _values(document) or document.pk in wrong:
                yield f"wrong: {document}"
    yield from (f"too much: {document}" for document in stored.values())
    yield from (f"too much: terms of {place}, which is no document" for place in index.surplus())


def _entries_written(sender: Any, keys: Iterable[UUID] | None, **kwargs: Any) -> None:
    if keys is None:
        rebuild()
    else:
        refresh(keys)


def _stored(keys: Iterable[UUID]) -> list[SearchDocument]:
    return list(SearchDocument.objects.filter(translation_key__in=list(keys)))


def _replace(stored: list[SearchDocument], right: list[SearchDocument]) -> None:
    """Put what is right in the place of what is stored, and leave alone what is the same."""
    before = {document.pk: _values(document) for document in stored}
    same = {document.pk for document in right if before.get(document.pk) == _values(document)}
    gone = [document.pk for document in stored if document.pk not in same]
    SearchDocument.objects.filter(pk__in=gone).delete()
    index.remove(gone)
    write([document for document in right if document.pk not in same])


def write(right: list[SearchDocument], known: Iterable[tuple[str, str]] = ()) -> set[tuple[str, str]]:
    """Store documents with their terms, and the words that aren't known yet; return these."""
    found = {document.pk: _terms(document) for document in right}
    SearchDocument.objects.bulk_create(right)
    index.add(found)
    words = {(document.language, word) for document in right for word in found[document.pk].words} - set(
        known
    )
    SearchWord.objects.bulk_create(
        (_word(language, word) for language, word in sorted(words)), ignore_conflicts=True, batch_size=BATCH
    )
    return words


def _showing(stored: list[SearchDocument], right: list[SearchDocument]) -> set[UUID]:
    """Return the keys of what shows a quote that has changed, or a name."""
    before, after = _shown(stored), _shown(right)
    changed = {key.hex for _filter, key, _shown in before ^ after}
    places = EntryPlace.objects.filter(
        list__filter__in=[Filter.QUOTE, Filter.SPEAKER], list__value__in=changed
    )
    return set(places.values_list("entry__translation_key", flat=True))


def _shown(found: list[SearchDocument]) -> set[tuple[str, UUID, str]]:
    """Return what statements show of these objects: all of a quote, of a person the name."""
    return {
        (document.language, document.translation_key, document.title + (document.text if quote else ""))
        for document in found
        if (quote := Section.QUOTES in document.filters) or Section.PEOPLE in document.filters
    }


def _terms(document: SearchDocument) -> Terms:
    return terms_of(document.language, document.title, document.text, document.filters)


def _values(document: SearchDocument) -> list[object]:
    return [getattr(document, name) for name in FIELDS]


def _word(language: str, form: str) -> SearchWord:
    ends = ENDS if len(form) > ENDS else 1
    return SearchWord(language=language, form=form, start=form[:ends], ending=form[-ends:], length=len(form))
