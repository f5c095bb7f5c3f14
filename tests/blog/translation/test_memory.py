"""The memory suggests what is public in both languages, says where from, and how far the words differ."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.editorial.setup import checked, set_up
from blog.editorial.verbs.withdraw_quote import withdraw
from blog.staff import edit_url
from blog.translation import memory
from blog.translation.memory import Suggestion, suggestions
from blog.translation.merging import as_minor_edit
from blog.translation.models import Pair, PairKey
from blog.translation.record import accept, write
from blog.translation.segments import Kind, segments
from blog.translation.start import start
from blog.translation.writing import put
from tests import factories as make
from tests.blog.translation.edits import item, paragraphs

pytestmark = pytest.mark.usefixtures("newsroom")

HEARING = "The hearing on the new rents is on Monday at ten."
AUDIENCIA = "La audiencia sobre los nuevos alquileres es el lunes a las diez."


def newest(thing: Any) -> Any:
    return make.fresh(thing).get_latest_revision_as_object()


def saying(*texts: str, title: str = "Tenants win", language: str = "en") -> Any:
    return make.published(make.release(title, [("paragraph", paragraphs(*texts))], language))


def translated(source: Any, language: str, words: dict[str, str], by: Any = None, how: str = "person") -> Any:
    """Return a draft in which somebody translated these texts, and said of the others that they read the same."""
    [draft] = start(make.fresh(source), [make.locale(language)])
    version, author = newest(draft), by or make.user("Writer")
    told = author.pk, timezone.now().isoformat()
    for segment in segments(version):
        if segment.text in words:
            put(version, segment.path, words[segment.text])
            write(version, {segment.path}, how, *told)
        else:
            accept(version, {segment.path}, *told)
    version.save_revision(user=author)
    return make.fresh(draft)


def public(source: Any, language: str, words: dict[str, str], by: Any = None) -> Any:
    return make.published(translated(source, language, words, by))


def changed(thing: Any, *texts: str) -> Any:
    version = newest(thing)
    [block] = version.body.stream_block.get_prep_value(version.body)
    version.body = [item("paragraph", paragraphs(*texts), block["id"])]
    version.save_revision(user=make.user("Writer"))
    return make.fresh(thing)


def found(text: str, kind: Kind = "rich", source: str = "en", target: str = "es") -> list[Suggestion]:
    return suggestions(text, kind, make.locale(source).pk, make.locale(target).pk)


def targets(*args: Any, **kwargs: Any) -> list[tuple[int, str]]:
    return [(each.percent, each.target) for each in found(*args, **kwargs)]


def test_what_was_published_for_the_same_words_is_suggested_and_says_where_from() -> None:
    translator = make.user("Translator", "es")
    with time_machine.travel(datetime(2026, 3, 4, 10, tzinfo=UTC), tick=False):
        spanish = public(saying(HEARING, "Come."), "es", {HEARING: AUDIENCIA}, translator)
    [one] = found(HEARING)
    assert (one.percent, one.source, one.target) == (100, HEARING, AUDIENCIA)
    assert (one.title, one.by, one.url) == ("Tenants win", translator, edit_url(spanish))
    assert one.at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert one.differences == [("same", HEARING)]


def test_where_from_is_said_by_the_public_title() -> None:
    source = saying(HEARING)
    public(source, "es", {HEARING: AUDIENCIA})
    draft = newest(source)
    draft.title = "Not public yet"
    draft.save_revision(user=make.user("Writer"))
    assert [one.title for one in found(HEARING)] == ["Tenants win"]
    make.published(make.fresh(source))
    assert [one.title for one in found(HEARING)] == ["Not public yet"]


def test_what_is_close_is_suggested_with_what_differs() -> None:
    public(saying(HEARING), "es", {HEARING: AUDIENCIA})
    [one] = found("The hearing on the new rents is on Tuesday at ten.")
    assert (one.percent, one.target) == (92, AUDIENCIA)
    assert one.differences == [
        ("same", "The hearing on the new rents is on "),
        ("removed", "Monday"),
        ("added", "Tuesday"),
        ("same", " at ten."),
    ]
    assert found("The council has nothing to say to those who clean at the airport.") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Demand", "Demands"),
        ("Rents", "Rent"),
        ("What the council owes us", "What the council owed us"),
        ("Three families sleep in the hall.", "Forty-three families sleep in the halls."),
        ("محكمة الإسكان توقف الإخلاء في الحي", "محكمة الإسكان توقف الإخلاء في المدينة"),
        ("我们需要口译员", "我们需要翻译员"),
        ("住宅法院今天停止了整条街的驱逐。", "住宅法院昨天停止了整条街的驱逐。"),
    ],
)
def test_close_is_close_in_short_texts_and_in_every_script(old: str, new: str) -> None:
    public(saying(old), "es", {old: AUDIENCIA})
    [(percent, target)] = targets(new)
    assert 70 <= percent < 100 and target == AUDIENCIA


def test_case_space_and_tags_make_no_difference_and_a_comma_makes_one() -> None:
    public(
        saying("The <b>order</b>, signed today."),
        "es",
        {"The <b>order</b>, signed today.": "La <b>orden</b>."},
    )
    assert targets("the order,  SIGNED <i>today</i>.") == [(100, "La <b>orden</b>.")]
    [(percent, _target)] = targets("The order signed today.")
    assert 90 < percent < 100


def test_one_comma_in_a_very_long_text_is_not_the_same_text() -> None:
    long = "We were in the room. " * 60
    public(saying(long.strip()), "es", {long.strip(): "Estuvimos allí."})
    assert targets(f"{long}!") == [(99, "Estuvimos allí.")]


def test_rich_words_lose_their_tags_in_a_plain_field_and_plain_ones_are_escaped_in_a_rich_one() -> None:
    words = {
        "Rents &amp; <b>rights</b>": "Alquileres &amp; <b>derechos</b>",
        "Rents & wages": "Alquileres & <sueldos>",
    }
    public(saying("Rents &amp; <b>rights</b>", title="Rents & wages"), "es", words)
    assert targets("Rents & rights", "plain")[0] == (100, "Alquileres & derechos")
    assert targets("Rents &amp; wages", "rich")[0] == (100, "Alquileres &amp; &lt;sueldos&gt;")


def test_the_same_translation_is_suggested_once_and_the_newest_of_equals_first() -> None:
    for day, target in enumerate(["Vengan.", "Acudan.", "Vengan.", "Asistan.", "Participen."], 1):
        with time_machine.travel(datetime(2026, 3, day, tzinfo=UTC), tick=False):
            public(saying("Come all of you."), "es", {"Come all of you.": target})
    assert [one.target for one in found("Come all of you.")] == ["Participen.", "Asistan.", "Vengan."]
    assert found("Come all of you.")[2].at == datetime(2026, 3, 3, tzinfo=UTC)


def test_the_same_words_come_before_what_is_close() -> None:
    public(saying("Come on Monday."), "es", {"Come on Monday.": "Vengan el lunes."})
    public(saying("Come on Sunday."), "es", {"Come on Sunday.": "Vengan el domingo."})
    assert [one.target for one in found("Come on Monday.")] == ["Vengan el lunes.", "Vengan el domingo."]


def test_languages_are_not_mixed() -> None:
    source = saying(HEARING)
    public(source, "es", {HEARING: AUDIENCIA})
    public(source, "ar", {HEARING: "الجلسة يوم الاثنين."})
    assert targets(HEARING) == [(100, AUDIENCIA)]
    assert targets(HEARING, target="ar") == [(100, "الجلسة يوم الاثنين.")]
    assert targets(HEARING, source="ar") == targets(AUDIENCIA, source="es", target="en") == []


def test_any_language_can_be_the_one_translated_from() -> None:
    arabic = "عُقدت الجلسة يوم الاثنين في العاشرة."
    public(saying(arabic, language="ar"), "en", {arabic: "The hearing was on Monday."})
    assert targets(arabic, source="ar", target="en") == [(100, "The hearing was on Monday.")]
    set_up(checked(make.NAME, ["en", "es", "ar", "zh-hans"], make.ZONE))
    chinese = make.published(make.boilerplate("关于我们", "我们是邻居，我们需要口译员。", "zh-hans"))
    [segment] = [each for each in segments(chinese) if each.text.startswith("我们")]
    public(chinese, "en", {segment.text: "We are neighbours."})
    assert (
        targets("我们是邻居，我们需要翻译员。", segment.kind, "zh-hans", "en")[0][1] == "We are neighbours."
    )


def test_a_draft_is_not_in_it() -> None:
    source = make.release("Tenants win", [("paragraph", paragraphs(HEARING))])
    draft = translated(source, "es", {HEARING: AUDIENCIA})
    assert found(HEARING) == []
    make.published(source)
    assert found(HEARING) == []
    make.published(draft)
    assert targets(HEARING) == [(100, AUDIENCIA)]


def test_a_draft_edit_of_what_is_public_is_not_in_it() -> None:
    source = saying(HEARING)
    spanish = public(source, "es", {HEARING: AUDIENCIA})
    changed(spanish, "Un borrador.")
    changed(source, "The draft of the source.")
    memory.rebuild()
    assert targets(HEARING) == [(100, AUDIENCIA)]
    assert found("The draft of the source.") == []


def test_a_machines_draft_is_not_in_it_and_what_a_person_accepted_is() -> None:
    draft = translated(saying(HEARING), "es", {HEARING: AUDIENCIA}, how="machine")
    memory.remember(draft)
    assert found(HEARING) == []
    version = newest(draft)
    accept(version, {segment.path for segment in segments(version)}, make.user("Writer").pk)
    version.save_revision(user=make.user("Writer"))
    make.published(make.fresh(draft))
    assert targets(HEARING) == [(100, AUDIENCIA)]


def test_what_the_source_says_no_more_is_forgotten_until_it_is_translated_again() -> None:
    source = saying(HEARING, "Come.")
    spanish = public(source, "es", {HEARING: AUDIENCIA, "Come.": "Vengan."})
    new = "The hearing on the new rents is cancelled."
    make.published(changed(source, new, "Come."))
    assert found(HEARING) == found(new) == []
    assert targets("Come.") == [(100, "Vengan.")]
    make.published(changed(spanish, "Se cancela.", "Vengan."))
    assert targets(new) == [(100, "Se cancela.")]


def test_after_a_minor_edit_the_new_words_are_known() -> None:
    source = saying(HEARING)
    public(source, "es", {HEARING: AUDIENCIA})
    with as_minor_edit():
        make.published(changed(source, HEARING.replace("new rents", "rents")))
    [one] = found(HEARING)
    assert (one.percent, one.source) == (95, HEARING.replace("new rents", "rents"))


@pytest.mark.parametrize("which", ["source", "translation"])
def test_what_is_taken_back_is_forgotten(which: str) -> None:
    source = saying(HEARING)
    spanish = public(source, "es", {HEARING: AUDIENCIA})
    {"source": make.fresh(source), "translation": spanish}[which].unpublish()
    assert found(HEARING) == [] and not PairKey.objects.filter(pair__words=HEARING.lower()).exists()


def test_what_is_deleted_is_forgotten() -> None:
    public(saying(HEARING), "es", {HEARING: AUDIENCIA}).delete()
    assert found(HEARING) == [] and not PairKey.objects.filter(pair__words=HEARING.lower()).exists()


def test_a_withdrawn_quotes_words_are_forgotten() -> None:
    quote = make.published(make.held(make.quote(HEARING)))
    public(quote, "es", {HEARING: AUDIENCIA})
    assert targets(HEARING, "plain") == [(100, AUDIENCIA)]
    withdraw(make.fresh(quote), make.user("Press officer"), "They asked us to.")
    assert found(HEARING, "plain") == []


def test_who_left_is_not_named() -> None:
    translator = make.user("Translator", "es")
    public(saying(HEARING), "es", {HEARING: AUDIENCIA}, translator)
    translator.delete()
    memory.rebuild()
    assert [one.by for one in found(HEARING)] == [None]


def test_a_text_that_shall_be_empty_suggests_nothing() -> None:
    source = make.published(make.release(summary="It is about heat.", body=[make.paragraph(HEARING)]))
    draft = translated(source, "es", {HEARING: AUDIENCIA})
    version = newest(draft)
    version.summary = ""
    accept(version, {"summary"})
    version.save_revision(user=make.user("Writer"))
    make.published(make.fresh(draft))
    assert found("It is about heat.", "plain") == []


def test_publishing_again_writes_only_what_changed() -> None:
    spanish = public(saying(HEARING, "Come."), "es", {HEARING: AUDIENCIA, "Come.": "Vengan."})
    before = dict(Pair.objects.values_list("target", "pk"))
    make.published(changed(spanish, AUDIENCIA, "Acudan."))
    after = dict(Pair.objects.values_list("target", "pk"))
    assert after.keys() == before.keys() - {"Vengan."} | {"Acudan."}
    assert all(after[target] == before[target] for target in before.keys() & after.keys())


def test_all_can_be_written_anew_and_comes_out_the_same() -> None:
    public(saying(HEARING), "es", {HEARING: AUDIENCIA})
    public(saying("Come."), "ar", {"Come.": "تعالوا."})

    def told() -> list[tuple[Any, ...]]:
        return sorted(Pair.objects.values_list("words", "target", "by", "at"))

    before, keys = told(), set(PairKey.objects.values_list("pk", flat=True))
    memory.rebuild()
    assert told() == before and set(PairKey.objects.values_list("pk", flat=True)) == keys
    Pair.objects.all().delete()
    memory.rebuild()
    assert told() == before and PairKey.objects.count() == len(keys)


def test_queries_do_not_grow_with_what_was_published() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert len(found(HEARING)) == 3
        return len(told)

    for number in range(3):
        public(saying(HEARING), "es", {HEARING: f"{AUDIENCIA} {number}"})
    few = queries()
    for number in range(3, 12):
        public(saying(HEARING), "es", {HEARING: f"{AUDIENCIA} {number}"})
    assert queries() == few


@pytest.mark.parametrize("text", ["", " ", "—", "<br/>", "😀", "a" * 5000, "\x00 & <"])
def test_no_text_is_too_odd(text: str) -> None:
    public(saying(HEARING), "es", {HEARING: AUDIENCIA})
    assert found(text) == found(text, "plain") == []
