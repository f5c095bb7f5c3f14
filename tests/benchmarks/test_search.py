"""What a search costs, whatever is asked, and how that grows with what has been published."""

import random
import statistics
import time
import uuid
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from django.db import connection
from django.test import Client

from blog.models import Entry, SearchDocument
from blog.models.entry import Section
from blog.search import documents, keeping

ROUNDS = 5
WORDS = 120

# Twenty kinds of queries. Every text has “tenants” and “court”, the old half “boiler”, one in a thousand “library”.
QUERIES = {
    "in every text": "q=tenants",
    "two in every text": "q=tenants+court",
    "in every title": "q=statement",
    "in every text and title": "q=statement+tenants",
    "inflected": "q=tenant",
    "in half of them": "q=boiler",
    "in one of a thousand": "q=library",
    "common and rare": "q=tenants+library",
    "in one": "q=number77",
    "three words": "q=tenants+court+boiler",
    "a phrase of common words": "q=%22tenants+court%22",
    "a phrase that none has": "q=%22court+tenants+boiler%22",
    "a rare phrase": "q=%22library+tenants%22",
    "of one type": "q=tenants&type=news",
    "of a type that none has": "q=tenants&type=people",
    "the last page": "q=tenants&page=100",
    "in none": "q=xylophonist",
    "a typing error": "q=libary",
    "a typing error and a common word": "q=tennants+court",
    "much too long": "q=" + "tenants+court+boiler+" * 200,
}


def fill(first: int, last: int) -> None:
    """Publish that many texts, as rows: making pages of them would take an hour."""
    chance = random.Random(first)
    vocabulary = [
        "".join(chance.choices("abdegilmnoprstu", k=chance.randint(3, 10))) for _word in range(30_000)
    ]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    for start in range(first, last, 1000):
        numbers = range(start, min(last, start + 1000))
        entries, texts = [], []
        for number in numbers:
            words = [
                *chance.choices(vocabulary, cum_weights=weights, k=WORDS),
                f"number{number}",
                "tenants",
                "court",
            ]
            words += ["boiler"] * (number < 25_000) + ["library", "tenants"] * (number % 1000 == 7)
            published_on = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(hours=number)
            entry = Entry(
                section=Section.NEWS,
                kind="release",
                object_id=number,
                language="en",
                own_language="en",
                translation_key=uuid.uuid4(),
                published_on=published_on,
                updated_on=published_on,
                path=f"/en/news/{number}/",
                title=f"Statement {number} {' '.join(chance.choices(vocabulary, k=6))}",
            )
            entries.append(entry)
            texts.append(
                SearchDocument(
                    id=documents.place(entry),
                    language="en",
                    translation_key=entry.translation_key,
                    title=entry.title,
                    text=" ".join(words),
                    filters=["news", "release"],
                )
            )
        Entry.objects.bulk_create(entries)
        keeping.write(texts)


def measure(reader: Client) -> dict[str, list[float]]:
    """Return the milliseconds of each kind of query, page and all."""
    times: dict[str, list[float]] = {kind: [] for kind in QUERIES}
    for _round in range(ROUNDS):
        for kind, query in QUERIES.items():
            began = time.perf_counter()
            response = reader.get(f"/en/search/?{query}")
            times[kind].append((time.perf_counter() - began) * 1000)
            assert response.status_code == 200
    return times


def percentile(times: dict[str, list[float]], share: float) -> float:
    every = sorted(value for values in times.values() for value in values)
    return every[int(len(every) * share)]


def test_what_a_search_costs_at_a_thousand_and_at_fifty_thousand_texts(newsroom) -> None:  # type: ignore[no-untyped-def]
    reader = Client()
    fill(0, 1000)
    few = measure(reader)
    began = time.perf_counter()
    fill(1000, 50_000)
    filled = time.perf_counter() - began
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    many = measure(reader)
    print(f"\nSearch on {connection.vendor}; median ms at 1,000 and 50,000 texts")
    for kind in QUERIES:
        before, after = statistics.median(few[kind]), statistics.median(many[kind])
        print(f"{kind:34} {before:6.1f} {after:6.1f}  {after / before:5.2f} x")
    for share in (0.5, 0.95):
        before, after = percentile(few, share), percentile(many, share)
        print(f"p{share * 100:.0f} {before:6.1f} {after:6.1f}  {after / before:5.2f} x")
    print(f"49,000 texts written in {filled:.0f} s")
    assert percentile(many, 0.5) < percentile(few, 0.5) * 3
