"""What goes public is a file the moment it does; what is taken back is none; and nothing is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site

from blog.editorial.verbs import unpublish
from blog.models import PressReleasePage
from edition import journal, ledger, publishing, tree
from edition.models import Change, File
from edition.publishing import update
from edition.rendering import Renderer
from edition.tags import EVERYTHING
from edition.tree import Edition
from edition.verifying import verify
from home.models import HomePage
from tests import factories


def stands(name: str) -> bytes | None:
    return Edition(tree.version()).read(f"files/{name}")


def retitled(page: PressReleasePage) -> set[str]:
    """Publish a page under another title; return the addresses that this concerns."""
    newest = factories.fresh(page).get_latest_revision_as_object()
    newest.title = f"{newest.title} again"
    newest.save_revision()
    factories.published(factories.fresh(page))
    ledger.mark(tree.version())
    return {file.address for file in ledger.waiting(tree.version())}


@pytest.fixture
def release(edition: Path, django_capture_on_commit_callbacks: Any) -> PressReleasePage:
    """A press release that has just gone public."""
    with django_capture_on_commit_callbacks(execute=True):
        return factories.published(factories.release("Tenants win", summary="The heating is back."))


def test_a_statement_is_a_file_when_it_is_published(release: PressReleasePage) -> None:
    assert b"Tenants win" in (stands("en/news/tenants-win/index.html") or b"")
    assert b"Tenants win" in (stands("en/news/index.html") or b"")
    assert b"Tenants win" in (stands("en/news/feed.atom") or b"")
    update()
    assert verify() == []


def test_what_takes_longer_than_an_editor_waits_follows(
    edition: Path, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "BUDGET", 0)
    with django_capture_on_commit_callbacks(execute=True):
        factories.published(factories.release("Tenants win"))
    assert ledger.waiting(tree.version())
    assert update() == 0
    assert b"Tenants win" in (stands("en/news/feed.atom") or b"")
    assert verify() == []


def test_a_list_under_another_address_takes_along_what_is_below_it_in_its_own_transaction(
    edition: Path,
) -> None:
    """Nothing that is only done after the commit is done here: who is killed has published it all the same."""
    release = factories.published(factories.release("Tenants win"))
    factories.translated(release, "ar")
    update()
    news = factories.news()
    news.slug = "latest"
    news.save_revision()
    factories.published(factories.fresh(news))
    assert update() == 0

    assert b"Tenants win" in (stands("en/latest/tenants-win/index.html") or b"")
    assert b"/en/latest/tenants-win/" in (stands("ar/news/tenants-win/index.html") or b"")
    assert stands("en/news/tenants-win/index.html") is None
    assert verify() == []


def test_who_wants_to_publish_is_let_by_at_the_next_file(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.published(factories.release("Tenants win"))
    rendered: list[str] = []
    seen_by_the_other: list[int] = []
    render = Renderer.render

    def other() -> None:
        with tree.wanting("change"), tree.lock("change", patience=60):
            seen_by_the_other.append(len(rendered))

    def counting(self: Renderer, address: str) -> Any:
        rendered.append(address)
        if len(rendered) == 3:
            # Who works in the background is nobody to be let by.
            assert not tree.is_wanted("change")
            thread.start()
            while not tree.is_wanted("change"):
                assert thread.is_alive()
                sleep(0.01)
        return render(self, address)

    thread = Thread(target=other)
    monkeypatch.setattr(Renderer, "render", counting)
    assert update() == 0
    thread.join()
    assert len(rendered) > 10
    # The third file, and what the three show.
    assert not [address for address in rendered[3 : seen_by_the_other[0]] if not is_asset(address)]
    assert verify() == []


def is_asset(address: str) -> bool:
    return address.startswith(("/static/", "/media/", "/cards/", "/brand."))


def test_a_statement_that_is_taken_back_is_gone_from_page_list_and_feed(
    release: PressReleasePage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        unpublish.unpublish(release, factories.user("Press officer"))
    update()
    for name in (
        "news/tenants-win/index.html",
        "news/tenants-win/index.html.br",
        "news/tenants-win/text.txt",
    ):
        assert stands(f"en/{name}") is None
    for name in ("news/index.html", "news/feed.atom", "index.html"):
        assert b"Tenants win" not in (stands(f"en/{name}") or b"")
    assert verify() == []


def test_a_statement_concerns_no_other_that_carries_its_quote(edition: Path) -> None:
    quote = factories.published(
        factories.quote("We were in the room.", factories.published(factories.person()))
    )
    body = [factories.paragraph("The heating is back."), ("quote", quote)]
    one, _other = (
        factories.published(factories.release(title, body)) for title in ("Tenants win", "Buses run")
    )
    update()
    concerned = retitled(one)
    assert "/en/news/tenants-win/" in concerned
    assert "/en/quotes/we-were-in-the-room/" in concerned
    assert "/en/news/buses-run/" not in concerned
    update()
    assert verify() == []


def test_a_new_title_concerns_no_list_of_another_language(edition: Path) -> None:
    release = factories.published(factories.release("Tenants win"))
    factories.translated(release, "ar")
    update()
    concerned = retitled(release)
    assert {"/en/news/", "/en/news/feed.atom", "/en/news/tenants-win/"} <= concerned
    # The switcher there names the title.
    assert "/ar/news/tenants-win/" in concerned
    assert not {"/ar/news/", "/ar/news/feed.atom", "/sitemap-ar.1.xml"} & concerned
    update()
    assert verify() == []


def test_a_translation_is_in_the_lists_of_its_language_and_in_the_switcher_of_the_others(
    edition: Path,
) -> None:
    release = factories.published(factories.release("Tenants win"))
    update()
    assert b"/es/news/tenants-win/" not in (stands("en/news/tenants-win/index.html") or b"")
    factories.translated(release, "es")
    update()
    for name in ("en/news/tenants-win/index.html", "es/news/index.html", "sitemap-en.1.xml"):
        assert b"/es/news/tenants-win/" in (stands(name) or b"")
    assert verify() == []


def test_a_draft_is_no_file_and_changes_none(edition: Path) -> None:
    before = dict(File.objects.values_list("address", "digest"))
    factories.release("Nobody knows this")
    update()
    assert dict(File.objects.values_list("address", "digest")) == before
    assert not any(b"Nobody knows" in path.read_bytes() for path in edition.rglob("*") if path.is_file())


def test_what_was_noted_before_somebody_was_killed_is_done_by_the_next(edition: Path) -> None:
    factories.published(factories.release("Tenants win"))
    assert Change.objects.exists()
    assert stands("en/news/tenants-win/index.html") is None
    assert update() == 0
    assert stands("en/news/tenants-win/index.html")
    assert not Change.objects.exists()


def test_who_publishes_while_another_change_is_rendered_is_in_the_same_layer(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.published(factories.release("Tenants win"))
    shown: list[int] = []
    render, show = Renderer.render, Edition.show

    def publish_meanwhile(self: Renderer, address: str) -> Any:
        answer = render(self, address)
        if not PressReleasePage.objects.filter(title="Buses run").exists():
            factories.published(factories.release("Buses run"))
        return answer

    def counted(self: Edition, layer: Any) -> None:
        shown.append(1)
        show(self, layer)

    monkeypatch.setattr(Renderer, "render", publish_meanwhile)
    monkeypatch.setattr(Edition, "show", counted)
    assert update() == 0
    assert len(shown) == 1
    assert stands("en/news/buses-run/index.html")
    assert verify() == []


def test_what_a_new_page_shows_may_change_while_it_is_rendered(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is stored yet of what the page was made from."""
    quote = factories.published(factories.quote("We stay.", speaker=factories.published(factories.person())))
    update()
    factories.published(factories.release("Tenants win", [("quote", quote)]))
    render = Renderer.render

    def rename_meanwhile(self: Renderer, address: str) -> Any:
        answer = render(self, address)
        if address == "/en/news/tenants-win/" and quote.speaker.name != "Rosa Ejemplo":
            quote.speaker.name = "Rosa Ejemplo"
            quote.speaker.save()
        return answer

    monkeypatch.setattr(Renderer, "render", rename_meanwhile)
    assert update() == 0
    assert b"Rosa Ejemplo" in (stands("en/news/tenants-win/index.html") or b"")
    assert verify() == []


