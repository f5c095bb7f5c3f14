"""Where a statement stands, as its editor shows it: what is passed, what waits for whom, what is lacking."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml.html import document_fromstring

from blog.editorial.standing import standing
from blog.editorial.verbs.approve import approve
from blog.editorial.verbs.due import set_due
from blog.editorial.verbs.legal import ask
from blog.editorial.verbs.publish_now import publish_now
from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.staff import edit_url
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

ISOLATES = dict.fromkeys((0x2068, 0x2069))


def shown(instance: Any, person: Any = None) -> str:
    """What the editor's status panel says."""
    client = Client()
    client.force_login(person or make.user("Writer"))
    page = document_fromstring(client.get(edit_url(instance)).content.decode())
    [steps] = page.xpath("//ul[@class='newsroom-standing']/..")
    return " ".join(steps.text_content().translate(ISOLATES).replace("\xa0", " ").split())


def test_a_draft_says_what_it_lacks() -> None:
    quote = make.quote("Nobody gave up.")
    page = make.release(body=[make.paragraph("Text."), ("quote", quote)])
    ask(page, make.user("Writer"))
    assert shown(page) == "Not reviewed yet Wants legal review Not held: “Nobody gave up.”"
    assert shown(quote) == "Not reviewed yet Not held: “Nobody gave up.”"


@time_machine.travel(datetime(2026, 11, 24, 18, 46, tzinfo=UTC), tick=False)
def test_in_review_it_says_for_whom_it_waits_and_until_when() -> None:
    writer, editor = make.user("Writer"), make.user("Editor", first_name="Lena", last_name="Okafor")
    page = make.release()
    submit(page, writer)
    set_due(make.fresh(page), writer, datetime(2026, 11, 24, 20, 46, tzinfo=UTC))
    assert shown(page) == ("Not reviewed yet It waits for: Lena Okafor Due today, 3:46 p.m. EST, in 2 hours.")
    send_back(make.fresh(page), editor, "Name the street.")
    assert "It came back to writer. “Name the street.”" in shown(page)


def test_it_says_when_nobody_has_the_role() -> None:
    page = make.release()
    ask(page, make.user("Writer"))
    submit(make.fresh(page), make.user("Writer"))
    approve(make.fresh(page), make.user("Editor"))
    assert shown(page).startswith("Reviewed Wants legal review It waits, but nobody has the role")


def test_what_was_published_now_is_not_called_reviewed() -> None:
    page = make.release()
    publish_now(page, make.user("Press officer"), "Urgent.")
    assert shown(make.fresh(page)) == "Published without review by press-officer; not confirmed yet"


def test_people_and_other_pages_say_nothing_of_it() -> None:
    assert standing(make.person()) is None
    assert standing(make.newsroom()) is None


def test_its_queries_do_not_depend_on_quotes_or_people() -> None:
    costs = []
    for count in (2, 9):
        for number in range(count):
            make.user("Editor", username=f"editor-{count}-{number}")
        quotes = [make.published(make.quote(f"Words {count} {number}.")) for number in range(count)]
        page = make.release(body=[make.paragraph("T."), *(("quote", quote) for quote in quotes)])
        submit(page, make.user("Writer"))
        page = make.fresh(page)
        with CaptureQueriesContext(connection) as queries:
            assert standing(page)
        costs.append(len(queries))
    assert costs[0] == costs[1]
