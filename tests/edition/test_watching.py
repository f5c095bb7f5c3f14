"""`edition watch` goes on whatever happens: with it, the whole newsroom would stop."""

from pathlib import Path

import pytest
from wagtail.models import Site

from edition import tree
from edition.management.commands import edition as command
from edition.tree import Edition
from edition.verifying import verify
from tests import factories


def test_it_goes_on_where_no_site_is_the_default_one(
    edition: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every test is one transaction, which would end with its connection.
    monkeypatch.setattr(command, "close_old_connections", lambda: None)
    site = Site.objects.get()
    site.is_default_site = False
    site.save()
    factories.published(factories.release("Tenants win"))

    assert command.Command()._tick() > 0
    assert "tried again" in caplog.text

    site.is_default_site = True
    site.save()
    command.Command()._tick()
    assert Edition(tree.version()).read("files/en/news/tenants-win/index.html")
    assert verify() == []
