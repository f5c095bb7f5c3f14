"""What the matrix costs with a hundred sources and with five thousand, in six languages."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.editorial.languages import State, change
from blog.models import PressReleasePage
from blog.translation.models import Source, Translation
from blog.translation.start import start
from blog.translation.tally import row_of
from home.models import NewsroomLanguage
from tests import factories
from tests.benchmarks.test_pages import milliseconds

FEW, MANY = 100, 5_000
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
OTHERS = ("es", "ar", "zh-hans", "ht", "quc")
LIMIT = 1_000
ALL = "all rows, as CSV"


def fill(begin: int, end: int, base: Any, locales: list[Any]) -> None:
    """Put rows for so many press releases, each asked for in all languages but every ninth."""
    english, *others = locales
    kind = ContentType.objects.get_for_model(PressReleasePage)
    sources = Source.objects.bulk_create(
        [
            Source(
                content_type=kind,
                object_id=str(1_000_000 + number),
                locale=english,
                translation_key=uuid4(),
                title=f"Statement number {number}",
                kind="release",
                words=400,
                dated=BEGAN + timedelta(hours=number),
                live=number % 20 > 0,
            )
            for number in range(begin, end)
        ],
        batch_size=500,
    )
    Translation.objects.bulk_create(
        [
            Translation(
                content_type=kind,
                object_id=str(2_000_000 + 10 * source.pk + place),
                locale=locale,
                source=source,
                base=base,
                base_content={"body": "words " * 400},
                texts_fresh=10,
                texts_missing=(source.pk + place) % 3,
                words_missing=(source.pk + place) % 3 * 20,
                words_left=(source.pk + place) % 3 * 20,
                live=place % 2 == 0,
            )
            for source in sources
            for place, locale in enumerate(others)
            if (source.pk + place) % 9
        ],
        batch_size=500,
    )


def languages() -> list[Any]:
    """Return six languages that the newsroom works in, English first."""
    change("zh-hans", State.OPEN)
    for code in OTHERS:
        NewsroomLanguage.objects.get_or_create(locale=factories.locale(code), defaults={"state": "hidden"})
    return [factories.locale(code) for code in ("en", *OTHERS)]


def test_the_matrix_of_five_thousand_in_six_languages_comes_within_a_second(newsroom: object) -> None:
    [draft] = start(factories.release(), [factories.locale("es")])
    row: Any = row_of(draft)
    locales = languages()
    client, address = Client(), reverse("newsroom_matrix")
    client.force_login(factories.user("Editor"))
    ways = {"a page": {}, "what waits": {"show": "waits"}, ALL: {"export": "csv"}}
    costs: list[dict[str, tuple[float, int]]] = []
    for begin, end in ((0, FEW), (FEW, MANY)):
        fill(begin, end, row.base, locales)
        costs.append({})
        for name, sent in ways.items():
            b"".join(client.get(address, sent))
            with CaptureQueriesContext(connection) as queries:
                b"".join(client.get(address, sent))
                asked = len(queries)
            took = milliseconds(lambda sent=sent: b"".join(client.get(address, sent)))
            costs[-1][name] = (took, asked)
    for name, (few, queries_few) in costs[0].items():
        many, queries_many = costs[1][name]
        print(
            f"\n{name:18} {few:6.1f} ms, {queries_few} queries at {FEW}; "
            f"{many:6.1f} ms, {queries_many} queries at {MANY}: {many / few:4.2f} x"
        )
        assert queries_many == queries_few, name
        # On the screen; all rows as a spreadsheet are a download.
        assert many < LIMIT or name == ALL, name
