"""Who has no right at an object learns nothing of its draft and changes nothing, whichever way they try.

Each class of hole that Wagtail's advisories of 2026 name is tried here: compare, history, copy, preview, chosen, copy
for translation, usage, bulk actions, the admin's API.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, Revision

from blog.editorial.verbs import answer, ask, publish_now, unpublish
from blog.models import Quote
from blog.translation import tally
from blog.translation.start import start
from home.models import User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

CANARY = "Xylograph"


@pytest.fixture
def draft(newsroom: Any) -> Any:
    """An English draft with two versions, full of a word that stands nowhere else."""
    page = factories.release(f"{CANARY} one", body=[factories.paragraph(f"{CANARY} in the text.")])
    newest = page.get_latest_revision_as_object()
    newest.title = f"{CANARY} two"
    newest.save_revision(user=factories.user("Writer"))
    start(page, [factories.locale("es")], factories.user("Writer"))
    return factories.fresh(page)


def outsiders() -> list[User]:
    """Those without a right at an English draft that doesn't wait for them."""
    return [
        factories.user(),
        factories.user("Translator", "ar"),
        factories.user("Language reviewer", "ar"),
        factories.user("Legal reviewer"),
    ]


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def reading(page: Any) -> dict[str, str]:
    first, last = page.revisions.order_by("pk")[0].pk, page.latest_revision_id
    named = {
        "edit": [page.pk],
        "view_draft": [page.pk],
        "preview_on_edit": [page.pk],
        "history": [page.pk],
        "history_results": [page.pk],
        "workflow_history": [page.pk],
        "usage": [page.pk],
        "copy": [page.pk],
        "move": [page.pk],
        "delete": [page.pk],
        "revisions_view": [page.pk, last],
        "revisions_revert": [page.pk, first],
        "confirm_workflow_cancellation": [page.pk],
    }
    urls = {name: reverse(f"wagtailadmin_pages:{name}", args=args) for name, args in named.items()}
    urls["compare"] = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first, last])
    urls["explore"] = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    urls["search"] = reverse("wagtailadmin_pages:search") + f"?q={CANARY[:-1]}"
    urls["type_use"] = reverse("wagtailadmin_pages:type_use", args=["blog", "pressreleasepage"])
    urls["site_history"] = reverse("wagtailadmin_reports:site_history")
    urls["aging"] = reverse("wagtailadmin_reports:aging_pages")
    urls["bulk delete"] = (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
    )
    row = tally.row_of(page.version(factories.locale("es").pk))
    assert row
    for name in ("translation", "translation_preview", "translation_suggestions"):
        urls[f"desk {name}"] = reverse(f"newsroom_{name}", args=[row.pk]) + "?path=title"
    urls["matrix"] = reverse("newsroom_matrix")
    urls["queue"] = reverse("newsroom_desk") + "?tab=waiting"
    urls["api"] = reverse("wagtailadmin_api:pages:detail", args=[page.pk])
    urls["api list"] = reverse("wagtailadmin_api:pages:listing") + "?fields=*"
    for screen in (
        "publish",
        "unpublish",
        "publish_now",
        "minor_edit",
        "reopen",
        "legal",
        "translate",
        "send",
    ):
        urls[f"newsroom {screen}"] = reverse(f"newsroom_{screen}", args=["page", page.pk])
    return urls


def test_a_draft_shows_nowhere_to_who_has_no_right_at_it(draft: Any, subtests: pytest.Subtests) -> None:
    for user in outsiders():
        client = signed_in(user)
        assert CANARY not in client.get(reverse("wagtailadmin_home")).text
        for name, url in reading(draft).items():
            with subtests.test(f"{user}: {name}"):
                # Only where somebody is led by a list is it worth looking where.
                assert CANARY not in client.get(url, follow=name in ("explore", "search")).text
                assert CANARY not in client.post(url).text


def test_a_draft_does_show_to_who_has_a_right(draft: Any) -> None:
    """The test above would find it."""
    client = signed_in(factories.user("Editor"))
    urls = reading(draft)
    for name in ("edit", "view_draft", "history", "compare", "explore", "api", "site_history"):
        assert CANARY in client.get(urls[name]).text, name


def test_nobody_without_a_right_changes_a_draft(draft: Any, subtests: pytest.Subtests) -> None:
    before = Page.objects.count(), Revision.objects.count(), draft.latest_revision_id
    for user in outsiders():
        client = signed_in(user)
        for name, url in reading(draft).items():
            with subtests.test(f"{user}: {name}"):
                client.post(url, {"title": "Taken over", "slug": "taken", "new_title": "x", "new_slug": "y"})
                found = factories.fresh(draft)
                assert (Page.objects.count(), Revision.objects.count(), found.latest_revision_id) == before


SNIPPET_READING = [
    "edit",
    "delete",
    "history",
    "history_results",
    "usage",
    "workflow_history",
    "preview_on_edit",
]


