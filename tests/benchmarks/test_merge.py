"""What bringing a source's new version to its translation costs, beside reading the same page's blocks once as JSON."""

import json
from random import Random

import pytest

from blog.translation.merge import merge
from blog.translation.rich import compared
from blog.translation.segments import segments, texts
from blog.translation.state import states
from home.models import InformationPage
from tests.benchmarks.test_pages import milliseconds
from tests.blog.translation.edits import Hand, Words, body_of, page, translation_of, with_body
from tests.blog.translation.test_merge import result

pytestmark = pytest.mark.django_db

BLOCKS = 200


def test_what_a_merge_costs() -> None:
    random, words = Random(1), Words()
    writer, translator = Hand(random, words, True), Hand(random, words, False)
    base = page([writer.block() for _block in range(BLOCKS)])
    begun = translation_of(base)
    ours = with_body(begun, translator.edited(body_of(begun), BLOCKS * 2))
    few = with_body(base, writer.edited(body_of(base), 4))
    many = with_body(base, writer.edited(body_of(base), BLOCKS * 2))
    stored = json.dumps(body_of(base))
    read = milliseconds(lambda: json.loads(stored))
    for name, theirs in (("a few changes", few), ("everything changed", many)):

        def cold(theirs: InformationPage = theirs) -> None:
            compared.cache_clear()
            merge(base, theirs, ours)

        spent = milliseconds(cold)
        print(f"\nmerge of {BLOCKS} blocks, {name:18} {spent:6.1f} ms, {spent / read:5.0f} x reading them")
        assert spent < read * 400
    new = result(merge(base, many, ours), ours)
    spent = milliseconds(lambda: states(segments(many), new.translation_record, texts(new)))
    print(f"\nstates of {BLOCKS} blocks {spent:6.1f} ms, {spent / read:5.0f} x reading them")
