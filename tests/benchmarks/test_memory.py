"""What a suggestion costs beside a hundred thousand pairs, and whether what is close is found among them."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import accumulate, count
from random import Random

from django.db import connection
from rapidfuzz import fuzz, process

from blog.keys import key_of
from blog.translation import likeness
from blog.translation.memory import suggestions
from blog.translation.models import Pair, PairKey
from tests import factories

ROUNDS = 40
BATCH = 2000
# How many words a text has, and how many texts in ten are so long: labels, sentences, paragraphs.
LENGTHS = {"label": (1, 6, 3), "sentence": (8, 25, 4), "paragraph": (30, 120, 3)}


class Writer:
    """Writes texts as a newsroom does: few words often, those short, and the newsroom's name in every other text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words = [
            "".join(random.choices("aaeeiioubcdfglmnprst", k=random.randint(2, 4 + min(8, rank // 40))))
            for rank in range(25_000)
        ]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def some(self, number: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=number)

    def text(self, kind: str) -> str:
        shortest, longest, _share = LENGTHS[kind]
        words = self.some(self.random.randint(shortest, longest))
        if len(words) > 5 and self.random.random() < 0.5:
            place = self.random.randrange(len(words))
            words[place:place] = ["housing", "justice", "alliance"]
        return " ".join(words)

    def any(self) -> str:
        return self.text(self.random.choices(list(LENGTHS), [share for *_, share in LENGTHS.values()])[0])

    def changed(self, text: str, share: float) -> str:
        """Return a text with some of its words replaced, at least one."""
        words = text.split()
        for place in self.random.sample(range(len(words)), max(1, round(len(words) * share))):
            words[place] = self.some(1)[0]
        return " ".join(words)


def fill(translation, texts) -> None:  # type: ignore[no-untyped-def]
    """Have texts remembered, as rows: publishing them would take an hour."""
    began, numbers = datetime(2020, 1, 1, tzinfo=UTC), count()
    for start in range(0, len(texts), BATCH):
        made = Pair.objects.bulk_create(
            Pair(
                **key_of(translation),
                source_locale_id=translation.translated_from_id,
                target_locale_id=translation.locale_id,
                kind="rich",
                source=text,
                target=f"[{text}]",
                title="Tenants win",
                words=text,
                at=began + timedelta(minutes=next(numbers)),
            )
            for text in texts[start : start + BATCH]
        )
        PairKey.objects.bulk_create(likeness.rows_of(made))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def measured(translation, name: str, texts: list[str]) -> tuple[float, list[int]]:  # type: ignore[no-untyped-def]
    """Return the median time in milliseconds of asking for each of these texts, and how close the best of each was."""
    times, found = [], []
    for text in texts:
        began = time.perf_counter()
        best = suggestions(text, "rich", translation.translated_from_id, translation.locale_id)
        times.append((time.perf_counter() - began) * 1000)
        found.append(best[0].percent if best else 0)
    middle, slow = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"{name:30} {middle:6.1f} {slow:6.1f}   {sum(map(bool, found)):3} of {len(texts)} found")
    return middle, found


def queries(writer: Writer, texts: list[str]) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = {}
    for kind, (shortest, longest, _share) in LENGTHS.items():
        of_kind = [text for text in texts if shortest <= len(text.split()) <= longest]
        some = writer.random.sample(of_kind, ROUNDS)
        asked[f"{kind}, the same"] = some
        asked[f"{kind}, one word in ten other"] = [writer.changed(text, 0.1) for text in some]
        asked[f"{kind}, one in four other"] = [writer.changed(text, 0.25) for text in some]
        asked[f"{kind}, nothing like it"] = ["".join(reversed(writer.text(kind))) for _text in some]
    return asked


def test_what_a_suggestion_costs_among_a_hundred_thousand_pairs(newsroom) -> None:  # type: ignore[no-untyped-def]
    translation = factories.translated(factories.published(factories.release()), "es")
    writer = Writer(Random(1))
    texts = [writer.any() for _number in range(99_000)]
    # What is published again and again, and what differs in a number alone.
    texts += ["housing justice alliance"] * 500 + [
        f"the hearing number {n} of the court is on monday" for n in range(500)
    ]
    began = time.perf_counter()
    fill(translation, texts[:1000])
    few = {name: measured(translation, name, some)[0] for name, some in queries(writer, texts[:1000]).items()}
    fill(translation, texts[1000:])
    print(
        f"\n{len(texts)} pairs on {connection.vendor}, written in {time.perf_counter() - began:.0f} s; ms (median, p95)"
    )
    asked = queries(writer, texts)
    asked["in every other text"] = ["housing justice alliance"] * ROUNDS
    asked["other in a number alone"] = [
        f"the hearing number {n} of the court is on monday" for n in range(600, 600 + ROUNDS)
    ]
    for name, some in asked.items():
        middle, found = measured(translation, name, some)
        if "the same" in name or "other in" in name:
            assert min(found) >= (100 if "the same" in name else 90)
        if name in few:
            print(f"{'':30} {middle / few[name]:6.1f} x what it costs among 1,000")
            assert middle < few[name] * 10
    missed(texts, asked, translation)


def missed(texts: list[str], asked: dict[str, list[str]], translation) -> None:  # type: ignore[no-untyped-def]
    """Print how often the closest of all texts is found, beside comparing with every one."""
    for name, some in asked.items():
        right, there = 0, 0
        for text in some[:20]:
            best = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=70)
            if best is None:
                continue
            there += 1
            found = likeness.alike(text, (translation.translated_from_id, translation.locale_id))
            right += max(found.values(), default=0) >= int(best[1])
        print(f"{name:30} the closest of all found {right:3} of {there}")
