"""What the processes of an office do: each runs one of these, in a newsroom that its environment names."""

import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from django.core.management import execute_from_command_line
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse

from blog.models import Person
from edition import publishing
from edition.building import build
from edition.models import Change
from edition.verifying import verify
from tests import factories

NAME = "Rosa 0"


def do(said: Path, answers: Connection | None, errand: Callable[..., Any], *arguments: Any) -> None:
    """Do an errand in a process of its own, and answer with what it returns.

    :param said: the file for what the process writes.
    """
    with said.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    found = errand(*arguments)
    connections.close_all()
    if answers:
        answers.send(found)


def manage(*arguments: str) -> None:
    take_time()
    execute_from_command_line(["manage.py", *arguments])


def found() -> None:
    """Have a person who is quoted by two statements, and the edition of all that."""
    speaker = factories.published(factories.person(NAME))
    for number in range(2):
        quote = factories.published(factories.quote(f"We were {number} in the room.", speaker))
        body = [factories.paragraph("The heating is back."), ("quote", quote)]
        factories.published(factories.release(f"Statement {number}", body))
    build()


def rename(number: int, update: bool = True) -> None:
    """Give that person another name, and another address.

    :param update: false for somebody who is killed between the commit and what follows it.
    """
    take_time()
    person = Person.objects.get(translated_from=None)
    newest = person.get_latest_revision_as_object()
    newest.name, newest.slug = f"Rosa {number}", f"rosa-{number % 2}"
    with transaction.atomic():
        newest.save_revision(user=factories.user("Writer"))
        factories.published(factories.fresh(person))
        if not update:
            connection.run_on_commit.clear()


def publish_each(titles: list[str]) -> None:
    """Publish statements one after the other, each with whatever else has been published meanwhile."""
    take_time()
    for title in titles:
        with transaction.atomic():
            factories.published(factories.release(title))


def publish_on_screen(title: str) -> list[str]:
    """Publish a statement as a press officer does; return the messages that the screen has then."""
    draft = factories.approved(factories.release(title))
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(factories.user("Press officer"))
    answer = client.post(
        reverse("newsroom_publish", args=["page", draft.pk]),
        {"revision": draft.latest_revision_id},
        follow=True,
    )
    return [
        " ".join(each.text.split()) for each in BeautifulSoup(answer.text, "html5lib").select(".messages li")
    ]


def waiting() -> int:
    """Return how many changes wait for the edition."""
    return Change.objects.count()


def settle() -> list[str]:
    """Do what waits; return what is not as it should be then."""
    assert publishing.update() == 0
    return [str(difference) for difference in verify()]


def take_time() -> None:
    """Show a change whole, however slow the machine is."""
    publishing.BUDGET = publishing.SLICE = 600
