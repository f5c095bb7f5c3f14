"""Everything public becomes files, and nothing else does."""

from pathlib import Path

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from edition import tree
from edition.building import build
from edition.publishing import update
from edition.verifying import verify
from tests import factories


def test_a_new_edition_is_what_django_says(edition: Path) -> None:
    names = set(tree.Edition(tree.version()).names())
    assert "files/en/index.html" in names
    assert "files/en/index.html.br" in names
    assert verify() == []


def test_a_page_has_its_file_whatever_redirect_somebody_has_entered_at_its_address(edition: Path) -> None:
    release = factories.published(factories.release("Tenants win"))
    redirect = Redirect.objects.create(
        old_path="/en/news/tenants-win", redirect_link="/en/news/", site=Site.objects.get()
    )
    assert update() == 0
    build()
    assert tree.Edition(tree.version()).read("files/en/news/tenants-win/index.html")
    redirect.delete()
    assert update() == 0
    assert factories.fresh(release).live
    assert tree.Edition(tree.version()).read("files/en/news/tenants-win/index.html")
    assert verify() == []
