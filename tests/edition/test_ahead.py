"""What is prepared ahead of its moment is public at the moment, all of it at once, whatever happens in between."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from blog.models import Card, Person, PressReleasePage
from edition import ahead, tree
from edition.ahead import CannotPrepare, drop, prepare, switch
from edition.building import build
from edition.leaks import leaks
from edition.models import Change, File, Preparation
from edition.publicity import NotPublic
from edition.publishing import update
from edition.tree import Edition
from edition.verifying import verify
from home.models import Picture, Rendition
from tests import factories

MOMENT = timezone.now().replace(microsecond=0)


def stands(name: str) -> bytes:
    return Edition(tree.version()).read(f"files/{name}") or b""


@pytest.fixture
def drafts(edition: Path) -> list[PressReleasePage]:
    """Drafts: a statement with a picture, a topic and a quote, in three languages, and one in English alone."""
    speaker = factories.published(factories.person("Rosa Prueba"))
    said = factories.published(factories.quote("We were in the room.", speaker, role="tenant"))
    first = factories.release(
        "Tenants win",
        [factories.paragraph("The heating is back."), ("quote", said)],
        lead_image=factories.picture(),
        lead_image_alt="A gate",
        topics=[factories.published(factories.topic("Housing"))],
    )
    update()
    others = [factories.translated(first, language, publish=False) for language in ("es", "ar")]
    return [factories.approved(page) for page in (first, *others, factories.release("Buses run"))]


def test_nothing_shows_before_the_moment_and_everything_after_it(drafts: list[PressReleasePage]) -> None:
    before = dict(File.objects.values_list("address", "digest"))
    assert leaks() == []
    preparation = prepare(drafts, MOMENT)
    assert dict(File.objects.values_list("address", "digest")) == before
    assert not any(page.live for page in PressReleasePage.objects.all())
    assert not stands("en/news/tenants-win/index.html")
    assert leaks() == []
    switch(preparation)
    for page in drafts:
        page.refresh_from_db()
        assert page.live
        assert page.title.encode() in stands(f"{page.get_url().lstrip('/')}index.html")
    assert b"Tenants win" in stands("en/news/feed.atom")
    assert verify() == []
    assert not Preparation.objects.exists()
    assert not Change.objects.exists()
    assert not list((tree.root() / "editions" / tree.version() / "ahead").iterdir())


def test_what_was_prepared_is_not_rendered_again(drafts: list[PressReleasePage], rendered: list[str]) -> None:
    preparation = prepare(drafts, MOMENT)
    rendered.clear()
    switch(preparation)
    assert rendered == []


def test_pages_say_that_they_were_published_at_the_moment(drafts: list[PressReleasePage]) -> None:
    switch(prepare(drafts, MOMENT))
    assert (
        PressReleasePage.objects.get(title="Tenants win", locale__language_code="en").published_on == MOMENT
    )
    assert f"<published>{MOMENT:%Y-%m-%dT%H:%M:%S}" in stands("en/news/feed.atom").decode()


def test_what_changes_in_between_is_rendered_anew_and_nothing_else(
    drafts: list[PressReleasePage], rendered: list[str]
) -> None:
    preparation = prepare(drafts, MOMENT)
    speaker = Person.objects.get(name="Rosa Prueba", locale__language_code="en")
    speaker.name = "Rosa Nueva"
    speaker.save_revision()
    factories.published(factories.fresh(speaker))
    update()
    rendered.clear()
    switch(preparation)
    assert "/en/news/tenants-win/" in rendered
    assert "/en/news/buses-run/" not in rendered
    assert b"Rosa Nueva" in stands("en/news/tenants-win/index.html")
    assert verify() == []


def test_what_is_published_in_between_and_not_shown_yet_is_in_the_change(
    drafts: list[PressReleasePage],
) -> None:
    preparation = prepare(drafts, MOMENT)
    factories.published(factories.release("Library opens"))
    switch(preparation)
    assert b"Library opens" in stands("en/news/index.html")
    assert b"Tenants win" in stands("en/news/index.html")
    assert verify() == []


def test_what_somebody_else_commits_while_it_is_published_is_in_the_change(
    drafts: list[PressReleasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    preparation = prepare(drafts, MOMENT)
    published = ahead._published

    def with_another(preparation: Preparation) -> Any:
        # By the row, as another process does it: what this one notes is its own.
        speakers = Person.objects.filter(name="Rosa Prueba", locale__language_code="en")
        Change.objects.create(tag=speakers.get().translation_key.hex)
        speakers.update(name="Rosa Nueva")
        return published(preparation)

    monkeypatch.setattr(ahead, "_published", with_another)
    switch(preparation)
    assert b"Rosa Nueva" in stands("en/news/tenants-win/index.html")


def test_the_newest_words_go_public(drafts: list[PressReleasePage]) -> None:
    preparation = prepare(drafts, MOMENT)
    newest = drafts[0].get_latest_revision_as_object()
    newest.title = "Tenants win everything"
    newest.save_revision()
    factories.approved(newest)
    switch(preparation)
    assert b"Tenants win everything" in stands("en/news/tenants-win/index.html")
    assert b"Tenants win everything" in stands("en/news/index.html")
    assert verify() == []


def test_what_is_deleted_in_between_stays_deleted(drafts: list[PressReleasePage]) -> None:
    preparation = prepare(drafts, MOMENT)
    drafts[-1].delete()
    switch(preparation)
    assert not stands("en/news/buses-run/index.html")
    assert b"Tenants win" in stands("en/news/index.html")
    assert verify() == []


def test_a_rule_that_stands_against_it_is_said_when_it_is_prepared_and_at_the_moment(
    drafts: list[PressReleasePage],
) -> None:
    with pytest.raises(NotPublic, match="not approved"):
        prepare([*drafts, factories.release("Nobody has read this")], MOMENT)
    preparation = prepare(drafts, MOMENT)
    newest = drafts[-1].get_latest_revision_as_object()
    newest.title = "Buses run at night"
    newest.save_revision()
    before = dict(File.objects.values_list("address", "digest"))
    with pytest.raises(NotPublic, match="not approved"):
        switch(preparation)
    assert dict(File.objects.values_list("address", "digest")) == before
    assert not PressReleasePage.objects.live().exists()
    assert not stands("en/news/tenants-win/index.html")


def test_what_is_under_embargo_is_prepared_before_it_ends(edition: Path) -> None:
    ends = timezone.now() + timedelta(days=1)
    statement = factories.approved(factories.release("Tenants win", embargo=ends))
    with pytest.raises(CannotPrepare):
        prepare([statement], ends - timedelta(minutes=1))
    assert not Preparation.objects.exists()
    drop(prepare([statement], ends))


def test_a_page_that_cannot_be_rendered_is_said_ahead(
    drafts: list[PressReleasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PressReleasePage, "get_context", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(CannotPrepare, match="/en/news/tenants-win/"):
        prepare(drafts, MOMENT)
    assert not Preparation.objects.exists()


def test_who_is_killed_between_publishing_and_showing_has_it_shown_by_the_next(
    drafts: list[PressReleasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    preparation = prepare(drafts, MOMENT)
    recover = ahead.recover

    def killed(edition: Edition) -> None:
        if Preparation.objects.exclude(layer="").exists():
            raise KeyboardInterrupt
        recover(edition)

    with monkeypatch.context() as patch:
        patch.setattr(ahead, "recover", killed)
        with pytest.raises(KeyboardInterrupt):
            switch(preparation)
    assert not stands("en/news/tenants-win/index.html")
    update()
    assert stands("en/news/tenants-win/index.html")
    assert not list((tree.root() / "editions" / tree.version() / "ahead").iterdir())
    assert verify() == []


def test_what_nobody_comes_back_to_is_forgotten(drafts: list[PressReleasePage]) -> None:
    prepare(drafts, MOMENT - timedelta(days=2))
    factories.published(factories.release("Library opens"))
    update()
    assert not Preparation.objects.exists()
    assert not Change.objects.exists()
    assert not list((tree.root() / "editions" / tree.version() / "ahead").iterdir())


def test_a_new_edition_makes_what_was_prepared_anew(drafts: list[PressReleasePage]) -> None:
    preparation = prepare(drafts, MOMENT)
    build()
    switch(preparation)
    assert stands("en/news/tenants-win/index.html")
    assert verify() == []


def test_share_pictures_are_there_at_the_moment(drafts: list[PressReleasePage]) -> None:
    switch(prepare(drafts, MOMENT))
    cards = Card.objects.filter(translation_key=drafts[0].translation_key)
    assert cards.count() == 3
    for card in cards:
        assert stands(f"cards/{card.digest}.png") == default_storage.open(card.file).read()


def _is_over(drafts: list[PressReleasePage]) -> bool:
    """Say whether a rehearsal was taken back."""
    return not Page.objects.get(pk=drafts[0].pk).live


def test_a_size_of_a_picture_that_somebody_else_makes_meanwhile_is_the_one_that_is_shown(
    drafts: list[PressReleasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    insert, others = QuerySet.bulk_create, []

    def second(rows: QuerySet[Any], made: list[Any], **options: Any) -> Any:
        if rows.model is Rendition and not others and Preparation.objects.exists() and _is_over(drafts):
            name = default_storage.save("pictures/of-the-other.jpg", ContentFile(b"the other's"))
            key = {"image_id": made[0].image_id, "filter_spec": made[0].filter_spec}
            others.append(Rendition(file=name, width=9, height=9, focal_point_key="", **key))
            insert(rows, others)
        return insert(rows, made, **options)

    monkeypatch.setattr(QuerySet, "bulk_create", second)
    switch(prepare(drafts, MOMENT))
    assert others and stands("media/pictures/of-the-other.jpg") == b"the other's"
    assert verify() == []


def test_a_size_of_a_picture_whose_face_is_hidden_meanwhile_is_not_kept(
    drafts: list[PressReleasePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    insert, seen = QuerySet.bulk_create, set()

    def hidden(rows: QuerySet[Any], made: list[Any], **options: Any) -> Any:
        if rows.model is Rendition and not seen and Preparation.objects.exists() and _is_over(drafts):
            seen.update(each.file.name for each in made)
            blurred = default_storage.save(
                "originals/blurred.jpg", default_storage.open(made[0].image.file.name)
            )
            Picture.objects.filter(pk=made[0].image_id).update(file=blurred)
        return insert(rows, made, **options)

    monkeypatch.setattr(QuerySet, "bulk_create", hidden)
    switch(prepare(drafts, MOMENT))
    assert seen and not Rendition.objects.filter(file__in=seen).exists()
    assert not any(default_storage.exists(name) or stands(f"media/{name}") for name in seen)
    assert verify() == []


def test_a_change_of_many_pages_is_seen_whole_or_not_at_all(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks, between any two acts on the folder, sees every page and every list with them, or none."""
    drafts = [factories.approved(factories.release(f"Tenants win {number}")) for number in range(12)]
    preparation = prepare(drafts, MOMENT)
    seen: list[int] = []

    def looked(call: Any) -> Any:
        def look(*args: Any, **kwargs: Any) -> Any:
            answer = call(*args, **kwargs)
            listed = stands("en/news/feed.atom").decode().count("<entry>")
            pages = sum(bool(stands(f"en/news/tenants-win-{number}/index.html")) for number in range(12))
            seen.append(pages)
            assert listed == pages
            return answer

        return look

    with monkeypatch.context() as patch:
        for name in ("rename", "replace", "link", "unlink", "rmdir", "mkdir", "symlink"):
            patch.setattr(os, name, looked(getattr(os, name)))
        switch(preparation)
    assert set(seen) == {0, 12}
    assert seen == sorted(seen)
    assert verify() == []
