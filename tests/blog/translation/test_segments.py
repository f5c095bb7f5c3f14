"""Every text that a translator translates is found once, under a path that stays."""

from typing import Any

import pytest
from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from wagtail import blocks
from wagtail.fields import StreamField

from blog.models import PressReleasePage, Quote
from blog.translation.segments import segments
from home.models import InformationPage

pytestmark = pytest.mark.django_db

EVERY_BLOCK: list[dict[str, Any]] = [
    {"type": "paragraph", "id": "p", "value": "<p>text-paragraph</p>"},
    {"type": "heading", "id": "h", "value": "text-heading"},
    {
        "type": "picture",
        "id": "i",
        "value": {"picture": None, "alt": "text-alt", "decorative": False, "caption": "text-caption"},
    },
    {"type": "document", "id": "d", "value": {"document": None, "title": "text-document"}},
    {
        "type": "facts",
        "id": "f",
        "value": {
            "title": "text-facts",
            "facts": [{"type": "item", "id": "f1", "value": {"figure": "text-figure", "text": "text-fact"}}],
            "source": "text-source",
        },
    },
    {
        "type": "timeline",
        "id": "t",
        "value": {
            "title": "text-timeline",
            "events": [{"type": "item", "id": "t1", "value": {"date": "2030-01-02", "text": "text-event"}}],
        },
    },
    {"type": "note", "id": "n", "value": {"title": "text-note", "text": "<p>text-rights</p>"}},
    {
        "type": "embed",
        "id": "e",
        "value": {"title": "text-embed", "text": "text-shown", "address": "https://text.example/"},
    },
    {
        "type": "table",
        "id": "x",
        "value": {
            "caption": "text-table",
            "rows": [
                {"type": "item", "id": "r1", "value": [{"type": "item", "id": "c1", "value": "text-cell"}]},
                {"type": "item", "id": "r2", "value": [{"type": "item", "id": "c2", "value": ""}]},
            ],
        },
    },
]


def page(body: list[dict[str, Any]]) -> InformationPage:
    return InformationPage(title="text-title", slug="slug", summary="text-summary", body=body)


def test_every_text_is_found_in_reading_order() -> None:
    found = [segment.text.removeprefix("<p>").removesuffix("</p>") for segment in segments(page(EVERY_BLOCK))]
    assert found == [
        *("text-title", "text-summary", "text-paragraph", "text-heading", "text-alt", "text-caption"),
        *("text-document", "text-facts", "text-figure", "text-fact", "text-source", "text-timeline"),
        *(
            "text-event",
            "text-note",
            "text-rights",
            "text-embed",
            "text-shown",
            "https://text.example/",
            "text-table",
            "text-cell",
        ),
    ]


def test_paths_name_field_block_and_place_inside() -> None:
    paths = {segment.path for segment in segments(page(EVERY_BLOCK))}
    assert {"title", "body.p.0", "body.f.facts.f1.text", "body.x.rows.r1.c1"} <= paths
    assert len(paths) == len(segments(page(EVERY_BLOCK)))


def test_rich_text_is_said_to_be_rich() -> None:
    rich = {segment.path for segment in segments(page(EVERY_BLOCK)) if segment.kind == "rich"}
    assert rich == {"body.p.0", "body.n.text.0"}


def test_a_slug_a_reference_and_an_empty_field_are_no_texts() -> None:
    quote = Quote(words="Words.", slug="words", role="  ", original_words="Palabras.")
    assert [segment.path for segment in segments(quote)] == ["words"]


class PathsTests(HypothesisTestCase):
    @settings(max_examples=30)
    @given(st.permutations(EVERY_BLOCK))
    def test_moving_blocks_moves_no_text_to_another_path(self, body: list[dict[str, Any]]) -> None:
        moved = {segment.path: segment.text for segment in segments(page(body))}
        assert moved == {segment.path: segment.text for segment in segments(page(EVERY_BLOCK))}

    @settings(max_examples=30)
    @given(st.lists(st.sampled_from(EVERY_BLOCK), unique_by=lambda block: block["id"]))
    def test_taking_blocks_out_leaves_the_other_paths(self, body: list[dict[str, Any]]) -> None:
        kept = {segment.path: segment.text for segment in segments(page(body))}
        assert kept.items() <= {segment.path: segment.text for segment in segments(page(EVERY_BLOCK))}.items()


def leaves(block: blocks.Block) -> list[blocks.Block]:
    if isinstance(block, blocks.ListBlock):
        return leaves(block.child_block)
    if isinstance(block, blocks.StructBlock | blocks.StreamBlock):
        return [leaf for child in block.child_blocks.values() for leaf in leaves(child)]
    return [block]


def test_every_kind_of_block_is_known_to_be_text_or_not() -> None:
    """A block of a new kind makes this fail, so that nobody forgets to say whether it holds words."""
    text = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
    no_text = (blocks.ChooserBlock, blocks.BooleanBlock, blocks.DateBlock, blocks.DateTimeBlock)
    for field in PressReleasePage._meta.get_fields():
        if isinstance(field, StreamField):
            assert all(isinstance(leaf, text + no_text) for leaf in leaves(field.stream_block))


def test_every_translatable_field_is_of_a_kind_whose_texts_are_found() -> None:
    for name in PressReleasePage.translatable:
        field = PressReleasePage._meta.get_field(name)
        assert isinstance(field, models.CharField | models.TextField | StreamField)
