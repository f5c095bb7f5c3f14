"""The page for when the database doesn't answer: designed, in the newsroom's frame, in every language."""

from typing import Any

import html5lib
import pytest
from django.test import Client


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_it_is_made_while_the_database_answers(
    newsroom: Any, reader: Client, language: str, direction: str
) -> None:
    found = reader.get(f"/{language}/503.html")
    page = html5lib.parse(found.content, namespaceHTMLElements=False)
    links = [link.get("href") for link in page.find(".//main").iter("a")]

    assert found.status_code == 503
    assert (found["Retry-After"], found["Cache-Control"]) == ("30", "no-store")
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert f"/{language}/" in links
    assert f"/{language}/news/" in links
    assert page.find(".//meta[@name='robots']").get("content") == "noindex"


def test_a_language_that_is_not_open_borrows_the_frame_of_one_that_is(newsroom: Any, reader: Client) -> None:
    assert reader.get("/zh-hans/503.html").status_code == 503
