"""A rich text's new version comes to its translation paragraph by paragraph; which is which is told by the words."""

import re
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.translation.merge import merge
from blog.translation.record import accept, missing_texts
from blog.translation.rich import join, split
from blog.translation.segments import segments, texts
from blog.translation.state import states
from home.canonical import canonical
from home.models import InformationPage
from tests.blog.translation.edits import body_of, item, page, paragraphs, translation_of, with_body
from tests.blog.translation.test_merge import result

# Only for the content types of pages.
pytestmark = pytest.mark.django_db

EN = ["The heating is back in all houses.", "Rosa signed the order.", "The owner pays the lawyers."]
ES = ["La calefacción volvió.", "Rosa firmó la orden.", "El dueño paga."]


def text(html: str) -> InformationPage:
    return page([item("paragraph", html, "p")])


def draft(source: InformationPage, html: str) -> InformationPage:
    return with_body(translation_of(source), [item("paragraph", html, "p")], title="Derechos")


def words(instance: InformationPage) -> str:
    return body_of(instance)[0]["value"]


def after(base: InformationPage, theirs: InformationPage, ours: InformationPage) -> InformationPage:
    return result(merge(base, theirs, ours), ours)


def waiting(instance: InformationPage, source: InformationPage) -> list[tuple[str, str]]:
    told = states(segments(source), instance.translation_record, texts(instance))
    return [(found.source, found.state.name) for found in told if found.state and found.path != "title"]


def test_one_comma_is_one_change() -> None:
    base, theirs = text(paragraphs(*EN)), text(paragraphs(EN[0], EN[1], "The owner, pays the lawyers."))
    ours = draft(base, paragraphs(*ES))
    assert waiting(ours, theirs) == [("The owner, pays the lawyers.", "CHANGED")]
    new = after(base, theirs, ours)
    assert words(new) == paragraphs(*ES)
    assert waiting(new, theirs) == [("The owner, pays the lawyers.", "CHANGED")]


def test_a_paragraph_between_is_missing_and_the_others_are_what_they_were() -> None:
    base, theirs = text(paragraphs(*EN)), text(paragraphs(EN[0], "We thank everybody.", EN[1], EN[2]))
    ours = draft(base, paragraphs(*ES))
    assert waiting(ours, theirs) == [("We thank everybody.", "MISSING")]
    new = after(base, theirs, ours)
    assert words(new) == paragraphs(ES[0], "We thank everybody.", ES[1], ES[2])
    assert waiting(new, theirs) == [("We thank everybody.", "MISSING")]
    assert [found.path for found in missing_texts(new)] == ["body.p.1"]


def test_a_paragraph_that_moved_takes_its_translation_with_it() -> None:
    base, theirs = text(paragraphs(*EN)), text(paragraphs(EN[2], EN[0], EN[1]))
    new = after(base, theirs, draft(base, paragraphs(*ES)))
    assert words(new) == paragraphs(ES[2], ES[0], ES[1])
    assert waiting(new, theirs) == []


def test_a_paragraph_that_was_cut_leaves_its_translation_in_the_record() -> None:
    base, theirs = text(paragraphs(*EN)), text(paragraphs(EN[0], EN[2]))
    new = after(base, theirs, draft(base, paragraphs(*ES)))
    assert words(new) == paragraphs(ES[0], ES[2])
    assert [gone["text"] for gone in new.translation_record["removed"]] == [ES[1]]
    back = after(theirs, base, new)
    assert words(back) == paragraphs(*ES)
    assert waiting(back, base) == []


def test_a_paragraph_in_two_and_two_in_one_keep_their_words() -> None:
    base = text(paragraphs(*EN))
    ours = draft(base, paragraphs("La calefacción", "volvió.", "Rosa firmó. El dueño paga."))
    theirs = text(paragraphs(*EN, "We thank everybody."))
    new = after(base, theirs, ours)
    assert words(new).startswith(words(ours))
    assert [found.text for found in missing_texts(new)] == ["We thank everybody."]


def test_the_translators_note_stays_where_it_is() -> None:
    base = text(paragraphs(*EN))
    body = paragraphs(ES[0], "Nota.", ES[1], ES[2]).replace("<p>", '<p data-block-key="{}">')
    keyed = base_with_keys = paragraphs(*EN).replace("<p>", '<p data-block-key="{}">')
    base = text(base_with_keys.format("a", "b", "c"))
    ours = draft(base, body.format("a", "n", "b", "c"))
    theirs = text(keyed.format("a", "b", "c").replace("Rosa signed", "Rosa Prueba signed"))
    new = after(base, theirs, ours)
    assert words(new) == words(ours)
    assert waiting(new, theirs) == [("Rosa Prueba signed the order.", "CHANGED")]


def test_the_editors_keys_tell_which_paragraph_was_taken_out() -> None:
    source = '<p data-block-key="a">One.</p><p data-block-key="b">Two.</p><p data-block-key="c">Three.</p>'
    base = text(source)
    ours = draft(base, '<p data-block-key="a">Uno.</p><p data-block-key="c">Tres.</p>')
    theirs = text(source.replace("Three.", "Three, too."))
    new = after(base, theirs, ours)
    assert words(new) == words(ours)
    assert waiting(new, theirs) == [("Three, too.", "CHANGED")]
    back = after(theirs, text(source.replace("Two.", "Two and a half.")), new)
    assert [found.text for found in missing_texts(back)] == ["Two and a half."]


def test_no_two_paragraphs_get_the_same_key() -> None:
    base = text('<p data-block-key="a">The heating is back. Rosa signed the order.</p>')
    ours = draft(base, '<p data-block-key="a">Volvió. Rosa firmó.</p>')
    theirs = text(
        '<p data-block-key="a">Well.</p><p data-block-key="b">The heating is back. Rosa signed it.</p>'
    )
    new = after(base, theirs, ours)
    assert words(new).count('data-block-key="a"') == 1
    assert "Volvió. Rosa firmó." in words(new)


