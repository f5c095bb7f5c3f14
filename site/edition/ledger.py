"""The rows about an edition's files: which are stale after a change, what each was made from."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from edition.addresses import owned
from edition.models import DOUBTED, Change, File, Ingredient
from edition.rendering import Rendered
from edition.tags import ASSET, EVERYTHING, REDIRECTS

BATCH = 400

T = TypeVar("T")


@dataclass(frozen=True)
class Marked:
    """What changes came to: their tags, and the keys of the files that they concern."""

    tags: frozenset[str]
    files: frozenset[int]


@transaction.atomic
def mark(edition: str, keep: bool = False) -> Marked:
    """Turn what has changed since the last time, and what the clock changes, into files that wait.

    :param keep: leave the changes for another edition that is being built.
    """
    changes = dict(Change.objects.filter(seen=False).values_list("pk", "tag"))
    concerned = touch(edition, set(changes.values()), timezone.now())
    for keys in batches(changes):
        taken = Change.objects.filter(pk__in=keys)
        taken.update(seen=True) if keep else taken.delete()
    return Marked(frozenset(changes.values()), frozenset(concerned))


def touch(edition: str, tags: set[str], moment: datetime) -> set[int]:
    """Mark the files that have to do with any of these tags, or change by themselves until a moment."""
    rows = File.objects.filter(edition=edition)
    if EVERYTHING in tags:
        rows.update(stale=True)
        return _settle(edition, None) | set(rows.values_list("pk", flat=True))
    concerned = set(rows.filter(until__lte=moment).values_list("pk", flat=True))
    for some in batches(tags):
        concerned |= set(rows.filter(ingredients__tag__in=some).values_list("pk", flat=True))
    for keys in batches(concerned):
        rows.filter(pk__in=keys).update(stale=True)
    return concerned | (_settle(edition, tags) if tags else set())


def everything(edition: str) -> None:
    """Write a row for every public address. For an edition that has none yet."""
    # Old addresses stand back behind whatever is at the same address now. The languages of one object come one after
    # the other: what they share is found once.
    owners = sorted(owned().items(), key=lambda item: (item[0] != REDIRECTS, item[0]))
    addresses = {address: owner for owner, those in owners for address in sorted(those)}
    rows = [File(edition=edition, address=address, owner=owner) for address, owner in addresses.items()]
    File.objects.bulk_create(rows, batch_size=BATCH)


def waiting(edition: str, tags: Collection[str] = ()) -> list[File]:
    """Return the files that wait: what goes, the pages that changed, their other languages, what else shows them.

    Documents come first, which may have to go; pictures and the like that have a file already last, as pages that wait
    may still show them.
    """
    families = {tag.partition(":")[0] for tag in tags if ":" in tag}

    def place(file: File) -> tuple[bool, ...]:
        language = file.address.split("/")[1]
        is_there = file.owner == ASSET and file.has_known_file()
        is_document = is_there and language == "documents"
        return (
            not (file.gone or is_document),
            is_there,
            f"{file.owner}:{language}" not in tags,
            file.owner not in families,
        )

    waits = Q(stale=True) | Q(gone=True)
    return sorted(File.objects.filter(waits, edition=edition).order_by("pk"), key=place)


def doubt(edition: str) -> None:
    """Have whatever waits, and what it showed, written anew: nobody knows which words its files have, or whose."""
    rows = File.objects.filter(edition=edition)
    waits = Q(stale=True) | Q(gone=True)
    rows.filter(waits).update(digest=DOUBTED)
    shown = Ingredient.objects.filter(file__in=rows.filter(waits), tag__startswith=ASSET)
    addresses = {tag.removeprefix(ASSET) for tag in shown.values_list("tag", flat=True)}
    for some in batches(addresses):
        rows.filter(owner=ASSET, address__in=some).update(digest=DOUBTED, stale=True)


def add_assets(edition: str, addresses: Collection[str]) -> list[File]:
    """Return the rows of pictures and the like that have no file, made if they aren't there.

    Where nothing was found before, there may be something now that somebody shows it: a document is public with what
    offers it.
    """
    for some in batches(addresses):
        File.objects.bulk_create(
            [File(edition=edition, address=address, owner=ASSET) for address in some], ignore_conflicts=True
        )
        lacking = Q(gone=True) | Q(owner=ASSET, digest="")
        File.objects.filter(lacking, edition=edition, address__in=some).update(gone=False, stale=True)
    found: list[File] = []
    for some in batches(addresses):
        found += File.objects.filter(
            edition=edition, address__in=some, owner=ASSET, stale=True, digest__in=["", DOUBTED]
        )
    return found


def looked_for_in_vain(folder: str) -> list[str]:
    """Return the addresses below a folder that files show and where nothing was found."""
    lacking = File.objects.filter(owner=ASSET, address__startswith=folder, digest="")
    return list(lacking.values_list("address", flat=True).distinct())


def unused(edition: str, done: Collection[File], gone: Collection[File], uses: Collection[str]) -> list[File]:
    """Return the pictures and the like that nobody shows any more.

    These files may have shown them until now; or they were drawn for a page that was taken back before it was shown.

    :param done: what is rendered anew.
    :param gone: what goes.
    :param uses: what is shown by what is done.
    """
    keys = {file.pk for file in [*done, *gone]}
    lost = {ASSET + file.address for file in done if file.owner == ASSET}
    for some in batches(keys):
        lost |= set(
            Ingredient.objects.filter(file__in=some, tag__startswith=ASSET).values_list("tag", flat=True)
        )
    lost -= {ASSET + address for address in uses}
    used = {
        tag
        for some in batches(lost)
        for tag, file in Ingredient.objects.filter(tag__in=some, file__edition=edition).values_list(
            "tag", "file"
        )
        if file not in keys
    }
    addresses = [tag.removeprefix(ASSET) for tag in lost - used]
    return [
        file
        for some in batches(addresses)
        for file in File.objects.filter(edition=edition, owner=ASSET, address__in=some)
        if file not in gone
    ]


@transaction.atomic
def store(done: dict[File, tuple[Rendered, set[str]]], gone: Collection[File]) -> None:
    """Write down what files are now, and what they were made from."""
    for keys in batches([file.pk for file in gone]):
        File.objects.filter(pk__in=keys).delete()
    for file, (rendered, _uses) in done.items():
        file.digest, file.until, file.stale = rendered.digest, rendered.reading.until, False
    # All of these rows are there; bulk_update would write a CASE for each of them.
    File.objects.bulk_create(
        done,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["edition", "address"],
        update_fields=["digest", "until", "stale"],
    )
    for files in batches(done):
        _store_ingredients(
            {file: rendered.reading.tags | _assets(uses) for file in files for rendered, uses in [done[file]]}
        )


def _assets(uses: Iterable[str]) -> set[str]:
    return {ASSET + address for address in uses}


def _store_ingredients(tags: dict[File, set[str]]) -> None:
    """Most files are made from what they were made from before: only what differs is written."""
    files = {file.pk: file for file in tags}
    stored: dict[int, dict[str, int]] = {key: {} for key in files}
    for key, file, tag in Ingredient.objects.filter(file__in=files).values_list("pk", "file", "tag"):
        stored[file][tag] = key
    over = [key for pk, known in stored.items() for tag, key in known.items() if tag not in tags[files[pk]]]
    for keys in batches(over):
        Ingredient.objects.filter(pk__in=keys).delete()
    new = [(pk, tag) for pk, file in files.items() for tag in sorted(tags[file] - stored[pk].keys())]
    if new:
        # Fifty for each file of a build: without an object for each.
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Ingredient._meta.db_table)
            cursor.executemany(f"INSERT INTO {table} (file_id, tag) VALUES (%s, %s)", new)  # noqa: S608


def _settle(edition: str, tags: set[str] | None) -> set[int]:
    """Give each of these owners, or of all, rows for the addresses that it has now; return its files."""
    concerned: set[int] = set()
    freed = tags is None
    wanted = owned(None if tags is None else tags - {REDIRECTS})
    wanted.pop(REDIRECTS, None)
    had: dict[str, dict[str, int]] = {}
    for owner, address, key in _owned_until_now(edition, None if tags is None else wanted):
        had.setdefault(owner, {})[address] = key
    for owner in sorted(had.keys() | wanted.keys()):
        rows, addresses = had.get(owner, {}), wanted.get(owner, set())
        over = [key for address, key in rows.items() if address not in addresses]
        freed = freed or bool(over)
        concerned |= set(rows.values())
        if addresses or over:
            concerned |= _claim(edition, owner, addresses, over)
    if freed or (tags and REDIRECTS in tags):
        concerned |= _settle_redirects(edition)
    return concerned


def _owned_until_now(edition: str, owners: Collection[str] | None) -> Iterator[tuple[str, str, int]]:
    """Return owner, address and key of the files of these owners; of all but assets and redirects without them."""
    rows = File.objects.filter(edition=edition)
    if owners is None:
        yield from rows.exclude(owner__in=[ASSET, REDIRECTS]).values_list("owner", "address", "pk")
        return
    for some in batches(owners):
        yield from rows.filter(owner__in=some).values_list("owner", "address", "pk")


def _settle_redirects(edition: str) -> set[int]:
    """Old addresses that come while something else is at the same address stand back behind it."""
    rows = {file.address: file for file in File.objects.filter(edition=edition, owner=REDIRECTS)}
    wanted = owned([REDIRECTS])[REDIRECTS]
    taken: set[str] = set()
    for some in batches(wanted - rows.keys()):
        others = File.objects.filter(edition=edition, address__in=some, gone=False)
        taken |= set(others.values_list("address", flat=True))
    over = [file.pk for address, file in rows.items() if address not in wanted]
    return _claim(edition, REDIRECTS, wanted - taken, over)


def _claim(edition: str, owner: str, addresses: Collection[str], over: Iterable[int]) -> set[int]:
    """Make these addresses an owner's, and mark what it has no more. What another had there before is its own now.

    :returns: the keys of what is new or gone.
    """
    rows = File.objects.filter(edition=edition)
    concerned = set(over)
    for keys in batches(over):
        # Another may have taken it over just now.
        rows.filter(pk__in=keys, owner=owner).update(gone=True)
    for some in batches(sorted(addresses)):
        others = rows.filter(address__in=some).exclude(owner=owner, gone=False)
        keys = list(others.values_list("pk", flat=True))
        rows.filter(pk__in=keys).update(owner=owner, gone=False, stale=True)
        there = set(rows.filter(address__in=some).values_list("address", flat=True))
        new = [
            File(edition=edition, address=address, owner=owner) for address in some if address not in there
        ]
        concerned |= {*keys, *(file.pk for file in File.objects.bulk_create(new))}
    return concerned


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """Cut what a query asks for into pieces that every database takes."""
    rest = iter(values)
    while some := list(islice(rest, BATCH)):
        yield some
