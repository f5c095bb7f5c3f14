"""What people say of single texts: who sees it, where it stands, and when it is settled."""

from typing import Any

import pytest

from blog.translation.models import Comment
from tests import factories as make
from tests.blog.translation.desk_form import DeskOf, begun, newest, words_of
from tests.blog.translation.test_editor import changed, translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic() -> Any:
    return begun(
        make.release("Tenants win", [make.paragraph("The heating is back."), make.paragraph("Two.")])
    )


@pytest.fixture
def desk(arabic: Any) -> DeskOf:
    return DeskOf(arabic, translator())


def say(desk: DeskOf, number: int, words: str, **more: str) -> Any:
    form = desk.text(number).xpath(".//form[@data-desk-comment-form]")[0]
    data = {name: value for name, value in form.form_values() if name != "resolve"}
    return desk.post("comment", {**data, "words": words, **more})


def thread(desk: DeskOf, number: int) -> list[str]:
    return [words_of(each) for each in desk.text(number).xpath(".//*[@data-desk-thread]/div/ul/li")]


def test_a_comment_stands_below_its_text_with_its_author(arabic: Any, desk: DeskOf) -> None:
    told = say(desk, 2, "“Agents” means something else here.").json()
    assert told["open"] == 1 and told["comments"] == 1 and told["counts"]["comments"] == 1
    second = DeskOf(arabic, make.user("Writer"))
    (said,) = thread(second, 2)
    assert str(translator()) in said and "something else" in said
    assert not thread(second, 1)


def test_answers_stand_in_order_and_resolving_settles_what_was_seen(arabic: Any, desk: DeskOf) -> None:
    say(desk, 2, "First.")
    second = DeskOf(arabic, make.user("Writer"))
    say(second, 2, "Second.")
    desk.load()
    assert [said.rpartition(" ")[2] for said in thread(desk, 2)] == ["First.", "Second."]
    say(second, 2, "Not seen yet.")
    say(desk, 2, "", resolve="1")
    assert [comment.words for comment in Comment.objects.filter(resolved_at=None)] == ["Not seen yet."]
    assert Comment.objects.filter(resolved_by=translator()).count() == 2
    desk.load()
    assert "2 resolved comments" in desk.text(2).text_content()


def test_accepting_with_an_open_comment_is_allowed_and_says_so(arabic: Any, desk: DeskOf) -> None:
    desk.send(1, "فوز")
    changed(arabic.source(), title="Tenants win!")
    desk.load()
    say(desk, 1, "Is that so?")
    desk.load()
    assert "A comment on it is still open." in desk.text(1).text_content()
    assert desk.send(1, None).json()["state"] == "fresh"


def test_a_comment_follows_its_words_to_another_place(arabic: Any, desk: DeskOf) -> None:
    say(desk, 2, "About the heating.")
    page = arabic.source()
    draft = newest(page)
    draft.body[0].value.source = "<p>Something before it.</p><p>The heating is back, today.</p>"
    changed(page, body=draft.body)
    desk.load()
    assert not thread(desk, 2)
    assert "About the heating." in thread(desk, 3)[0]


def test_a_comment_whose_text_is_gone_stands_at_the_end_and_can_be_resolved(
    arabic: Any, desk: DeskOf
) -> None:
    say(desk, 3, "About the second.")
    page = arabic.source()
    draft = newest(page)
    del draft.body[1]
    changed(page, body=draft.body)
    desk.load()
    (heading,) = desk.page.xpath("//h2[contains(., 'no longer has')]")
    assert "About the second." in words_of(heading.getnext())
    desk.post("comment", {"last": str(Comment.objects.get().pk), "resolve": "1"}, as_json=False)
    assert Comment.objects.get().resolved_by == translator()


@pytest.mark.parametrize("words", ["", "  \n", "\0"])
def test_nothing_is_no_comment(desk: DeskOf, words: str) -> None:
    answer = say(desk, 1, words)
    assert answer.status_code == 422 and not Comment.objects.exists()


def test_a_comment_has_an_end(desk: DeskOf) -> None:
    assert say(desk, 1, "x" * 2001).status_code == 422
    assert say(desk, 1, "x" * 2000).status_code == 200


def test_a_comment_on_nothing_is_refused(desk: DeskOf) -> None:
    for path in ("", "nonsense", "slug"):
        assert say(desk, 1, "Hello", path=path).status_code == 422
    assert say(desk, 1, "", resolve="1", last="999999999999999999999").status_code == 200


def test_markup_in_a_comment_is_shown_as_words(desk: DeskOf) -> None:
    say(desk, 1, "<script>alert(1)</script>")
    desk.load()
    assert "<script>alert(1)" not in desk.response.content.decode()


def test_a_comment_changes_no_word_and_claims_nothing(arabic: Any, desk: DeskOf) -> None:
    before = make.fresh(arabic).latest_revision_id
    say(desk, 1, "Hello")
    desk.row.refresh_from_db()
    assert make.fresh(arabic).latest_revision_id == before and desk.row.assignee is None


def test_who_cant_read_a_translation_says_nothing_of_it(arabic: Any) -> None:
    desk = DeskOf(arabic, make.user("Translator", "es"))
    answer = desk.post("comment", {"path": "title", "source": "Tenants win", "words": "Hello"})
    assert answer.status_code == 302 and not Comment.objects.exists()