def test_a_new_item_joins_its_list() -> None:
    base = text("<p>We ask for</p><ul><li>heat<ul><li>in winter</li></ul></li><li>water</li></ul>")
    ours = draft(base, "<p>Pedimos</p><ul><li>calor<ul><li>en invierno</li></ul></li><li>agua</li></ul>")
    theirs = text(
        "<p>We ask for</p><ul><li>heat<ul><li>in winter</li><li>at night</li></ul></li>"
        "<li>rest</li><li>water</li></ul><hr/>"
    )
    new = after(base, theirs, ours)
    assert words(new) == (
        "<p>Pedimos</p><ul><li>calor<ul><li>en invierno</li><li>at night</li></ul></li>"
        "<li>rest</li><li>agua</li></ul><hr/>"
    )
    assert waiting(new, theirs) == [("at night", "MISSING"), ("rest", "MISSING")]


def test_a_paragraph_made_a_heading_is_one_and_says_the_same() -> None:
    base, theirs = text("<p>One.</p><p>Two.</p>"), text("<h2>One.</h2><p>Two.</p>")
    new = after(base, theirs, draft(base, "<p>Uno.</p><p>Dos.</p>"))
    assert words(new) == "<h2>Uno.</h2><p>Dos.</p>"
    assert waiting(new, theirs) == []


def test_what_nobody_touched_follows_the_source() -> None:
    base, theirs = text(paragraphs(*EN)), text(paragraphs(EN[0], "Rosa Prueba signed the order.", EN[2]))
    new = after(base, theirs, draft(base, paragraphs(ES[0], EN[1], ES[2])))
    assert words(new) == paragraphs(ES[0], "Rosa Prueba signed the order.", ES[2])
    assert waiting(new, theirs) == [("Rosa Prueba signed the order.", "MISSING")]


def test_an_emptied_text_is_missing_until_somebody_says_that_it_shall_be_empty() -> None:
    base = text(paragraphs("One.", "Two."))
    ours = draft(base, "")
    assert [found.text for found in missing_texts(ours)] == ["One.", "Two."]
    accept(ours, {"body.p.0"})
    assert [found.text for found in missing_texts(ours)] == ["Two."]
    accept(ours, {found.path for found in missing_texts(ours)})
    assert missing_texts(ours) == [] and waiting(ours, base) == []


class Lines:
    """Paragraphs, headings, rules and items of lists inside lists, edited at random."""

    def __init__(self, random: Random) -> None:
        self.random, self.numbers = random, count(1)
        self.lines = [self.new("s") for _ in range(random.randint(1, 6))]

    def new(self, letter: str) -> tuple[str, int, str]:
        number = next(self.numbers)
        words = f"They won against owner {letter}{number} in house {letter}{number}"
        kind = self.random.choice(["p", "p", "h2", "hr", "ul", "ul", "ol"])
        return (kind, self.random.randint(0, 2), "" if kind == "hr" else words)

    def edited(
        self, lines: list[tuple[str, int, str]], letter: str, times: int
    ) -> list[tuple[str, int, str]]:
        lines = list(lines)
        for _ in range(times):
            place = self.random.randrange(len(lines)) if lines else 0
            act = self.random.choice(["add", "remove", "move", "retag", "write", "write"])
            if act == "add" or not lines:
                lines.insert(place, self.new(letter))
            elif act == "remove":
                del lines[place]
            elif act == "move":
                lines.insert(self.random.randrange(len(lines)), lines.pop(place))
            elif lines[place][0] != "hr":
                kind, depth, words = lines[place]
                other = self.new(letter)
                retagged = act == "retag" and other[0] != "hr"
                lines[place] = (other[0], other[1], words) if retagged else (kind, depth, other[2] or words)
        return lines


def html_of(lines: list[tuple[str, int, str]]) -> str:
    """Return the lines as Wagtail's editor stores them."""
    written, around = "", list[str]()
    for kind, depth, words in [*lines, ("", 0, "")]:
        wanted = min(depth, len(around)) + 1 if kind in ("ul", "ol") else 0
        while len(around) > wanted:
            written += f"</li></{around.pop()}>"
        if not wanted:
            written += f"<{kind}>{words}</{kind}>" if words else "<hr/>" if kind else ""
        elif len(around) == wanted:
            written += f"</li><li>{words}"
        else:
            around.append(kind)
            written += f"<{kind}><li>{words}"
    return written


@settings(max_examples=200)
@given(st.randoms(use_true_random=False))
def test_lists_and_headings_come_whole_and_nothing_is_lost(random: Random) -> None:
    story = Lines(random)
    base, begun = html_of(story.lines), story.edited(story.lines, "t", random.randint(0, 6))
    theirs = html_of(story.edited(story.lines, "s", random.randint(0, 6)))
    source, ours, newer = text(base), draft(text(base), html_of(begun)), text(theirs)
    new = after(source, newer, ours)
    kept = words(new) + "".join(gone["text"] for gone in new.translation_record.get("removed", []))
    assert set(re.findall(r"\bt\d+", words(ours))) <= set(re.findall(r"\bt\d+", kept))
    assert join(split(words(new))) == words(new)
    again = after(newer, newer, new)
    assert (words(again), again.translation_record) == (words(new), new.translation_record)
    once_more = after(source, newer, new)
    assert [found.text for found in segments(once_more)] == [found.text for found in segments(new)]
    assert once_more.translation_record == new.translation_record
    untouched = after(source, newer, draft(source, base))
    assert canonical(words(untouched)) == canonical(theirs)
