"""What a class says of its fields, and what an approval can be bound to."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st
from wagtail.fields import StreamField

from blog.models import PressReleasePage
from home.canonical import canonical
from home.models import InformationPage, Translatable

pytestmark = pytest.mark.django_db

CLASSES = [model for model in apps.get_models() if issubclass(model, Translatable)]
FIELDS = [(model, name) for model in CLASSES for name in (*model.translatable, *model.shared)]


def label(value: Any) -> str:
    return value.__name__ if isinstance(value, type) else str(value)


def test_every_class_of_the_newsroom_passes_the_check() -> None:
    assert CLASSES
    assert [error for model in CLASSES for error in model.check()] == []


@isolate_apps("home")
def test_a_field_in_neither_list_is_an_error() -> None:
    class Forgetful(Translatable):
        words = models.TextField()
        forgotten = models.TextField()
        translatable: ClassVar[list[str]] = ["words"]

        class Meta:
            app_label = "home"

    assert [(error.id, "forgotten" in error.msg) for error in Forgetful._check_lists()] == [
        ("home.E001", True)
    ]


@isolate_apps("home")
def test_a_field_in_both_lists_or_in_no_class_is_an_error() -> None:
    class Confused(Translatable):
        words = models.TextField()
        translatable: ClassVar[list[str]] = ["words", "absent"]
        shared: ClassVar[list[str]] = ["words"]

        class Meta:
            app_label = "home"

    errors = list(Confused._check_lists())
    assert {error.id for error in errors} == {"home.E002"}
    assert len(errors) == 2


def changed(instance: Translatable, name: str) -> None:
    """Give a field another value, whatever its kind."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        getattr(instance, name).set([field.related_model(pk=7, name="A topic")])
    elif isinstance(field, models.ForeignKey):
        setattr(instance, field.attname, 7)
    elif isinstance(field, StreamField):
        block_type, block = next(iter(field.stream_block.child_blocks.items()))
        value: Any = block.get_default()
        if hasattr(block, "model_class"):
            value = block.model_class(pk=7)
        elif block_type == "paragraph":
            value = block.normalize("<p>Added.</p>")
        setattr(instance, name, [(block_type, value)])
    elif isinstance(field, models.BooleanField):
        setattr(instance, name, not getattr(instance, name))
    elif isinstance(field, models.DateTimeField):
        setattr(instance, name, datetime(2031, 5, 6, 7, 8, tzinfo=ZoneInfo("UTC")))
    elif isinstance(field, models.DateField):
        setattr(instance, name, datetime(2031, 5, 6).date())
    else:
        setattr(instance, name, "advisory" if field.choices else "other words")


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=label)
def test_every_listed_field_counts_for_an_approval_or_is_said_not_to(model: type[Any], name: str) -> None:
    instance = model()
    before = instance.words_hash()
    changed(instance, name)
    assert (instance.words_hash() == before) == (name in model.unreviewed)


def page(body: list[dict[str, Any]]) -> InformationPage:
    return InformationPage(title="Rights", slug="rights", body=body)


def paragraph(html: str, key: str | None = None) -> dict[str, Any]:
    return {"type": "paragraph", "value": html, "id": key or str(uuid4())}


def test_ids_of_blocks_and_items_are_no_words() -> None:
    def facts() -> dict[str, Any]:
        fact = {"figure": "7", "text": "families"}
        items = [{"type": "item", "value": fact, "id": str(uuid4())}]
        return {
            "type": "facts",
            "value": {"title": "Facts", "facts": items, "source": ""},
            "id": str(uuid4()),
        }

    assert (
        page([facts(), paragraph("<p>a</p>")]).words_hash()
        == page([facts(), paragraph("<p>a</p>")]).words_hash()
    )


def test_order_of_blocks_counts() -> None:
    one, other = paragraph("<p>one</p>"), paragraph("<p>other</p>")
    assert page([one, other]).words_hash() != page([other, one]).words_hash()


def test_one_moment_in_two_zones_is_one_value() -> None:
    moment = datetime(2030, 1, 15, 18, tzinfo=ZoneInfo("America/New_York"))
    here, there = (
        PressReleasePage(embargo=moment.astimezone(ZoneInfo(zone))) for zone in ("UTC", "America/New_York")
    )
    assert here.words_hash() == there.words_hash()


SPELLINGS = [
    ("<p>It&#x27;s &quot;ours&quot;</p>", '<p data-block-key="k1">It\'s "ours"</p>'),
    ("<p> two  spaces </p>", '<p data-block-key="k2">two spaces</p>'),
    ("<p>a<br/> b</p>", '<p data-block-key="k4">a<br>b</p>'),
    ("<ul>\n<li>a</li>\n</ul>", '<ul><li data-block-key="k3">a</li></ul>'),
]


@pytest.mark.parametrize(("typed", "stored"), SPELLINGS)
def test_spelling_of_rich_text_is_no_words(typed: str, stored: str) -> None:
    assert canonical(typed) == canonical(stored)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
        ("<p>a</p><p>b</p>", "<p>ab</p>"),
        ("<p>&lt;b&gt;a&lt;/b&gt;</p>", "<p><b>a</b></p>"),
        ('<p><a href="https://a.example/">a</a></p>', '<p><a href="https://b.example/">a</a></p>'),
        ("<p>AT&amp;T</p>", "<p>AT&amp;amp;T</p>"),
    ],
)
def test_what_reads_otherwise_is_told_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.text(st.sampled_from("a b<>&;\"'p/é\n"), max_size=40))
def test_one_form_is_stable(html: str) -> None:
    assert canonical(canonical(html)) == canonical(html)


@pytest.mark.parametrize("html", [typed for typed, _stored in SPELLINGS])
def test_saving_in_the_editor_changes_no_words(html: str) -> None:
    widget = InformationPage.body.field.stream_block.child_blocks["paragraph"].field.widget
    saved = widget.value_from_datadict({"text": widget.format_value(html)}, {}, "text")
    assert saved != html
    assert page([paragraph(saved)]).words_hash() == page([paragraph(html)]).words_hash()


def test_a_deadline_saved_from_another_zone_is_the_same_deadline() -> None:
    moment = datetime(2030, 1, 15, 18, tzinfo=ZoneInfo("America/New_York"))
    act = {"title": "Write", "text": "Please.", "button": "Write", "address": "https://example.org"}
    here, there = (
        PressReleasePage(body=[("act", {**act, "deadline": moment.astimezone(ZoneInfo(zone))})])
        for zone in ("UTC", "America/New_York")
    )
    assert here.words_hash() == there.words_hash()
