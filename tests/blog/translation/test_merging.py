"""A source's new version reaches its translations when it is sent or published: their drafts, and what readers see."""

from typing import Any

import pytest
from django.test import Client
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Revision

from blog.editorial.approvals import is_approved
from blog.editorial.models.approval import Approval
from blog.models import Quote
from blog.staff import edit_url
from blog.translation.merging import as_minor_edit, merge_again, send, sent_version
from blog.translation.models import Translation
from blog.translation.record import missing_texts
from blog.translation.segments import segments, texts
from blog.translation.start import start
from blog.translation.state import states
from edition import publicity
from tests import factories as make
from tests.blog.translation.edits import item, paragraphs

pytestmark = pytest.mark.usefixtures("newsroom")


def newest(thing: Any) -> Any:
    return make.fresh(thing).get_latest_revision_as_object()


def source_of(**fields: Any) -> Any:
    body = [("paragraph", paragraphs("One.", "Two.")), ("heading", "Three")]
    return make.published(make.release("Tenants win", body=body, kind="release", **fields))


def write(thing: Any, body: Any = None, user: str = "Writer", **fields: Any) -> Any:
    version = newest(thing)
    for name, value in fields.items():
        setattr(version, name, value)
    if body is not None:
        version.body = body
    version.save_revision(user=make.user(user))
    return make.fresh(thing)


def body_of(version: Any) -> list[dict[str, Any]]:
    return version.body.stream_block.get_prep_value(version.body)


def translated(source: Any) -> Any:
    """Publish a whole translation."""
    [draft] = start(source, [make.locale("es")], make.user("Writer"))
    body = body_of(newest(draft))
    body[0]["value"], body[1]["value"] = paragraphs("Uno.", "Dos."), "Tres"
    return make.published(write(draft, body, title="Ganan"))


def waiting(source: Any, translation: Any) -> list[tuple[str, str]]:
    found = states(segments(source), translation.translation_record, texts(translation))
    return [(text.source, text.state.name) for text in found if text.state]


def with_paragraph(source: Any) -> Any:
    body = body_of(newest(source))
    return write(source, [body[0], item("paragraph", paragraphs("New."), "new"), body[1]], kind="advisory")


def test_a_picture_goes_everywhere_at_once_though_words_that_are_quoted_now_wait() -> None:
    source = source_of(lead_image=make.picture(), lead_image_decorative=True)
    spanish = translated(source)
    quote = make.published(make.quote("Nobody pays alone."))
    make.translated(quote, "es")
    quoted = [item("quote", quote.pk, "quoted")]
    body = [*body_of(newest(source)), item("paragraph", paragraphs("“Nobody pays alone.”"), "new")]
    make.published(write(source, body, lead_image=None, words_quoted=quoted))
    live, draft = make.fresh(spanish), newest(spanish)
    assert live.lead_image is None
    assert [len(version.words_quoted) for version in (live, draft)] == [0, 1]


def test_what_is_sent_waits_in_the_draft_and_readers_see_nothing() -> None:
    source = source_of()
    spanish = translated(source)
    source = with_paragraph(source)
    assert [found.pk for found in send(source, make.user("Writer"))] == [spanish.pk]
    draft, live = newest(spanish), make.fresh(spanish)
    assert [text.text for text in missing_texts(draft)] == ["New."]
    assert draft.kind == "advisory" and live.kind == "release"
    assert live.has_unpublished_changes
    assert live.latest_revision.user is None
    assert waiting(sent_version(spanish), draft) == [("New.", "MISSING")]
    assert send(source) == []


def test_what_is_published_goes_live_everywhere_but_for_words() -> None:
    source = source_of()
    spanish = translated(source)
    make.published(with_paragraph(source))
    live, draft = make.fresh(spanish), newest(spanish)
    assert live.live and live.kind == "advisory"
    assert [text.text for text in segments(live)] == ["Ganan", "Uno.", "Dos.", "Tres"]
    assert live.live_revision.as_object().kind == "advisory"
    assert [text.text for text in missing_texts(draft)] == ["New."]
    assert waiting(make.fresh(source), live) == [("New.", "MISSING")]


def test_a_picture_taken_out_is_out_in_every_language_at_once() -> None:
    picture = {"picture": make.picture(), "alt": "Rosa", "decorative": False, "caption": ""}
    source = make.published(make.release(body=[make.paragraph("One."), ("picture", picture)]))
    [draft] = start(source, [make.locale("es")])
    body = body_of(newest(draft))
    body[0]["value"] = paragraphs("Uno.")
    body[1]["value"] = {**body[1]["value"], "alt": "Rosa en la puerta"}
    spanish = make.published(write(draft, body, title="Ganan"))
    assert len(spanish.body) == 2
    make.published(write(source, body_of(newest(source))[:1]))
    live = make.fresh(spanish)
    assert [block.block_type for block in live.body] == ["paragraph"]
    assert live.live
    assert newest(spanish).translation_record["removed"][0]["text"] == "Rosa en la puerta"


