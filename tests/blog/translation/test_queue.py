"""The translators' queue: what stands in it for whom, in which order, and what is said where nothing does."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from lxml.html import HtmlElement
from wagtail.users.models import UserProfile

from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.translation import claims
from blog.translation.models import Source, Translation
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import NewsroomLanguage, User
from tests import factories as make
from tests.blog.translation.conftest import NOON

pytestmark = pytest.mark.usefixtures("at_noon", "newsroom")


def asked_for(title: str = "Tenants win", language: str = "ar", **fields: Any) -> Any:
    """Begin a translation; return its draft."""
    [draft] = start(make.release(title, **fields), [make.locale(language)], make.user("Writer"))
    return draft


def row_of(draft: Any) -> Translation:
    return Translation.objects.get(object_id=str(draft.pk), locale=draft.locale, source__title=draft.title)


def due(draft: Any, moment: datetime | None) -> None:
    Translation.objects.filter(pk=row_of(draft).pk).update(due_at=moment)


def whole(draft: Any, by: User) -> Any:
    """Have somebody say that every text is right as it stands."""
    newest = draft.get_latest_revision_as_object()
    accept(newest, {segment.path for segment in segments(newest)}, by.pk)
    newest.save_revision(user=by)
    return make.fresh(draft)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(make.fresh(user))
    return client


def queue(user: User, **query: Any) -> HtmlElement:
    answer = client_of(user).get(reverse("newsroom_desk"), query)
    assert answer.status_code == 200
    [main] = html.fromstring(answer.content).xpath("//main")
    return main


def rows(page: HtmlElement) -> list[HtmlElement]:
    return page.xpath(".//tbody/tr")


def titles(page: HtmlElement) -> list[str]:
    return [row.xpath("string(th//bdi)") for row in rows(page)]


def cells(page: HtmlElement, number: int = 0) -> dict[str, str]:
    """Return what a row says, by the name of the column."""
    found = rows(page)[number].xpath("th | td")
    heads = [head.text_content().strip() for head in page.xpath(".//thead//th")]
    return {head: words(cell) for head, cell in zip(heads, found, strict=True)}


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def tabs(page: HtmlElement) -> list[str]:
    return [words(link) for link in page.xpath(".//ul[@class='translation-tabs']//a")]


def next_box(page: HtmlElement) -> str:
    return " ".join(words(box) for box in page.xpath(".//section[@class='translation-next']"))


# What stands in it, and for whom.


def test_only_ones_own_languages_stand_in_it(nadia: User) -> None:
    asked_for("For Arabic")
    asked_for("For Spanish", "es")
    assert titles(queue(nadia)) == ["For Arabic"]
    assert titles(queue(make.user("Language reviewer", "es"))) == ["For Spanish"]
    assert sorted(titles(queue(make.user("Writer")))) == ["For Arabic", "For Spanish"]


def test_it_is_for_who_works_on_a_language(nadia: User) -> None:
    for user, sees in (
        (nadia, True),
        (make.user("Language reviewer", "ar"), True),
        (make.user("Editor"), True),
        (make.user(admin=True), True),
        (make.user("Legal reviewer"), False),
    ):
        client = client_of(user)
        assert (client.get(reverse("newsroom_desk")).status_code == 200) is sees
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (
            '"Translations' in html.fromstring(home).xpath("string(//*[@id='wagtail-sidebar-props'])")
        ) is sees


def test_the_menu_says_how_much_waits(nadia: User) -> None:
    asked_for("One")
    asked_for("Two")
    whole(asked_for("Done"), nadia)
    home = html.fromstring(client_of(nadia).get(reverse("wagtailadmin_home")).content)
    assert '"Translations (2)"' in home.xpath("string(//*[@id='wagtail-sidebar-props'])")


def test_a_row_says_what_it_is_and_what_is_to_be_done(nadia: User) -> None:
    campaign = make.published(make.campaign("No data deals"))
    draft = asked_for(body=[make.paragraph("One two three.")], kind="position", campaign=campaign)
    due(draft, NOON + timedelta(hours=5, minutes=30))
    said = cells(queue(nadia))
    assert "Statement, from English into Arabic. Campaign: \u2068No data deals\u2069" in said["Title"]
    assert said["Words to do"] == "5 of 5 words 5 missing"
    assert said["Due"] == "Today, 12:30 p.m. in 5\xa0hours, 30\xa0minutes".replace("\xa0", " ")
    assert said["Who"] == "nobody yet"
    assert said["Last saved"] == "not yet"
    assert said["Action"] == "Claim: Tenants win"


def test_titles_keep_their_own_language(nadia: User) -> None:
    quote = make.quote("No tenemos miedo.", language="es")
    start(quote, [make.locale("ar")], make.user("Writer"))
    page = queue(nadia, type="quote")
    assert rows(page)[0].xpath("string(th//bdi/@lang)") == "es"
    assert "Quote, from Spanish into Arabic." in cells(page)["Title"]


def test_a_live_translation_that_is_behind_says_so(nadia: User) -> None:
    source = make.published(make.release())
    make.translated(source, "ar")
    newest = make.fresh(source).get_latest_revision_as_object()
    newest.body = [make.paragraph("The heating is back, and the lift.")]
    newest.save_revision(user=make.user("Writer"))
    assert titles(queue(nadia)) == []
    make.published(make.fresh(source))
    said = cells(queue(nadia))
    assert "Live and behind: readers see a notice" in said["Title"]
    assert said["Words to do"].startswith("7 of 9 words")


def test_words_of_others_are_only_words(nadia: User) -> None:
    asked_for("<script>alert(1)</script>")
    page = queue(nadia)
    assert titles(page) == ["<script>alert(1)</script>"]
    assert not page.xpath(".//script[contains(text(), 'alert(1)')]")


def test_a_retired_language_has_no_work(nadia: User) -> None:
    asked_for()
    NewsroomLanguage.objects.filter(locale__language_code="ar").update(state=NewsroomLanguage.State.RETIRED)
    assert titles(queue(nadia)) == []


# The lists.


def test_each_list_holds_what_it_says(nadia: User, yusuf: User) -> None:
    reviewer = make.user("Language reviewer", "ar")
    asked_for("Waits")
    claims.claim(row_of(asked_for("Claimed")), nadia)
    in_review, back = whole(asked_for("In review"), nadia), whole(asked_for("Back"), nadia)
    whole(asked_for("Of somebody else"), yusuf)
    submit(in_review, nadia)
    submit(back, nadia)
    send_back(make.fresh(back), reviewer, "No.")
    page = queue(nadia)
    assert tabs(page) == [
        "Waiting (2)",
        "Mine (1)",
        "With the reviewer (1)",
        "Sent back to you (1)",
        "Done this month (2)",
    ]
    for tab, expected in {
        "waiting": {"Waits", "Claimed"},
        "mine": {"Claimed"},
        "review": {"In review"},
        "returned": {"Back"},
        "done": {"In review", "Back"},
        "no such list": {"Waits", "Claimed"},
    }.items():
        assert set(titles(queue(nadia, tab=tab))) == expected
    assert set(titles(queue(reviewer, tab="review"))) == {"In review"}
    assert titles(queue(yusuf, tab="returned")) == []


def test_what_was_done_last_month_is_not_of_this_month(nadia: User, at_noon: time_machine.Traveller) -> None:
    whole(asked_for(), nadia)
    at_noon.move_to(NOON + timedelta(days=31))
    assert titles(queue(nadia, tab="done")) == []


def test_who_has_it_is_said_and_what_can_be_done(nadia: User, yusuf: User) -> None:
    draft = asked_for()
    claims.claim(row_of(draft), yusuf)
    said = cells(queue(nadia))
    assert said["Who"] == "Yusuf Darwish Take over…: Tenants win"
    assert said["Action"] == "Open: Tenants win"
    said = cells(queue(yusuf))
    assert said["Who"] == "You Give back: Tenants win"
    assert said["Action"] == "Continue: Tenants win"
    reviewer = cells(queue(make.user("Language reviewer", "ar")))
    assert reviewer["Who"] == "Yusuf Darwish"


def test_what_is_claimed_in_the_list_is_given_back_there(nadia: User) -> None:
    row = row_of(asked_for())
    client = Client(enforce_csrf_checks=True)
    client.force_login(nadia)
    for holder in (nadia, None):
        page = html.fromstring(client.get(reverse("newsroom_desk")).content)
        [form] = [form for form in page.forms if form.xpath("ancestor::td")]
        assert client.post(form.action, dict(form.fields)).status_code == 302
        assert claims.holder(make.fresh(row)) == holder


def test_who_only_reviews_is_not_offered_to_claim() -> None:
    asked_for()
    page = queue(make.user("Language reviewer", "ar"))
    assert cells(page)["Action"] == "Open: Tenants win"
    assert next_box(page) == ""


# Order, and what comes next.


def test_what_is_due_first_stands_first_then_what_takes_least(nadia: User) -> None:
    due(asked_for("Tomorrow"), NOON + timedelta(days=1))
    due(asked_for("Today"), NOON + timedelta(hours=1))
    asked_for("Long, and never due", body=[make.paragraph("So many words that it takes a while.")])
    asked_for("Never", body=[make.paragraph("Short.")])
    assert titles(queue(nadia)) == ["Today", "Tomorrow", "Never", "Long, and never due"]
    assert titles(queue(nadia, order="fewest"))[-1] == "Long, and never due"


def test_the_newest_can_stand_first(nadia: User, at_noon: time_machine.Traveller) -> None:
    asked_for("Older")
    at_noon.shift(timedelta(days=1))
    asked_for("Newer")
    assert titles(queue(nadia, order="newest")) == ["Newer", "Older"]


def test_next_is_what_one_began_then_what_one_claimed_then_what_nobody_has(nadia: User, yusuf: User) -> None:
    claims.claim(row_of(asked_for("Of another")), yusuf)
    due(asked_for("Free"), NOON + timedelta(hours=1))
    assert next_box(queue(nadia)).startswith("Next: Free 5 words left due today, 8 a.m. Claim and translate")
    mine = asked_for("Mine")
    claims.claim(row_of(mine), nadia)
    assert next_box(queue(nadia)).startswith("Next: Mine 5 words left claimed by you Continue translating")
    begun = asked_for("Begun")
    row = row_of(begun)
    claims.claim(row, nadia)
    newest = begun.get_latest_revision_as_object()
    newest.title = "بدأ"
    newest.save_revision(user=nadia)
    assert next_box(queue(nadia)).startswith("Next: Begun 4 words left saved by you today, 7 a.m. Continue")


def test_times_are_ones_own_and_the_zone_is_named_once(nadia: User) -> None:
    profile = UserProfile.get_for_user(nadia)
    profile.current_time_zone = "Asia/Beirut"
    profile.save()
    due(asked_for(), NOON + timedelta(days=1))
    page = queue(nadia)
    assert words(page).count("Asia/Beirut") == 1
    assert cells(page)["Due"] == "Tomorrow, 2 p.m."


# Filters, pages, and nothing.


def test_filters_leave_out_what_does_not_match(nadia: User) -> None:
    campaign = make.published(make.campaign("Heat for all"))
    asked_for("Heat is back", campaign=campaign)
    asked_for("A long one", body=[make.paragraph("word " * 60)])
    assert titles(queue(nadia, q="heat")) == ["Heat is back"]
    assert titles(queue(nadia, words="few")) == ["Heat is back"]
    assert titles(queue(nadia, words="some", order="newest")) == ["A long one", "Heat is back"]
    assert titles(queue(nadia, words="more")) == []
    assert titles(queue(nadia, campaign=str(campaign.translation_key))) == ["Heat is back"]
    assert titles(queue(nadia, type="quote")) == []


def test_who_has_several_languages_filters_by_them(nadia: User) -> None:
    asked_for("For Arabic")
    asked_for("For Spanish", "es")
    writer = make.user("Writer")
    assert titles(queue(writer, language="es")) == ["For Spanish"]
    assert not queue(nadia).xpath(".//select[@name='language']")


@pytest.mark.parametrize(
    "query",
    [
        {"p": "0"},
        {"p": "99999"},
        {"p": "-1"},
        {"p": "x"},
        {"words": "x"},
        {"type": "x"},
        {"campaign": "x"},
        {"campaign": str(uuid4())},
        {"order": "x"},
        {"q": "\x00"},
        {"q": "x" * 5000},
        {"ordering": "-pk"},
        {"export": "csv"},
    ],
)
def test_bad_input_is_never_an_error(nadia: User, query: dict[str, str]) -> None:
    asked_for()
    assert client_of(nadia).get(reverse("newsroom_desk"), query).status_code == 200


def test_where_nothing_matches_the_filters_can_be_cleared(nadia: User) -> None:
    asked_for()
    page = queue(nadia, q="no such thing")
    assert "Nothing matches" in words(page)
    assert "Nothing waits" not in words(page)
    [clear] = page.xpath(".//a[text()='Clear filters']/@href")
    assert clear == "?tab=waiting"


def test_where_nothing_waits_it_says_what_is_fresh_and_offers_what_is_not_there_yet(
    nadia: User, yusuf: User
) -> None:
    whole(asked_for("All done"), yusuf)
    public = make.published(make.release("Only in English"))
    make.release("Not public")
    said = queue(nadia)
    assert "Nothing waits in Arabic" in words(said)
    assert "The last one was finished by Yusuf Darwish (today, 7 a.m.): “All done”." in words(said)
    assert "Not public" not in words(said)
    links = said.xpath(".//a[bdi[text()='Only in English']]/@href")
    assert links == [reverse("newsroom_translate", args=["page", public.pk])]
    assert not said.xpath(".//a[bdi[text()='News']]")
    assert client_of(nadia).get(links[0]).status_code == 200


def test_a_list_that_holds_nothing_says_so(nadia: User) -> None:
    asked_for()
    assert "Nothing stands in this list." in words(queue(nadia, tab="mine"))


# Cost.


def fill(count: int) -> None:
    """Put many rows in the queue, about one and the same release as far as words go."""
    first = row_of(asked_for("First"))
    sources = Source.objects.bulk_create(
        Source(
            content_type=first.source.content_type,
            object_id=f"{number}0000000",
            locale=first.source.locale,
            translation_key=uuid4(),
            title=f"Release {number}",
            campaign_key=first.source.campaign_key,
            words=40,
            dated=NOON - timedelta(hours=number),
        )
        for number in range(count)
    )
    Translation.objects.bulk_create(
        Translation(
            content_type=first.content_type,
            object_id=source.object_id,
            locale=first.locale,
            source=source,
            base=first.base,
            texts_missing=2,
            texts_fresh=1,
            words_missing=number % 300,
            words_fresh=10,
            words_left=number % 300,
            due_at=NOON + timedelta(minutes=number) if number % 3 else None,
            assignee=make.user("Translator", "ar") if number % 5 == 0 else None,
            claimed_until=NOON + timedelta(hours=1),
            touched_by=make.user("Translator", "ar"),
            touched_at=NOON,
        )
        for number, source in enumerate(sources)
    )


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_depend_on_how_much_waits(nadia: User) -> None:
    client = client_of(nadia)
    fill(20)
    addresses = [
        reverse("newsroom_desk"),
        f"{reverse('newsroom_desk')}?tab=mine&order=newest",
        reverse("wagtailadmin_home"),
    ]
    for address in addresses:
        client.get(address)
    few = [queries(client, address) for address in addresses]
    Source.objects.all().delete()
    fill(5000)
    assert [queries(client, address) for address in addresses] == few
    assert few[0] <= 18