def test_who_changes_everything_waits_for_no_picture_that_is_there_already(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_picture()
    update()
    journal.note([EVERYTHING])
    with monkeypatch.context() as watched:
        rendered: list[str] = []
        render = Renderer.render
        watched.setattr(
            Renderer, "render", lambda self, address: rendered.append(address) or render(self, address)
        )
        assert update(0) > 0
    assert [address for address in rendered if address.endswith("/")]
    assert not [address for address in rendered if address.endswith(".webp")]
    assert update() == 0
    assert verify() == []


def test_who_publishes_while_somebody_else_is_long_at_it_is_told_that_it_follows(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "PATIENCE", 0)
    told: list[int] = []
    monkeypatch.setattr(publishing, "tell", told.append)
    factories.published(factories.release("Tenants win"))
    with ThreadPoolExecutor() as other:
        held, over = Event(), Event()
        holding = other.submit(hold, held, over)
        assert held.wait(10)
        publishing.update_now()
        over.set()
        holding.result()
    assert told == [1]
    assert update() == 0


def hold(held: Event, over: Event) -> None:
    with tree.lock("change"):
        held.set()
        over.wait()


def test_a_page_that_cannot_be_rendered_stays_as_it_was_and_waits(
    release: PressReleasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    update()
    before = stands("en/news/tenants-win/index.html")
    with monkeypatch.context() as broken:
        broken.setattr(PressReleasePage, "get_context", lambda *args, **kwargs: 1 / 0)
        newest = release.get_latest_revision_as_object()
        newest.title = "Tenants win again"
        newest.save_revision(user=factories.user("Writer"))
        factories.published(factories.fresh(release))
        assert update() > 0
    assert stands("en/news/tenants-win/index.html") == before
    assert b"Tenants win again" in (stands("en/news/index.html") or b"")
    assert update() == 0
    assert b"Tenants win again" in (stands("en/news/tenants-win/index.html") or b"")


def test_a_disk_that_is_full_leaves_everything_as_it_was_and_tells_the_editor(
    edition: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = factories.approved(factories.release("Tenants win"))
    client.force_login(factories.user("Press officer"))
    before = {path: path.read_bytes() for path in edition.rglob("*.html")}

    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(tree.Layer, "write", full)
        # Here every test is one transaction, which is never committed: what waits for that is done at once.
        connection.run_on_commit = []
        disk.setattr("django.db.transaction.on_commit", lambda act, **kwargs: act())
        answer = client.post(
            reverse("newsroom_publish", args=["page", draft.pk]),
            {"revision": draft.latest_revision_id},
            follow=True,
        )
    assert "readers don’t see it yet" in BeautifulSoup(answer.text, "html5lib").text
    assert factories.fresh(draft).live
    assert {path: path.read_bytes() for path in edition.rglob("*.html")} == before
    assert update() == 0
    assert stands("en/news/tenants-win/index.html")


def test_a_picture_is_public_while_something_public_shows_it(edition: Path) -> None:
    picture = factories.picture("At the gate")
    body = [factories.paragraph("Look."), ("picture", {"picture": picture, "alt": "A gate"})]
    release = factories.published(factories.release("Tenants win", body))
    update()
    stored = [path for path in edition.rglob("*.webp") if "media" in path.parts]
    assert stored
    unpublish.unpublish(release, factories.user("Press officer"))
    update()
    assert not [path for path in stored if path.exists()]
    assert verify() == []


def with_a_picture() -> PressReleasePage:
    picture = {"picture": factories.picture("At the gate"), "alt": "A gate"}
    body = [factories.paragraph("Look."), ("picture", picture)]
    return factories.published(factories.release("Tenants win", body))


def test_a_picture_that_was_drawn_for_a_page_which_never_came_is_not_public(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = with_a_picture()
    with monkeypatch.context() as killed:
        killed.setattr(Edition, "layer", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            update()
    unpublish.unpublish(release, factories.user("Press officer"))
    assert update() == 0
    assert verify() == []


def test_a_picture_is_not_public_where_its_page_is_taken_back_before_it_is_shown(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = with_a_picture()
    render = Renderer.render

    def take_back_meanwhile(self: Renderer, address: str) -> Any:
        answer = render(self, address)
        if address.endswith(".webp") and factories.fresh(release).live:
            unpublish.unpublish(factories.fresh(release), factories.user("Press officer"))
        return answer

    monkeypatch.setattr(Renderer, "render", take_back_meanwhile)
    assert update() == 0
    assert not factories.fresh(release).live
    assert not list(edition.rglob("*.webp"))
    assert verify() == []


def test_a_page_that_is_restricted_is_no_file(release: PressReleasePage) -> None:
    news = release.get_parent()
    restriction = PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    update()
    assert stands("en/news/index.html") is None
    assert stands("en/news/tenants-win/index.html") is None
    assert stands("en/news/type/release/index.html") is None
    restriction.delete()
    update()
    assert stands("en/news/tenants-win/index.html")
    assert verify() == []


def test_every_old_address_of_a_person_leads_to_the_newest_in_one_step(edition: Path) -> None:
    speaker = factories.published(factories.person("Rosa Prueba"))
    factories.published(factories.quote("We were in the room.", speaker))
    for slug in ("rosa", "rosa-p", "rosa-prueba-diaz"):
        newest = speaker.get_latest_revision_as_object()
        newest.slug = slug
        newest.save_revision(user=factories.user("Writer"))
        factories.published(factories.fresh(speaker))
        update()
    for old in ("rosa-prueba", "rosa", "rosa-p"):
        note = Edition(tree.version()).read(f"moved/en/people/{old}/to")
        assert note == b"/en/people/rosa-prueba-diaz/\n"
    assert verify() == []


def test_a_site_that_gets_another_name_changes_every_address_in_every_file(
    release: PressReleasePage, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["newsroom.example"]
    site = Site.objects.get(is_default_site=True)
    site.hostname = "newsroom.example"
    site.save()
    assert update() == 0
    assert b"newsroom.example" in (stands("en/news/tenants-win/index.html") or b"")
    assert verify() == []


def test_a_topic_that_comes_back_is_offered_beside_every_list(edition: Path) -> None:
    topic = factories.published(factories.topic("Housing"))
    factories.published(factories.release("Tenants win", topics=[topic]))
    unpublish.unpublish(topic, factories.user("Press officer"))
    update()
    assert b"Housing" not in (stands("en/news/index.html") or b"")
    factories.published(factories.fresh(topic))
    update()
    assert b"Housing" in (stands("en/news/index.html") or b"")
    assert verify() == []


def test_a_language_whose_home_opens_has_a_sitemap(edition: Path) -> None:
    home = HomePage.objects.get(locale__language_code="es")
    HomePage.objects.filter(pk=home.pk).update(live=False)
    journal.note(["homes", "sitemaps"])
    update()
    assert stands("sitemap-es.xml") is None
    home = HomePage.objects.get(pk=home.pk)
    home.live = True
    home.save()
    update()
    assert stands("sitemap-es.xml")


def test_one_change_costs_the_same_number_of_files_however_many_statements_there_are(edition: Path) -> None:
    def files_of_a_change() -> int:
        update()
        factories.published(factories.release("One more"))
        publishing.ledger.mark(tree.version())
        return len(publishing.ledger.waiting(tree.version()))

    for number in range(12):
        factories.published(factories.release(f"Statement {number}"))
    few = files_of_a_change()
    for number in range(30):
        factories.published(factories.release(f"Another {number}"))
    assert files_of_a_change() <= few + 2
