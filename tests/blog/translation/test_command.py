"""`manage.py translations`: where every page stands, and that the counts are what the words say."""

import json
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from blog.editorial.verbs.minor_edit import publish_minor_edit
from blog.editorial.verbs.publish import publish
from blog.editorial.verbs.unpublish import unpublish
from blog.keys import key_of
from blog.translation.merging import send
from blog.translation.models import Source, Translation
from blog.translation.record import accept, missing_texts
from blog.translation.start import start
from blog.translation.tally import differences
from edition.publicity import Refusal
from home.models import HomePage
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")


def printed(*options: str) -> str:
    out = StringIO()
    call_command("translations", *options, stdout=out)
    return out.getvalue()


def told(*options: str) -> list[dict[str, Any]]:
    return json.loads(printed("--json", *options))


def of(page: Any) -> dict[str, Any]:
    return next(each for each in told() if each["page_id"] == page.pk)


def body(*words: str) -> list[tuple[str, str]]:
    return [make.paragraph(each) for each in words]


def reworded(instance: Any, old: str, new: str) -> Any:
    """Save a version whose text says something else; return it."""
    newest = instance.get_latest_revision_as_object()
    blocks = newest.body.stream_block.get_prep_value(newest.body)
    for block in blocks:
        if block["type"] == "paragraph":
            block["value"] = block["value"].replace(old, new)
    newest.body = json.dumps(blocks)
    newest.save_revision(user=make.user("Writer"))
    return make.fresh(instance)


def test_each_page_is_told_with_its_languages_and_what_is_to_do_in_each() -> None:
    page = make.published(make.release("Tenants win", body=body("One.", "Two.")))
    spanish = make.translated(page, "es")
    [arabic] = start(page, [make.locale("ar")])
    make.published(reworded(page, "Two.", "Two again."))
    assert of(page) == {
        "page_id": page.pk,
        "title": "Tenants win",
        "source_language": "en",
        "languages": {
            "es": {
                "page_id": spanish.pk,
                "state": "changed",
                "fresh": 2,
                "changed": 1,
                "missing": 0,
                "unreviewed": 0,
            },
            "ar": {
                "page_id": arabic.pk,
                "state": "missing",
                "fresh": 0,
                "changed": 0,
                "missing": 3,
                "unreviewed": 0,
            },
        },
    }


def test_a_language_that_nobody_asked_for_is_left_out() -> None:
    page = make.release()
    start(page, [make.locale("ar")])
    assert list(of(page)["languages"]) == ["ar"]


def test_only_pages_are_told_the_newest_first_and_translations_not_by_themselves() -> None:
    older, newer = make.published(make.release("Older")), make.published(make.release("Newer"))
    make.quote()
    start(older, [make.locale("es")])
    assert [each["title"] for each in told()][:2] == ["Newer", "Older"]
    assert newer.pk in {each["page_id"] for each in told()}
    assert len(told()) == Page.objects.filter(locale__language_code="en", depth__gt=1).count()


def test_one_page_is_told_with_the_state_of_each_text_in_whichever_language_it_is_named() -> None:
    page = make.published(make.release("Tenants win", body=body("One.", "Two.")))
    spanish = make.translated(page, "es")
    make.published(reworded(page, "Two.", "Two again."))
    [first] = told("--page", str(page.pk))
    assert told("--page", str(spanish.pk)) == [first]
    texts = first["languages"]["es"]["segments"]
    assert [text["state"] for text in texts] == ["fresh", "fresh", "changed"]
    assert [text["path"].split(".")[0] for text in texts] == ["title", "body", "body"]
    assert "segments" not in of(page)["languages"]["es"]


@pytest.mark.parametrize("key", ["1", "999999", "99999999999999999999999"])
def test_an_unknown_page_gets_one_sentence(key: str) -> None:
    with pytest.raises(CommandError, match="There is no page") as refused:
        printed("--page", key)
    assert refused.value.returncode == 1


def test_without_json_it_can_be_read() -> None:
    page = make.published(make.release("Tenants win"))
    start(page, [make.locale("ar")])
    lines = printed("--page", str(page.pk)).splitlines()
    assert lines[0].split() == [str(page.pk), "Tenants", "win", "(en)"]
    assert lines[1].split() == ["ar", "2", "missing"]
    assert lines[2].split() == ["missing", "title"]


def test_what_it_costs_does_not_grow_with_the_pages(django_assert_num_queries: Any) -> None:
    for number in range(2):
        start(make.release(f"Number {number}"), [make.locale("es"), make.locale("ar")])
    printed("--json")
    with django_assert_num_queries(2):
        assert len(told()) > 2


# --verify


def test_counts_that_are_right_are_said_to_be() -> None:
    make.translated(make.published(make.release()), "es")
    assert printed("--verify") == "Every count is what the words say.\n"