def test_a_draft_keeps_its_words_when_the_live_version_follows() -> None:
    source = source_of()
    spanish = write(translated(source), title="Ganamos")
    make.published(write(source, kind="advisory"))
    assert (make.fresh(spanish).title, newest(spanish).title) == ("Ganan", "Ganamos")
    assert (make.fresh(spanish).kind, newest(spanish).kind) == ("advisory", "advisory")


def test_nothing_happens_where_nothing_changed() -> None:
    source = source_of()
    spanish = translated(source)
    before = Revision.objects.for_instance(spanish).count()
    make.published(write(source, title="Tenants win again"))
    # A draft that says what waits, and no other publication.
    assert Revision.objects.for_instance(spanish).count() == before + 1
    assert make.fresh(spanish).last_published_at == spanish.last_published_at
    assert waiting(make.fresh(source), make.fresh(spanish)) == [("Tenants win again", "CHANGED")]


def test_a_minor_edit_leaves_live_and_draft_fresh() -> None:
    source = source_of()
    spanish = translated(source)
    body = body_of(newest(source))
    body[0]["value"] = paragraphs("One!", "Two.")
    with as_minor_edit():
        make.published(write(source, body))
    for version in (make.fresh(spanish), newest(spanish)):
        assert waiting(make.fresh(source), version) == []


def test_snippets_follow_their_sources_too() -> None:
    quote = make.published(make.quote("We were in the room.", said_on="2026-01-01"))
    [draft] = start(quote, [make.locale("es")])
    write(draft, words="Estuvimos allí.")
    make.published(write(quote, words="We were in that room.", said_on="2026-01-02"))
    found = Quote.objects.get(locale__language_code="es").get_latest_revision_as_object()
    assert (found.words, str(found.said_on)) == ("Estuvimos allí.", "2026-01-02")
    assert ("We were in that room.", "CHANGED") in waiting(make.fresh(quote), found)


def test_autosave_over_the_base_loses_no_base() -> None:
    source = source_of()
    spanish = translated(source)
    base = Translation.objects.get(object_id=str(spanish.pk)).base
    Revision.objects.filter(pk=base.pk).update(content={**base.content, "title": "Written over"})
    assert sent_version(spanish).title == "Tenants win"


def test_an_editor_that_saves_over_a_merge_loses_nothing() -> None:
    source = source_of()
    spanish = translated(source)
    client = Client()
    client.force_login(make.user("Writer"))
    opened = spanish.latest_revision
    send(with_paragraph(source))
    assert len(newest(spanish).body) == 3
    form = {
        "title": "Ganamos",
        "slug": spanish.slug,
        "summary": "",
        "kind": "release",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "loaded_revision_id": opened.pk,
        "loaded_revision_created_at": opened.created_at.isoformat(),
        **stream("body", body_of(opened.as_object())),
        **{f"{name}-count": 0 for name in ("words_quoted", "contacts", "attachments")},
    }
    response = client.post(edit_url(spanish), form)
    assert response.status_code == 302
    draft = newest(spanish)
    assert draft.title == "Ganamos" and draft.kind == "advisory"
    assert [block.block_type for block in draft.body] == ["paragraph", "paragraph", "heading"]
    assert [text.text for text in missing_texts(draft)] == ["New."]
    assert not merge_again(make.fresh(spanish), make.fresh(spanish).latest_revision)


def stream(name: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields that the editor posts for paragraphs and headings."""
    area = DraftailRichTextArea()
    told: dict[str, Any] = {f"{name}-count": len(body)}
    for number, block in enumerate(body):
        value = area.format_value(block["value"]) if block["type"] == "paragraph" else block["value"]
        told |= {
            f"{name}-{number}-{field}": content
            for field, content in {
                "type": block["type"],
                "id": block["id"],
                "order": number,
                "deleted": "",
                "value": value,
            }.items()
        }
    return told


def test_a_translation_that_may_not_follow_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays public as it is, its draft has the source's values, and the source is public."""
    source = source_of()
    spanish = translated(source)
    write(source, kind="advisory")

    def no_spanish_advisories(instance: Any, moment: Any) -> str | None:
        return "Not so." if instance.pk == spanish.pk and instance.kind == "advisory" else None

    monkeypatch.setattr(publicity, "_rules", [*publicity._rules, no_spanish_advisories])
    source = make.published(make.fresh(source))
    live = make.fresh(spanish)
    assert source.kind == "advisory" and not source.has_unpublished_changes
    assert live.live and live.kind == "release"
    assert newest(spanish).kind == "advisory"


def test_what_was_approved_of_the_words_holds_beside_the_sources_values() -> None:
    source = source_of()
    spanish = translated(source)
    make.published(write(source, kind="advisory"))
    live = make.fresh(spanish)
    assert live.kind == "advisory" and is_approved(live)
    assert Approval.objects.about(live).values("approved_at").distinct().count() == 1
    # Other words are other words.
    assert not is_approved(newest(write(spanish, title="Ganamos")))
