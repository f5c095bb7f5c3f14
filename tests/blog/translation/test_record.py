"""A text is missing as long as it still is what was copied: no flag says so, the words do."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from blog.models import PressReleasePage
from blog.translation.record import accept, all_missing, missing_texts
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import InformationPage
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&"), min_size=1, max_size=30
)
SOME_WORDS = WORDS.filter(str.strip)


def page(title: str, paragraphs: list[str], **fields: Any) -> InformationPage:
    body = [
        {"type": "paragraph", "id": str(n), "value": f"<p>{text}</p>"} for n, text in enumerate(paragraphs)
    ]
    return InformationPage(title=title, slug="page", body=body, **fields)


def translation(title: str, paragraphs: list[str], source: InformationPage) -> InformationPage:
    return page(title, paragraphs, translated_from_id=1, translation_record=all_missing(source))


def paths(instance: Any) -> set[str]:
    return {segment.path for segment in missing_texts(instance)}


class MissingTests(HypothesisTestCase):
    @settings(max_examples=60)
    @given(
        st.tuples(SOME_WORDS, st.lists(SOME_WORDS, max_size=5)),
        st.data(),
    )
    def test_a_text_is_missing_if_and_only_if_it_reads_as_it_was_copied(
        self, source_words: tuple[str, list[str]], data: st.DataObject
    ) -> None:
        title, paragraphs = source_words
        source = page(title, paragraphs)
        touched = [data.draw(st.booleans()) for _text in paragraphs]
        words = [f"{text}, otherwise" if new else text for text, new in zip(paragraphs, touched, strict=True)]
        draft = translation(title, words, source)
        assert paths(draft) == {"title"} | {f"body.{n}.0" for n, new in enumerate(touched) if not new}


def test_nothing_is_missing_in_a_source() -> None:
    source = page("Rights", ["One."], translation_record=all_missing(page("Rights", ["One."])))
    assert missing_texts(source) == []


def test_putting_the_copied_words_back_brings_the_mark_back() -> None:
    source = page("Rights", ["One."])
    assert paths(translation("Derechos", ["Uno."], source)) == set()
    assert paths(translation("Derechos", ["One."], source)) == {"body.0.0"}


def test_what_the_translator_added_is_not_missing() -> None:
    source = page("Rights", ["One."])
    assert paths(translation("Derechos", ["Uno.", "Two."], source)) == set()


def test_moving_blocks_translates_nothing() -> None:
    source = page("Rights", ["One.", "Two."])
    draft = translation("Derechos", ["One.", "Two."], source)
    draft.body = list(reversed(list(draft.body.raw_data)))
    assert paths(draft) == {"body.0.0", "body.1.0"}


def test_opening_and_saving_in_the_editor_translates_nothing() -> None:
    """The editor writes keys and other character references into paragraphs that nobody touched."""
    html = "It&#x27;s &quot;ours&quot;,  all of it."
    source = page("Rights", [html])
    draft = translation("Rights", [html], source)
    widget = draft.body.stream_block.child_blocks["paragraph"].field.widget
    for block in draft.body:
        saved = widget.value_from_datadict({"text": widget.format_value(block.value.source)}, {}, "text")
        assert saved != block.value.source
        block.value = block.block.normalize(saved)
    assert paths(draft) == {"title", "body.0.0"}


def test_a_text_that_reads_the_same_in_both_languages_can_be_accepted() -> None:
    source = page("Casa Abierta", ["One."])
    draft = translation("Casa Abierta", ["One."], source)
    accept(draft, {"title"})
    assert paths(draft) == {"body.0.0"}


def test_the_record_lies_in_the_revision_and_goes_back_with_it(newsroom: Any) -> None:
    [draft] = start(factories.release("Tenants win"), [factories.locale("es")])
    first = draft.latest_revision
    newest = draft.get_latest_revision_as_object()
    accept(newest, {"title"})
    newest.save_revision()
    assert "title" not in paths(factories.fresh(draft).get_latest_revision_as_object())
    assert "title" in paths(first.as_object())


def test_publishing_carries_the_record_to_the_live_row(newsroom: Any) -> None:
    source = factories.published(factories.release("Casa Abierta"))
    [draft] = start(source, [factories.locale("es")])
    newest: PressReleasePage = draft.get_latest_revision_as_object()
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=factories.user("Writer"))
    live = factories.published(factories.fresh(draft))
    assert live.live
    assert missing_texts(live) == []
