"""Random pages, and what writers and translators do with them. Each text has a word that no other has."""

import copy
from itertools import count
from random import Random
from typing import Any

from blog.translation.record import all_missing
from home.models import InformationPage


class Words:
    """Gives texts that occur once."""

    def __init__(self) -> None:
        self.numbers = count(1)

    def source(self) -> str:
        number = next(self.numbers)
        return f"The tenants of house s{number} won against owner s{number}"

    def target(self) -> str:
        number = next(self.numbers)
        return f"Ganan les inquilines t{number}"


def page(body: list[dict[str, Any]], title: str = "Rights", **fields: Any) -> InformationPage:
    return InformationPage(title=title, slug="rights", body=copy.deepcopy(body), **fields)


def translation_of(source: InformationPage) -> InformationPage:
    """Return a translation just begun."""
    fields = {name: getattr(source, name) for name in ("title", "summary", "show_in_menus")}
    return InformationPage(
        **fields,
        slug="derechos",
        body=copy.deepcopy(body_of(source)),
        translated_from_id=1,
        translation_record=all_missing(source),
    )


def body_of(instance: InformationPage) -> list[dict[str, Any]]:
    return instance.body.stream_block.get_prep_value(instance.body)


def with_body(instance: InformationPage, body: list[dict[str, Any]], **fields: Any) -> InformationPage:
    """Return a version of a page with other blocks."""
    names = ("title", "slug", "summary", "show_in_menus", "translated_from_id", "translation_record")
    old = {name: copy.deepcopy(getattr(instance, name)) for name in names}
    return InformationPage(**{**old, **fields}, body=copy.deepcopy(body))


def item(kind: str, value: Any, key: str) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


class Hand:
    """Somebody who edits at random: a writer with `is_writer`, else a translator."""

    def __init__(self, random: Random, words: Words, is_writer: bool) -> None:
        self.random, self.words, self.is_writer = random, words, is_writer

    def text(self) -> str:
        return self.words.source() if self.is_writer else self.words.target()

    def key(self) -> str:
        return f"k{next(self.words.numbers)}"

    def block(self) -> dict[str, Any]:
        kind = self.random.choice(["paragraph", "heading", "facts", "timeline", "picture", "table"])
        return item(kind, getattr(self, f"_{kind}")(), self.key())

    def body(self) -> list[dict[str, Any]]:
        return [self.block() for _ in range(self.random.randint(0, 5))]

    def edited(self, body: list[dict[str, Any]], times: int) -> list[dict[str, Any]]:
        result = copy.deepcopy(body)
        for _ in range(times):
            self._edit_items(result, self.block)
        return result

    def _edit_items(self, found: list[dict[str, Any]], new: Any) -> None:
        act = self.random.choice(["add", "remove", "move", "retype", *["inside"] * 5])
        place = self.random.randrange(len(found)) if found else 0
        if act == "add" or not found:
            found.insert(self.random.randint(0, len(found)), new())
        elif act == "remove":
            del found[place]
        elif act == "move":
            found.insert(self.random.randint(0, len(found) - 1), found.pop(place))
        elif act == "retype":
            if self.is_writer and new == self.block:
                found[place] = {**new(), "id": found[place]["id"]}
        else:
            found[place]["value"] = self._inside(found[place]["value"])

    def _inside(self, value: Any) -> Any:
        if isinstance(value, dict):
            name = self.random.choice(list(value))
            return {**value, name: self._inside(value[name])}
        if isinstance(value, list):
            if value:
                self._edit_items(value, self._like(value))
            return value
        if isinstance(value, str) and (value.startswith("<") or not value[:4].isdigit()):
            return self._edit_rich(value) if value.startswith("<p>") else self.text()
        return self._shared(value) if self.is_writer else value

    def _like(self, found: list[dict[str, Any]]) -> Any:
        def new() -> dict[str, Any]:
            return item("item", self._fill(found[0]["value"]), self.key())

        return new

    def _fill(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._fill(inside) for name, inside in value.items()}
        if isinstance(value, list):
            return [item("item", self.text(), self.key())]
        return value if isinstance(value, str) and value[:4].isdigit() else self.text()

    def _shared(self, value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        return (
            self.random.randint(1, 9) if isinstance(value, int) else f"20{self.random.randint(10, 99)}-01-02"
        )

    def _edit_rich(self, html: str) -> str:
        found = html.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
        place = self.random.randrange(len(found))
        act = self.random.choice(["add", "remove", "move", "write", "write", "write"])
        if act == "add":
            found.insert(place, self.text())
        elif act == "remove" and len(found) > 1:
            del found[place]
        elif act == "move":
            found.insert(self.random.randint(0, len(found) - 1), found.pop(place))
        else:
            found[place] = self.text()
        return paragraphs(*found)

    def _paragraph(self) -> str:
        return paragraphs(*(self.text() for _ in range(self.random.randint(1, 4))))

    def _heading(self) -> str:
        return self.text()

    def _facts(self) -> dict[str, Any]:
        facts = [item("item", {"figure": self.text(), "text": self.text()}, self.key()) for _ in range(2)]
        return {"title": self.text(), "facts": facts, "source": ""}

    def _timeline(self) -> dict[str, Any]:
        events = [item("item", {"date": "2030-01-02", "text": self.text()}, self.key()) for _ in range(2)]
        return {"title": self.text(), "events": events}

    def _picture(self) -> dict[str, Any]:
        return {"picture": 1, "alt": self.text(), "decorative": False, "caption": ""}

    def _table(self) -> dict[str, Any]:
        rows = [
            item("item", [item("item", self.text(), self.key()) for _ in range(2)], self.key())
            for _ in range(2)
        ]
        return {"caption": "", "rows": rows}
