"""A change of any size, prepared ahead of its moment and made at it: readers see all of it, or nothing.

`prepare` publishes what is given as of the moment, in a transaction that is rolled back, and keeps what every page that
has to do with it will answer then, with what each was made from. `switch` publishes in earnest. What has not changed
since is taken as it was prepared, the rest is rendered anew; when all of it is on the disk the transaction is
committed at the moment, and one rename shows it.
"""

from collections.abc import Iterable
from datetime import datetime
from time import sleep
from typing import Any

from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition
from wagtail.models import Revision

from edition import ledger, manifest, publishing, tree
from edition.clock import as_of, wall
from edition.journal import noting
from edition.models import Change, File, Preparation
from edition.publicity import Publishable
from edition.reading import tags_of
from edition.recovering import drop, forget_changes, recover
from edition.tags import EVERYTHING
from edition.writing import names

# Seconds to wait for whoever else changes the edition.
PATIENCE = 60.0


class CannotPrepare(Exception):
    """Something is not due at the moment, or can't be rendered as it would be then. In English, for the log."""


def prepare(objects: Iterable[Publishable], moment: datetime) -> Preparation:
    """Render whatever changes when these pages and snippets go public at a moment, in their newest words.

    Nothing of it is public, and of the newsroom's own rows none changes. Where rows can be written by one at a time
    only, others wait meanwhile: about 50 ms a page.

    :param objects: in the order in which they are to be published, each after what it needs.
    :param moment: aware of its zone; what is shown as published says it.
    :returns: what `switch` takes. Where there is no edition, nothing is rendered.

    Raises:
        NotPublic: when a rule stands against one of them being public at the moment.
        CannotPrepare: when one is to go public later than that, or a page can't be rendered.
        Busy: when somebody else changes the edition for a minute.
        OSError: when the disk is full.
    """
    revisions = [each.latest_revision_id for each in objects]  # type: ignore[attr-defined]
    with tree.wanting("change"), tree.lock("change", PATIENCE):
        name = tree.version()
        edition = tree.Edition(name)
        if name:
            recover(edition)
            publishing.show_all(edition)
            forget_changes()
        # From here on, every change is kept: it may concern what is rendered now.
        preparation = Preparation.objects.create(edition=name, moment=moment, revisions=revisions)
        try:
            if name:
                layer = edition.ahead(str(preparation.pk))
                manifest.write(layer, _rehearse(edition, preparation))
                layer.flush()
        except BaseException:
            drop(preparation)
            raise
    return preparation


def switch(preparation: Preparation) -> None:
    """Publish what was prepared, in its newest words, and show it at its moment; at once where that is past.

    To be called some seconds ahead: it waits for the moment inside of its transaction. What was deleted since
    `prepare` stays so. Where a new edition has come since, everything is rendered anew.

    Raises:
        NotPublic: when a rule stands against one of them. Nothing is changed.
        CannotPrepare: when one is to go public later. Nothing is changed.
        Busy: when somebody else changes the edition for a minute.
        OSError: when the disk is full. Nothing is changed.
    """
    with tree.wanting("change"), tree.lock("change", PATIENCE):
        if not (name := tree.version()):
            with as_of(preparation.moment), transaction.atomic():
                _published(preparation)
                _wait_for(preparation.moment)
            drop(preparation)
            return
        edition = tree.Edition(name)
        recover(edition)
        publishing.show_all(edition)
        _switch(edition, preparation)
        recover(edition)
        publishing.show_all(edition)


def _rehearse(edition: tree.Edition, preparation: Preparation) -> publishing.Done:
    """Return what every file concerned answers once the change is made, without making it."""
    renditions = get_image_model().get_rendition_model()._default_manager
    newest = renditions.order_by("pk").values_list("pk", flat=True).last() or 0
    done: publishing.Done = {}
    with as_of(preparation.moment), transaction.atomic():
        _published(preparation)
        publishing.mark(edition)
        files = [file for file in ledger.waiting(edition.name) if not file.gone]
        publishing.render(files, done)
        made = list(renditions.filter(pk__gt=newest).select_related("image"))
        transaction.set_rollback(True)
    if not _kept(made):
        return _rehearse(edition, preparation)
    if failed := [file.address for file in files if file not in done]:
        raise CannotPrepare(f"Can't be rendered: {', '.join(failed)}. The log says why.")
    return done


