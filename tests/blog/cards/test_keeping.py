"""Cards come with the publication, change with the words, and go when it is taken back."""

from collections.abc import Iterator
from errno import ENOSPC
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from PIL import Image
from wagtail.models import Site

from blog.cards import keeping, pictures
from blog.editorial.verbs.unpublish import unpublish
from blog.models import Card, Entry
from blog.models.card import card_of
from edition.rendering import renderer
from home.models import NewsroomSettings
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom", "empty_shelf")


@pytest.fixture
def empty_shelf() -> Iterator[None]:
    def clear() -> None:
        if default_storage.exists("cards"):
            for name in default_storage.listdir("cards")[1]:
                default_storage.delete(f"cards/{name}")

    clear()
    yield
    clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """Everything that waits for the end of the transaction is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def worker(monkeypatch: Any) -> Any:
    """The worker, once. It closes old connections, and with PostgreSQL's would go the test's transaction."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return lambda: call_command("worker", batch=True)


def files() -> set[str]:
    return set(default_storage.listdir("cards")[1]) if default_storage.exists("cards") else set()


def ask(reader: Client) -> None:
    """Ask for every card, as whoever shows the pages does."""
    for card in Card.objects.all():
        assert reader.get(card.url).status_code == 200


def shelf() -> set[str]:
    """The files that the rows name."""
    return {card.file.removeprefix("cards/") for card in Card.objects.all()}


def test_what_is_published_has_a_card_and_a_draft_has_none(committed: Any, reader: Client) -> None:
    with committed():
        draft = factories.release("Tenants win", dateline_place="Ohio")
    assert not Card.objects.exists()
    with committed():
        page = factories.published(draft)
    card = card_of(page.translation_key, "en")
    assert card and card.section == "news" and card.alt == "Tenants win Press release"
    assert Image.open(BytesIO(reader.get(card.url).content)).size == (card.width, card.height)
    assert files() == shelf() != set()
    assert card_of(page.translation_key, "es") is None


def test_a_quote_has_its_card_once_its_speaker_is_public_too(committed: Any) -> None:
    with committed():
        quote = factories.quote("We were in the room.", role="tenant")
        factories.published(factories.release(body=[("quote", quote)]))
    card = card_of(quote.translation_key, "en")
    assert card and card.section == "quotes" and card.alt == "“We were in the room.” Rosa Prueba"


def test_a_draft_edit_changes_no_card_and_its_publication_does(committed: Any, reader: Client) -> None:
    with committed():
        page = factories.published(factories.release("Old words"))
    ask(reader)
    before = card_of(page.translation_key, "en")
    with committed():
        page.title = "New words"
        page.save_revision(user=factories.user("Writer"))
    assert card_of(page.translation_key, "en") == before
    with committed():
        factories.published(page)
    after = card_of(page.translation_key, "en")
    assert before and after and after.digest != before.digest and after.alt.startswith("New words")
    ask(reader)
    assert files() == shelf() == {f"{after.digest}.png"}


def test_nothing_is_drawn_where_nothing_shown_has_changed(
    committed: Any, reader: Client, monkeypatch: Any
) -> None:
    with committed():
        page = factories.published(factories.release())
    card = Card.objects.get()
    ask(reader)
    monkeypatch.setattr(pictures, "draw", None)
    with committed():
        page.summary = "A deck, which no card shows."
        page.save_revision(user=factories.user("Writer"))
        factories.published(page)
    assert Card.objects.get() == card
    ask(reader)


@pytest.mark.parametrize(
    "left", [None, b"", b"\x89PNG\r\n\x1a\nhalf of it"], ids=["nothing", "empty", "half"]
)
def test_a_picture_lost_or_cut_short_is_drawn_for_who_asks(
    left: bytes | None, committed: Any, reader: Client
) -> None:
    with committed():
        factories.published(factories.release())
    card = Card.objects.get()
    picture = reader.get(card.url).content
    default_storage.delete(card.file)
    if left is not None:
        default_storage.save(card.file, ContentFile(left))
    assert reader.get(card.url).content == picture
    assert files() == shelf() and default_storage.open(card.file).read() == picture


def test_on_a_full_disk_a_card_is_drawn_all_the_same(
    committed: Any, reader: Client, monkeypatch: Any
) -> None:
    def full(*args: Any) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with committed():
        factories.published(factories.release())
    monkeypatch.setattr(type(default_storage), "save", full, raising=False)
    ask(reader)
    assert files() == set()


def test_a_card_that_says_something_else_by_now_is_not_found_until_it_is_redrawn(
    committed: Any, reader: Client, worker: Any
) -> None:
    with committed():
        factories.published(factories.release())
        newsroom = NewsroomSettings.load()
        newsroom.colour = "#c8102e"
        newsroom.save()
    assert reader.get(Card.objects.get().url, follow=True).status_code == 404
    worker()
    ask(reader)


def test_a_new_name_of_the_speaker_reaches_the_cards_of_the_quotes(committed: Any) -> None:
    with committed():
        speaker = factories.person("Rosa Prueba")
        factories.published(factories.release(body=[("quote", factories.quote(speaker=speaker))]))
        speaker = factories.fresh(speaker)
        speaker.name = "Rosa Prueba Díaz"
        speaker.save_revision(user=factories.user("Writer"))
        factories.published(speaker)
    assert Card.objects.get(section="quotes").alt.endswith("Rosa Prueba Díaz")


