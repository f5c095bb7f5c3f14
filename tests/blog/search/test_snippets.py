"""What is marked in a hit is what was looked for, and the passage shows it."""

from hypothesis import given
from hypothesis import strategies as st

from blog.search.query import MOST_CHARACTERS, MOST_TERMS, parse
from blog.search.snippets import Run, marked, snippet

LONG = "One thing after another happened in the city. " * 30


def shown(runs: list[Run]) -> str:
    return "".join(f"[{run.text}]" if run.marked else run.text for run in runs)


def passage(text: str, typed: str, language: str = "en") -> str:
    return shown(snippet(text, language, parse(typed, language).groups))


def test_words_are_marked_as_they_stand_in_the_text() -> None:
    assert passage("The Evicted won.", "eviction winning won") == "The [Evicted] [won]."


def test_of_a_phrase_only_the_phrase_is_marked() -> None:
    assert passage("At the school, at the door.", '"the door"') == "At the school, at [the door]."


def test_characters_without_spaces_are_marked_together() -> None:
    assert passage("房东修好了锅炉。", "修好了", "zh-hans") == "房东[修好了]锅炉。"
    assert passage("老师和家长。", "家", "zh-hans") == "老师和[家]长。"


def test_the_passage_is_where_most_of_it_stands() -> None:
    text = f"The boiler broke. {LONG}The landlord repaired the boiler at last. {LONG}"
    found = passage(text, "landlord boiler")
    assert "[landlord] repaired the [boiler]" in found
    assert found.startswith("… ") and found.endswith(" …")
    assert len(found) < 250


def test_without_a_word_in_the_text_its_beginning_is_shown() -> None:
    assert passage("It begins here.", "nothing") == "It begins here."


@given(st.text(), st.text())
def test_marks_change_no_character(text: str, typed: str) -> None:
    assert "".join(run.text for run in marked(text, "en", parse(typed, "en").groups)) == text


@given(
    st.text(st.sampled_from("ab 家庭.\n"), max_size=400), st.text(st.sampled_from('ab 家庭"'), max_size=10)
)
def test_a_passage_is_a_part_of_the_text(text: str, typed: str) -> None:
    runs = snippet(text, "zh-hans", parse(typed, "zh-hans").groups)
    assert "".join(run.text for run in runs).strip("… ") in " ".join(text.split())


@given(st.text(max_size=10_000))
def test_whatever_is_typed_is_read_and_bounded(typed: str) -> None:
    query = parse(typed, "en")
    assert len(query.text) <= MOST_CHARACTERS
    assert sum(len(part) for part in query.parts) <= MOST_TERMS
    assert "\0" not in query.text


def test_quotation_marks_of_any_script_make_phrases() -> None:
    for typed in ('"the door" open', "“the door” open", "«the door» open", "„the door“ open"):
        assert parse(typed, "en").groups == (("the", "door"), ("open",))
    assert parse('the "door open', "en").groups == (("the",), ("door",), ("open",))
