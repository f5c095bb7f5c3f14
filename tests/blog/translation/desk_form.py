"""The editor's screen as a test reads it, and what its forms send."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse
from lxml import html

from blog.translation import tally
from blog.translation.start import start
from tests import factories as make


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begun(source: Any, language: str = "ar") -> Any:
    """Begin a translation; return it fresh."""
    return start(source, [make.locale(language)], user=make.user("Writer"))[0]


def newest(translation: Any) -> Any:
    return make.fresh(translation).get_latest_revision_as_object()


def draft_content(*lines: str) -> str:
    """Return what Draftail sends for paragraphs of plain words."""
    blocks = [
        {
            "key": f"k{number}",
            "text": line,
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        for number, line in enumerate(lines)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


class DeskOf:
    """One person's editor of a translation."""

    def __init__(self, translation: Any, user: Any) -> None:
        row = tally.row_of(make.fresh(translation))
        assert row is not None
        self.row, self.client = row, client_of(user)
        self.url = reverse("newsroom_translation", args=[row.pk])
        self.load()

    def load(self, **query: str) -> None:
        self.response = self.client.get(self.url, query)
        self.page = html.fromstring(self.response.content) if self.response.status_code == 200 else None

    def text(self, number: int) -> Any:
        """Return the section of a text, by its number on the screen."""
        (section,) = self.page.xpath(f'//section[@id="text-{number}"]')
        return section

    def texts(self) -> list[tuple[str, str, str]]:
        """Return what each text is called, its state, and its source."""
        return [
            (
                words_of(section.xpath(".//h3")[0]).split(": ", 1)[1],
                section.get("data-state"),
                words_of(section.xpath(".//*[@data-desk-source]/div")[0]),
            )
            for section in self.page.xpath("//section[@data-desk-text]")
        ]

    def form(self, number: int) -> dict[str, str]:
        """Return the fields of a text's form as a browser sends them."""
        (form,) = self.text(number).xpath(".//form[@data-desk-form]")
        return {name: value for name, value in form.form_values() if name != "accept"}

    def send(self, number: int, words: str | None, as_json: bool = True, **fields: str) -> Any:
        """Save words in a text, or, without, accept it as it stands."""
        data = {**self.form(number), **fields}
        if words is None:
            data |= {"accept": "1"}
        else:
            data["text"] = draft_content(words) if self.is_rich(number) else words
        return self.post("text", data, as_json)

    def post(self, what: str, data: dict[str, str], as_json: bool = True) -> Any:
        accept = {"accept": "application/json"} if as_json else {"accept": "text/html"}
        return self.client.post(
            reverse(f"newsroom_translation_{what}", args=[self.row.pk]), data, headers=accept
        )

    def is_rich(self, number: int) -> bool:
        return bool(self.text(number).xpath(".//input[@data-draftail-input]"))


def words_of(element: Any) -> str:
    return " ".join(element.text_content().split())