def test_a_row_changed_by_hand_a_missing_one_and_one_too_many_are_found_and_put_right() -> None:
    page, other = make.published(make.release("Tenants win")), make.release("Without a row")
    spanish, [arabic] = make.translated(page, "es"), start(page, [make.locale("ar")])
    Translation.objects.filter(**key_of(spanish)).update(words_missing=7)
    Translation.objects.filter(**key_of(arabic)).delete()
    Source.objects.filter(**key_of(other)).delete()
    Source.objects.create(
        **{**key_of(page), "object_id": "999999"},
        locale=make.locale("en"),
        translation_key=page.translation_key,
        title="About nothing",
        dated=page.published_on,
    )
    out = StringIO()
    with pytest.raises(CommandError, match="Differences: 4") as refused:
        call_command("translations", "--verify", stdout=out)
    assert refused.value.returncode == 1
    said = sorted(out.getvalue().splitlines())
    assert said == sorted(
        [
            f"page {spanish.pk} (es) “Tenants win (es)”: words_missing is 7, and should be 0.",
            f"page {arabic.pk} (ar) “Tenants win”: there is no row.",
            f"page {other.pk} (en) “Without a row”: there is no row.",
            "About nothing: what it is about is gone.",
        ]
    )
    printed("--rebuild")
    assert list(differences()) == []
    assert of(page)["languages"]["ar"]["missing"] == 2


def test_what_is_sent_to_translators_makes_nothing_behind_that_readers_have() -> None:
    page = make.published(make.release("Tenants win", body=body("One.")))
    spanish = make.translated(page, "es")
    send(reworded(page, "One.", "Two."))
    assert not Translation.objects.get(**key_of(spanish)).behind
    assert list(differences()) == []


# The counts are written by whatever changes the words.


class Newsroom:
    """Does at random what staff do."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.campaign = make.campaign()
        first = make.release("First", body=body("Text 1.", "Text 2."), campaign=self.campaign)
        self.pages: list[Any] = [make.published(first)]
        make.translated(make.fresh(first), "es")
        self.number = 0

    def act(self) -> str:
        acts = [
            *[self.write] * 3,
            *[self.translate] * 3,
            *[self.publish] * 3,
            self.begin,
            self.send,
            self.minor,
            self.take_back,
            self.delete,
            self.create,
            self.update_campaign,
        ]
        act = self.random.choice(acts)
        try:
            act()
        except Refusal:
            return f"{act.__name__} refused"
        return act.__name__

    def page(self) -> Any:
        return make.fresh(self.random.choice(self.pages))

    def translation(self) -> Any:
        page = self.page()
        family = type(page).objects.filter(translation_key=page.translation_key)
        return self.random.choice([each for each in family if each.is_translation] or [page])

    def create(self) -> None:
        self.number += 1
        quote = make.quote(f"We were {self.number}.")
        blocks = [*body(f"Number {self.number}."), ("quote", quote)]
        self.pages.append(make.release(f"Number {self.number}", body=blocks, campaign=self.campaign))

    def write(self) -> None:
        newest = self.page().get_latest_revision_as_object()
        self.number += 1
        newest.title = f"Title {self.number}"
        blocks = newest.body.stream_block.get_prep_value(newest.body)
        blocks.append({"type": "paragraph", "value": f"<p>Text {self.number}.</p>", "id": f"b{self.number}"})
        del blocks[: self.random.choice([0, 0, 1])]
        newest.body = json.dumps(blocks)
        newest.save_revision(user=make.user("Writer"))

    def translate(self) -> None:
        newest = self.translation().get_latest_revision_as_object()
        accept(newest, {text.path for text in missing_texts(newest)[: self.random.choice([1, 9])]})
        newest.title = f"Título {self.random.randint(1, 9)}"
        newest.save_revision(user=make.user("Translator", newest.locale.language_code))

    def begin(self) -> None:
        start(self.page(), [make.locale(self.random.choice(["es", "ar"]))])

    def send(self) -> None:
        send(self.page())

    def publish(self) -> None:
        instance = self.random.choice([self.page(), self.translation()])
        publish(make.approved(instance), make.user("Press officer"))

    def minor(self) -> None:
        page = self.page()
        reworded(page, "Text", "Words")
        publish_minor_edit(make.fresh(page), make.user("Press officer"), "A typo")

    def take_back(self) -> None:
        unpublish(self.random.choice([self.page(), self.translation()]), make.user("Press officer"))

    def delete(self) -> None:
        translation = self.translation()
        if translation.is_translation:
            translation.delete()

    def update_campaign(self) -> None:
        newest = make.fresh(self.campaign).get_latest_revision_as_object()
        newest.title = f"Campaign {self.random.randint(1, 9)}"
        newest.save_revision(user=make.user("Writer"))


@pytest.mark.parametrize("seed", range(5))
def test_after_whatever_staff_do_the_counts_are_what_the_words_say(seed: int) -> None:
    staff = Newsroom(seed)
    done: list[str] = []
    for _ in range(6):
        done += [staff.act() for _ in range(3)]
        assert list(differences()) == [], done


def test_what_a_language_begins_with_is_counted_too() -> None:
    """Its home page and lists stand beside their sources from the first day."""
    home = HomePage.objects.get(locale__language_code="en")
    newest = home.get_latest_revision_as_object()
    newest.tagline = "Neighbours who speak up"
    newest.save_revision().publish()
    told_of = of(home)["languages"]
    assert {code: (each["fresh"], each["missing"]) for code, each in told_of.items()} == {
        "es": (1, 1),
        "ar": (1, 1),
    }
    assert list(differences()) == []