def test_a_translator_changes_no_quote_of_another_language(subtests: pytest.Subtests) -> None:
    quote = factories.quote(f"{CANARY} said so.")
    client = signed_in(factories.user("Translator", "ar"))
    before = Revision.objects.count()
    for name in [*SNIPPET_READING, "lock", "unlock", "unpublish"]:
        with subtests.test(name):
            client.post(
                reverse(f"wagtailsnippets_blog_quote:{name}", args=[quote.pk]),
                {"words": "Other words.", "speaker": quote.speaker_id},
            )
            assert Quote.objects.get(pk=quote.pk).get_latest_revision_as_object().words == quote.words
            assert Revision.objects.count() == before
    for url in (
        reverse("wagtailsnippets_blog_quote:add") + "?locale=en",
        reverse("wagtailsnippetchoosers_blog_quote:create"),
        reverse("wagtail_bulk_action", args=["blog", "quote", "delete"]) + f"?id={quote.pk}",
    ):
        with subtests.test(url):
            client.post(url, {"words": "New.", "speaker": quote.speaker_id})
            assert Quote.objects.count() == 1


def test_somebody_without_a_role_reads_no_quote(subtests: pytest.Subtests) -> None:
    quote = factories.quote(f"{CANARY} said so.")
    client = signed_in(factories.user())
    names = [*SNIPPET_READING, "revisions_view"]
    for name in names:
        args = [quote.pk, quote.latest_revision_id] if name == "revisions_view" else [quote.pk]
        with subtests.test(name):
            url = reverse(f"wagtailsnippets_blog_quote:{name}", args=args)
            assert CANARY not in client.get(url, follow=True).text
    for url in (
        reverse("wagtailsnippets_blog_quote:list"),
        reverse("wagtailsnippetchoosers_blog_quote:choose"),
        reverse("wagtailsnippetchoosers_blog_quote:choose_results"),
        reverse("wagtailsnippetchoosers_blog_quote:chosen", args=[quote.pk]),
        reverse("wagtailsnippetchoosers_blog_quote:chosen_multiple") + f"?id={quote.pk}",
    ):
        with subtests.test(url):
            assert CANARY not in client.get(url, follow=True).text


def test_wagtails_copy_for_translation_and_copy_of_snippets_are_not_there() -> None:
    for name in ("simple_translation:submit_page_translation", "wagtailsnippets_blog_quote:copy"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=[1])


@pytest.mark.parametrize(
    "action", ["publish", "unpublish", "copy", "copy_for_translation", "move", "create_alias"]
)
def test_the_admins_api_does_nothing_past_our_verbs(draft: Any, action: str) -> None:
    url = reverse("wagtailadmin_api:pages:action", args=[draft.pk, action])
    before = Page.objects.count()
    response = signed_in(factories.user(admin=True)).post(
        url, {"locale": "es", "slug": "new"}, content_type="application/json"
    )
    assert response.status_code == 302 and response["Location"] == "/admin/"
    assert Page.objects.count() == before and not factories.fresh(draft).live


def test_an_arabic_translator_works_on_arabic_alone(draft: Any) -> None:
    source = factories.published(factories.release("Public", slug="public"))
    arabic = factories.translated(source, "ar", publish=False)
    client = signed_in(factories.user("Translator", "ar"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[arabic.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[source.pk])).status_code == 302
    assert client.get(reverse("newsroom_publish", args=["page", arabic.pk])).status_code == 302


@pytest.fixture
def public(newsroom: Any) -> Any:
    """A public statement, whose draft and record are full of a word that stands nowhere in public."""
    page = factories.release(f"{CANARY} to begin with", slug="public")
    newest = page.get_latest_revision_as_object()
    newest.title = "Public"
    newest.save_revision(user=factories.user("Writer"))
    page = factories.published(factories.fresh(page))
    question, _secret = ask.ask(page, factories.user("Writer"), CANARY, "en")
    answer.answer(question, "changed", comment=f"{CANARY} is wrong.")
    return factories.fresh(page)


@pytest.mark.parametrize("screen", ["history", "ask_outside", "due", "legal", "reopen", "publish"])
def test_the_record_of_what_is_public_is_not(public: Any, screen: str, subtests: pytest.Subtests) -> None:
    url = reverse(f"newsroom_{screen}", args=["page", public.pk])
    for user in outsiders():
        with subtests.test(str(user)):
            assert signed_in(user).get(url).status_code == 302


def test_who_works_on_what_is_public_finds_its_record(public: Any) -> None:
    client = signed_in(factories.user("Writer"))
    for screen in ("history", "ask_outside"):
        assert CANARY in client.get(reverse(f"newsroom_{screen}", args=["page", public.pk])).text


def test_a_history_has_the_acts_on_those_versions_alone_that_somebody_may_see(public: Any) -> None:
    arabic = factories.translated(public, "ar")
    text = (
        signed_in(factories.user("Translator", "ar"))
        .get(reverse("newsroom_history", args=["page", arabic.pk]))
        .text
    )
    assert CANARY not in text and "Public (ar)" in text


def test_the_red_line_names_what_is_public_and_no_draft_of_it() -> None:
    page = factories.release("Out at once")
    publish_now.publish_now(page, factories.user("Press officer"), "It can’t wait.")
    newest = factories.fresh(page).get_latest_revision_as_object()
    newest.title = f"{CANARY} next"
    newest.save_revision(user=factories.user("Writer"))
    text = signed_in(factories.user("Legal reviewer")).get(reverse("wagtailadmin_account")).text
    assert "Out at once" in text and CANARY not in text
    unpublish.unpublish(factories.fresh(page), factories.user("Press officer"))
    factories.fresh(page).get_latest_revision_as_object().save()
    assert CANARY not in signed_in(factories.user("Legal reviewer")).get(reverse("wagtailadmin_account")).text
