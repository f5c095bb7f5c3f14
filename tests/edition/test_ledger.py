"""Which files a change concerns: found without looking through all of them, and what changed comes first."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from edition import ledger, tree
from edition.publishing import update
from edition.tags import ASSET, EVERYTHING
from edition.verifying import verify
from tests import factories


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_that_changed_is_rendered_first_then_its_other_languages(
    edition: Path, language: str
) -> None:
    page = factories.published(factories.release("Tenants win"))
    pages = {"en": page, "ar": factories.translated(page, "ar")}
    update()
    newest = pages[language].get_latest_revision_as_object()
    newest.title = "Tenants won"
    newest.save_revision()
    factories.published(factories.fresh(pages[language]))

    marked = ledger.mark(tree.version())
    addresses = [file.address for file in ledger.waiting(tree.version(), marked.tags)]

    own = [address for address in addresses if address.startswith(f"/{language}/news/tenants-win/")]
    family = [address for address in addresses if "/news/tenants-win/" in address]
    others = [address for address in addresses if not address.startswith(("/en/n", "/ar/n"))]
    assert len(own) < len(family)
    assert max(map(addresses.index, own)) < min(
        addresses.index(address) for address in set(family) - set(own)
    )
    assert max(map(addresses.index, family)) < min(map(addresses.index, others))


@pytest.mark.parametrize("is_reversed", [False, True], ids=["looked at first", "looked at last"])
def test_an_address_that_one_page_leaves_and_another_takes_is_the_others(
    edition: Path, is_reversed: bool
) -> None:
    pages = [factories.published(factories.release(title)) for title in ("Tenants win", "Buses run")]
    first, second = sorted(pages, key=lambda page: page.translation_key.hex, reverse=is_reversed)
    assert update() == 0
    for page, slug in ((first, "elsewhere"), (second, first.slug)):
        newest = factories.fresh(page).get_latest_revision_as_object()
        newest.slug = slug
        newest.save_revision()
        factories.published(factories.fresh(page))
    assert update() == 0
    assert verify() == []


def test_a_picture_that_has_a_file_is_looked_at_after_all_pages(edition: Path) -> None:
    picture = {"picture": factories.picture("At the gate"), "alt": "A gate"}
    factories.published(factories.release("Tenants win", [("picture", picture)]))
    update()
    ledger.touch(tree.version(), {EVERYTHING}, timezone.now())

    owners = [file.owner for file in ledger.waiting(tree.version())]

    first = owners.index(ASSET)
    assert set(owners[first:]) == {ASSET}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL goes by what the tables hold")
def test_what_a_change_concerns_is_found_without_reading_every_row_of_the_edition(edition: Path) -> None:
    factories.published(factories.release("Tenants win"))

    with CaptureQueriesContext(connection) as asked:
        ledger.mark(tree.version())
    with connection.cursor() as cursor:
        steps = []
        for query in asked:
            if query["sql"].startswith(("SELECT", "UPDATE", "DELETE")):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                steps += [row[3] for row in cursor.fetchall()]

    ours = [step for step in steps if " edition_file" in step or " edition_ingredient" in step]
    assert any("(tag=?)" in step for step in ours)
    assert not [step for step in ours if step.startswith("SCAN") or step.endswith("(edition=?)")]
