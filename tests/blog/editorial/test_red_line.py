"""What is public without review is said in red on every staff page, until a second person has confirmed it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring

from blog.editorial.models import Waiver
from blog.editorial.verbs.confirm import confirm
from blog.editorial.verbs.minor_edit import publish_minor_edit
from blog.editorial.verbs.publish_now import publish_now
from blog.staff import edit_url, screen_url
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def urgent() -> Any:
    page = make.release("Hearing <moved>")
    publish_now(page, make.user("Press officer", first_name="Tomás"), "The court changed the date.")
    return make.fresh(page)


def addresses(page: Any) -> list[str]:
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        edit_url(page),
        reverse("wagtailadmin_pages:add", args=["blog", "pressreleasepage", page.get_parent().pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailsnippets_blog_quote:list"),
        edit_url(make.quote()),
        reverse("wagtailadmin_reports:site_history"),
        reverse("newsroom_languages"),
        reverse("wagtailadmin_account"),
        reverse("wagtailimages:index"),
        screen_url("newsroom_publish", page),
        screen_url("newsroom_history", page),
    ]


def lines(client: Client, address: str) -> list[HtmlElement]:
    response = client.get(address)
    assert response.status_code == 200, address
    page = document_fromstring(response.content.decode())
    return page.xpath("//section[@aria-label='Published without review']")


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(make.user(admin=True))
    return client


def test_it_stands_on_every_kind_of_staff_page_and_goes_once_confirmed(admin: Client, urgent: Any) -> None:
    pages = addresses(urgent)
    waiver = Waiver.objects.get()
    for address in pages:
        [line] = lines(admin, address)
        words = " ".join(line.text_content().split())
        assert "“Hearing <moved>” is public without review. Tomás published it today" in words
        assert "“The court changed the date.”\u2069 A second person must look." in words
        assert line.xpath(f".//a[@href='{reverse('newsroom_confirm', args=[waiver.pk])}']")
    confirm(waiver, make.user("Editor"))
    for address in pages:
        assert lines(admin, address) == []


def test_everybody_on_staff_sees_it_and_no_stranger(urgent: Any) -> None:
    for role, language in (("Writer", None), ("Legal reviewer", None), ("Translator", "ar")):
        client = Client()
        client.force_login(make.user(role, language))
        assert lines(client, reverse("wagtailadmin_home"))
    assert not lines(Client(), reverse("wagtailadmin_login"))
    assert not lines(Client(), urgent.get_url())


def test_several_stand_below_each_other_and_a_minor_edit_is_not_among_them(
    admin: Client, urgent: Any
) -> None:
    press = make.user("Press officer")
    publish_now(make.release("Second"), press, "Urgent.")
    public = make.published(make.release("Typo"))
    newest = public.get_latest_revision_as_object()
    newest.body = [make.paragraph("The heating is on.")]
    newest.save_revision(user=press)
    publish_minor_edit(make.fresh(public), press)
    [line] = lines(admin, reverse("wagtailadmin_home"))
    assert [link.xpath("string(.//bdi)") for link in line.xpath(".//a")] == ["Hearing <moved>", "Second"]


def test_it_costs_one_query_however_many(admin: Client, urgent: Any) -> None:
    address = reverse("newsroom_languages")
    admin.get(address)
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            admin.get(address)
        costs.append([query["sql"] for query in queries if "editorial_waiver" in query["sql"]])
        publish_now(make.release(f"More {number}"), make.user("Press officer"), "Urgent.")
    assert [len(each) for each in costs] == [1, 1]
