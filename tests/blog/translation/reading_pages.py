"""What tests of reading share: a statement with a live translation, changes of both, the page as readers get it."""

from typing import Any

import html5lib
from django.test import Client
from django.utils import timezone

from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import User
from tests import factories as make
from tests.blog.translation.edits import paragraphs


def newest(thing: Any) -> Any:
    return make.fresh(thing).get_latest_revision_as_object()


def source_of(**fields: Any) -> Any:
    body = [("paragraph", paragraphs("One.", "Two.")), ("heading", "Three")]
    return make.published(make.release("Tenants win", body=body, **fields))


def write(thing: Any, body: Any = None, user: User | None = None, **fields: Any) -> Any:
    """Save a new draft; return the object fresh."""
    version = newest(thing)
    for name, value in fields.items():
        setattr(version, name, value)
    if body is not None:
        version.body = body
    version.save_revision(user=user or make.user("Writer"))
    return make.fresh(thing)


def body_of(thing: Any) -> list[dict[str, Any]]:
    """Return the stored blocks of the newest draft."""
    version = newest(thing)
    return version.body.stream_block.get_prep_value(version.body)


def spanish(source: Any, by: User | None = None, **fields: Any) -> Any:
    """Publish a whole translation of `source_of`."""
    [draft] = start(source, [make.locale("es")], make.user("Writer"))
    body = body_of(draft)
    body[0]["value"], body[1]["value"] = paragraphs("Uno.", "Dos."), "Tres"
    return make.published(write(draft, body, user=by, title="Ganan", **fields))


def still_right(translation: Any) -> Any:
    """Say that all of it is right as it stands, and publish that."""
    version = newest(translation)
    accept(version, {text.path for text in segments(version)}, None, timezone.now().isoformat())
    version.save_revision(user=make.user("Writer"))
    return make.published(make.fresh(translation))


def page_of(reader: Client, thing: Any) -> Any:
    address = thing if isinstance(thing, str) else thing.url
    response = reader.get(address)
    assert response.status_code == 200, address
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def notice_on(page: Any) -> Any:
    return next((part for part in page.iter("aside") if part.get("id") == "behind"), None)


def marked_on(page: Any) -> list[Any]:
    return [part for part in page.iter() if part.get("class") == "behind"]


def words_in(part: Any) -> str:
    return " ".join("".join(part.itertext()).split())