def _kept(made: list[AbstractRendition]) -> bool:
    """Keep sizes of pictures made in a rehearsal: each has a name by chance, and the pages name it.

    :returns: false where somebody has made one of them in the meantime, or replaced a picture, to hide a face maybe.
    """
    pictures = get_image_model()
    renditions = pictures.get_rendition_model()._default_manager
    for rendition in made:
        rendition.pk = None
    renditions.bulk_create(made, ignore_conflicts=True)
    files = dict(
        pictures._default_manager.values_list("pk", "file").filter(pk__in={each.image_id for each in made})
    )
    outdated = [each.file for each in made if files.get(each.image_id) != each.image.file.name]
    renditions.filter(file__in=[file.name for file in outdated]).delete()
    for file in outdated:
        file.storage.delete(file.name)
    return renditions.filter(file__in=[each.file.name for each in made]).count() == len(made)


def _switch(edition: tree.Edition, preparation: Preparation) -> None:
    layer = edition.layer()
    try:
        with as_of(preparation.moment), transaction.atomic():
            # The first to be done after the commit: whatever else there is can wait for the readers.
            transaction.on_commit(lambda: edition.lead(preparation.layer), robust=True)
            with noting() as own:
                published = _published(preparation)
            newer = {
                tag
                for each, revision in published
                if revision not in preparation.revisions
                for tag in tags_of(each)
            }
            _fill(edition, layer, preparation, own, newer)
            preparation.edition, preparation.layer = edition.name, edition.ready(layer)
            preparation.save()
            _wait_for(preparation.moment)
    except BaseException:
        layer.discard()
        raise


def _published(preparation: Preparation) -> list[tuple[Any, int]]:
    """Publish the newest words of what is to go public; return each object, and the key of its revision."""
    published = []
    for key in preparation.revisions:
        if revision := Revision.objects.filter(pk=key).first():
            draft = revision.content_object
            draft.latest_revision.publish()
            shown = type(draft)._default_manager.get(pk=draft.pk)
            if not shown.live:
                raise CannotPrepare(f"{shown} is not due at {preparation.moment}.")
            published.append((shown, draft.latest_revision_id))
    return published


def _fill(
    edition: tree.Edition, layer: tree.Layer, preparation: Preparation, own: set[int], newer: set[str]
) -> None:
    """Write what the change comes to into a layer: as it was prepared, where that has read nothing that changed.

    :param own: the keys of the changes that it notes itself, which it was prepared with.
    :param newer: the tags of what has other words than it was prepared with.
    """
    publishing.mark(edition)
    # After that: what somebody else has committed until now is among the files that wait.
    others = {tag for key, tag in Change.objects.values_list("pk", "tag") if key not in own}
    changed = others | newer
    kept = edition.ahead(str(preparation.pk))
    prepared = {} if EVERYTHING in changed else manifest.read(kept)
    files, done = _as_prepared(
        edition,
        {address: each for address, each in prepared.items() if not _touches(changed, each[0].reading.tags)},
    )
    gone = publishing.gather(edition, files, done)
    right = {file for file, each in done.items() if each is prepared.get(file.address)}
    publishing.write(layer, {file: each for file, each in done.items() if file not in right}, gone)
    for file in right:
        if done[file][0].digest != file.digest:
            for name in names(file.address):
                layer.take(name, kept)
    ledger.store(done, gone)


def _touches(changed: set[str], read: set[str]) -> bool:
    """Say whether what was read has to do with what changed: rows that were there in the rehearsal alone included.

    Nobody has noted those; but the name of what they stand for is a part of their tags.
    """
    return any(not changed.isdisjoint((tag, *tag.split(":"))) for tag in read)


def _as_prepared(edition: tree.Edition, prepared: manifest.Answers) -> tuple[list[File], publishing.Done]:
    """Return the files that wait, with the pictures and the like that they show, and the answers that are there."""
    files: list[File] = []
    done: publishing.Done = {}
    new = ledger.waiting(edition.name)
    while new:
        files += new
        found = {file: prepared[file.address] for file in new if file.address in prepared and not file.gone}
        done |= found
        assets = ledger.add_assets(edition.name, publishing.shown_by(found))
        new = [file for file in assets if file not in files]
    return files, done


def _wait_for(moment: datetime) -> None:
    while (left := (moment - wall()).total_seconds()) > 0:
        sleep(left)