@pytest.mark.parametrize("end", ["take back", "delete"])
def test_what_is_no_longer_public_has_neither_card_nor_file(end: str, committed: Any, reader: Client) -> None:
    with committed():
        page = factories.published(factories.release())
    address = Card.objects.get().url
    assert reader.get(address).status_code == 200
    with committed():
        if end == "delete":
            page.delete()
        else:
            unpublish(factories.fresh(page), factories.user("Press officer"))
    assert not Card.objects.exists() and files() == set()
    assert reader.get(address, follow=True).status_code == 404


def test_two_objects_that_say_the_same_share_a_file_that_the_last_takes_with_it(
    committed: Any, reader: Client
) -> None:
    now = timezone.now()
    with committed():
        one, two = (
            factories.published(factories.release("Same", slug=slug, published_on=now)) for slug in ("a", "b")
        )
    ask(reader)
    assert Card.objects.count() == 2 and len(files()) == 1
    with committed():
        one.delete()
    ask(reader)
    assert len(files()) == 1
    with committed():
        two.delete()
    assert files() == set()


def test_a_rolled_back_publication_leaves_nothing(committed: Any) -> None:
    from django.db import transaction

    with committed(), pytest.raises(RuntimeError), transaction.atomic():
        factories.published(factories.release())
        raise RuntimeError
    assert not Card.objects.exists()


def test_a_file_that_no_row_names_is_swept_away(committed: Any, reader: Client) -> None:
    with committed():
        factories.published(factories.release())
    ask(reader)
    default_storage.save("cards/0123.png", ContentFile(b"of what was prepared and never went public"))
    call_command("cards")
    assert files() == shelf()


def test_a_new_colour_redraws_in_the_background(committed: Any, worker: Any) -> None:
    with committed():
        factories.published(factories.release())
    before = Card.objects.get().digest
    with committed():
        newsroom = NewsroomSettings.load()
        newsroom.colour = "#c8102e"
        newsroom.save()
    assert Card.objects.get().digest == before
    worker()
    after = Card.objects.get()
    assert after.digest != before and files() == shelf()
    picture = Image.open(BytesIO(default_storage.open(after.file).read())).convert("RGB")
    assert picture.getpixel((0, 0)) == (0xC8, 0x10, 0x2E)


def test_a_redraw_is_asked_for_with_the_colour_and_by_no_later_step_that_a_kill_forgets() -> None:
    factories.published(factories.release())
    newsroom = NewsroomSettings.load()
    newsroom.colour = "#c8102e"
    newsroom.save()
    assert DBTaskResult.objects.filter(task_path=keeping.redraw.module_path).exists()


def test_an_unreadable_file_is_drawn_for_who_asks(reader: Client, monkeypatch: Any) -> None:
    def closed(*args: Any) -> None:
        raise PermissionError

    factories.published(factories.release())
    monkeypatch.setattr(type(default_storage), "open", closed, raising=False)
    ask(reader)


def test_the_command_draws_what_is_lacking_and_says_how_many(committed: Any, capsys: Any) -> None:
    with committed():
        factories.published(factories.release())
    call_command("cards")
    assert capsys.readouterr().out == "1 drawn.\n" and files() == shelf()
    call_command("cards")
    assert capsys.readouterr().out == "0 drawn.\n"


def test_a_machine_that_cannot_draw_publishes_all_the_same(committed: Any, monkeypatch: Any) -> None:
    from blog.cards.checks import check_shaper

    for module in ("keeping", "checks"):
        monkeypatch.setattr(f"blog.cards.{module}.can_draw", lambda: False)
    with committed():
        page = factories.published(factories.release())
    assert page.live and files() == set()
    [warning] = check_shaper(None)
    assert "libfribidi0" in warning.msg


class Meta(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "meta" and (name := named.get("property") or named.get("name")):
            self.found[name] = named.get("content") or ""


def test_a_card_drawn_in_the_middle_changes_no_page() -> None:
    """What it says is in its own language, and remembered while pages are rendered."""
    quote = factories.quote("We were in the room.", role="tenant", organisation="Union")
    factories.published(factories.release(body=[("quote", quote)]))
    arabic = factories.translated(factories.fresh(quote), "ar")
    card = card_of(quote.translation_key, "ar")
    assert card
    address = f"/ar/quotes/{arabic.slug}/"
    with renderer() as alone:
        right = alone.render(address).body
    default_storage.delete(card.file)
    with renderer() as together:
        assert together.render(card.url).body
        assert together.render(address).body == right


def test_the_page_names_its_card_with_its_words(committed: Any, reader: Client) -> None:
    with committed():
        factories.published(factories.release('Tenants "win"'))
    parser = Meta()
    parser.feed(reader.get("/en/news/tenants-win/").text)
    card = Card.objects.get()
    assert parser.found["og:image"] == f"{Site.objects.get().root_url}{card.url}"
    assert parser.found["og:image:alt"] == card.alt == 'Tenants "win" Press release'
    assert (parser.found["og:image:width"], parser.found["og:image:height"]) == ("1200", "630")
    answer = reader.get(card.url)
    assert answer["Content-Type"] == "image/png" and "immutable" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize(
    "address", ["/cards/0.png", "/cards/..%2Fx.png", f"/cards/{'a' * 500}.png", "/cards/.png"]
)
def test_a_card_that_nobody_drew_is_not_found(address: str, reader: Client) -> None:
    assert reader.get(address, follow=True).status_code == 404


def test_reading_what_cards_say_costs_the_same_for_many(django_assert_max_num_queries: Any) -> None:
    from blog.cards.sources import subjects

    for number in range(6):
        factories.published(
            factories.release(f"Number {number}", body=[("quote", factories.quote(f"Words {number}."))])
        )
    keys = Entry.objects.values_list("translation_key", flat=True)
    with django_assert_max_num_queries(12):
        assert len(subjects(set(keys))) == 12
