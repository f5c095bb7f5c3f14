"""What an editorial office does in a year, in any order: each act takes a world and a way to choose."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from blog.editorial import approvals
from blog.editorial.verbs import unpublish, withdraw_quote
from blog.models import (
    CampaignPage,
    CampaignUpdatePage,
    NewsIndexPage,
    Person,
    PressReleasePage,
    Quote,
    Topic,
)
from blog.translation.deleting import has_translations
from blog.translation.models import Credit
from edition import ahead
from edition.publicity import Refusal
from edition.publishing import update
from home.models import HomePage, InformationPage, NewsroomSettings, Picture
from tests import factories

T = TypeVar("T")
LANGUAGES = ("en", "es", "ar", "zh-hans")
CLASSES: list[Any] = [
    PressReleasePage,
    CampaignPage,
    CampaignUpdatePage,
    InformationPage,
    Quote,
    Person,
    Topic,
]
WORDS = ("Heat", "Wages", "Buses", "School", "Clinic", "Library", "Court", "Roof", "Water", "Door")


class Choice:
    """Chooses by numbers that somebody draws."""

    def __init__(self, draw: Callable[[int], int]) -> None:
        self.draw = draw

    def of(self, things: Sequence[T]) -> T:
        return things[self.draw(len(things))]

    def any(self, *models: Any, **having: Any) -> Any:
        """Choose an object of some classes, as the database has it.

        Raises:
            LookupError: where there is none.
        """
        found = [each for model in models for each in model._default_manager.filter(**having).order_by("pk")]
        if not found:
            raise LookupError
        return self.of(found)

    def words(self) -> str:
        return f"{self.of(WORDS)} {self.of(WORDS).lower()} {self.draw(100)}"


def write_release(choose: Choice) -> None:
    body: list[Any] = [factories.paragraph(choose.words())]
    if quotes := list(Quote.objects.filter(translated_from=None).order_by("pk")):
        body.append(("quote", choose.of(quotes)))
    if pictures := list(Picture.objects.order_by("pk")):
        body.append(("picture", {"picture": choose.of(pictures), "alt": "A door"}))
    if live := list(Page.objects.live().filter(depth__gt=3).order_by("pk")):
        page = choose.of(live)
        body.append(("paragraph", f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>'))
    campaigns = list(CampaignPage.objects.filter(translated_from=None).order_by("pk"))
    topics = list(Topic.objects.filter(translated_from=None).order_by("pk"))
    factories.release(
        choose.words(),
        body,
        campaign=choose.of([None, *campaigns]),
        topics=[choose.of(topics)] if topics else [],
        summary=choose.words(),
    )


def write_campaign(choose: Choice) -> None:
    demands = [factories.demand("Repair it", factories.move("made")), factories.demand("Pay them")]
    factories.campaign(choose.words(), demands)


def write_update(choose: Choice) -> None:
    campaign = choose.any(CampaignPage, translated_from=None, live=True)
    moves = [
        {
            "demand": choose.draw(2) + 1,
            **factories.move("won", note=choose.words(), evidence=[factories.LINK]),
        }
    ]
    factories.update(campaign, choose.words(), moves=moves)


def write_information(choose: Choice) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    page = InformationPage(
        title=choose.words(),
        body=[factories.paragraph(choose.words())],
        locale=home.locale,
        live=False,
        show_in_menus=bool(choose.draw(2)),
    )
    home.add_child(instance=page)
    page.save_revision(user=factories.user("Writer"))


def write_quote(choose: Choice) -> None:
    people = list(Person.objects.filter(translated_from=None).order_by("pk"))
    factories.quote(choose.words(), choose.of(people) if people and choose.draw(2) else None)


def write_topic(choose: Choice) -> None:
    factories.topic(choose.words())


def upload_picture(choose: Choice) -> None:
    factories.picture(choose.words(), credit=choose.words())


def publish(choose: Choice) -> None:
    factories.published(choose.any(*CLASSES))


def publish_another(choose: Choice) -> None:
    factories.published(choose.any(*CLASSES, live=False))


def reword(choose: Choice) -> None:
    """Change the words of something, as a draft."""
    instance = choose.any(*CLASSES, NewsIndexPage, HomePage)
    newest = instance.get_latest_revision_as_object()
    name = next(name for name in ("title", "words", "name") if hasattr(newest, name))
    setattr(newest, name, choose.words())
    newest.save_revision(user=factories.user("Writer"))


def reword_and_publish(choose: Choice) -> None:
    instance = choose.any(*CLASSES, NewsIndexPage, HomePage, live=True)
    newest = instance.get_latest_revision_as_object()
    name = next(name for name in ("title", "words", "name") if hasattr(newest, name))
    setattr(newest, name, choose.words())
    newest.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(instance))


def rename(choose: Choice) -> None:
    """Give something public another address."""
    instance = choose.any(*CLASSES, NewsIndexPage, live=True)
    newest = instance.get_latest_revision_as_object()
    newest.slug = choose.words().lower().replace(" ", "-")
    newest.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(instance))


def take_back(choose: Choice) -> None:
    unpublish.unpublish(choose.any(*CLASSES, live=True), factories.user("Press officer"))


def withdraw(choose: Choice) -> None:
    withdraw_quote.withdraw(choose.any(Quote, live=True), factories.user("Press officer"), "Their wish.")


def translate(choose: Choice) -> None:
    source, language = choose.any(*CLASSES, translated_from=None), choose.of(LANGUAGES[1:])
    if source.get_translations().filter(locale__language_code=language).exists():
        raise LookupError
    factories.translated(source, language, publish=bool(choose.draw(3)))


def move(choose: Choice) -> None:
    choose.any(CampaignUpdatePage, translated_from=None).move(
        choose.any(CampaignPage, translated_from=None), pos="last-child"
    )


def delete(choose: Choice) -> None:
    instance = choose.any(PressReleasePage, CampaignUpdatePage, InformationPage, Topic, Quote)
    if has_translations(instance):
        raise LookupError
    instance.delete()


def replace_picture(choose: Choice) -> None:
    picture = choose.any(Picture)
    other = factories.picture("Another", width=300 + choose.draw(50))
    with other.file.open("rb") as file:
        picture.file = ContentFile(file.read(), name="other.jpg")
    picture.credit = choose.words()
    picture.save()
    picture.renditions.all().delete()


def set_menu(choose: Choice) -> None:
    page = choose.any(NewsIndexPage, InformationPage, live=True)
    newest = page.get_latest_revision_as_object()
    newest.show_in_menus = not newest.show_in_menus
    newest.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(page))


def set_newsroom(choose: Choice) -> None:
    settings = NewsroomSettings.load()
    settings.colour = choose.of(["#2637b5", "#8a1c1c", "#1c5c3a"])
    settings.time_zone = choose.of(["America/New_York", "Europe/Madrid", "Asia/Shanghai"])
    settings.save()


def redirect(choose: Choice) -> None:
    target = choose.any(PressReleasePage, live=True)
    address = choose.of(
        [f"/en/{choose.words().replace(' ', '-')}", "/en/news/topic/old", target.get_url().rstrip("/")]
    )
    Redirect.objects.get_or_create(
        old_path=Redirect.normalise_path(address), defaults={"redirect_page": target}
    )


def be_named(choose: Choice) -> None:
    writer = factories.user("Writer")
    credit = Credit.objects.filter(user=writer).first() or Credit(user=writer)
    credit.shown, credit.pen_name = "pen_name", choose.words()
    credit.save()


def close_or_open_a_language(choose: Choice) -> None:
    home = choose.any(HomePage, locale__language_code__in=LANGUAGES[1:])
    if home.live:
        home.unpublish()
    else:
        factories.published(home)


def rename_the_site(choose: Choice) -> None:
    site = Site.objects.get()
    site.hostname = choose.of(["localhost", "testserver"])
    site.save()


def launch(choose: Choice) -> None:
    """Prepare something for this moment, do other things, and switch to it."""
    drafts = [choose.any(*CLASSES, live=False) for _number in range(1 + choose.draw(3))]
    for draft in drafts:
        if isinstance(draft, approvals.REVIEWED):
            factories.approved(draft)
    preparation = ahead.prepare(map(factories.fresh, drafts), timezone.now())
    for _number in range(choose.draw(3)):
        do(choose.of([act for act in ACTS if act is not launch]), choose)
        if choose.draw(2):
            update()
    try:
        ahead.switch(preparation)
    finally:
        ahead.drop(preparation)


ACTS = [
    *(
        write_release,
        write_campaign,
        write_update,
        write_information,
        write_quote,
        write_topic,
        upload_picture,
    ),
    *(
        publish,
        publish_another,
        publish_another,
        reword,
        reword_and_publish,
        reword_and_publish,
        rename,
        take_back,
    ),
    *(
        withdraw,
        translate,
        translate,
        move,
        delete,
        replace_picture,
        set_menu,
        set_newsroom,
        redirect,
        be_named,
    ),
    *(close_or_open_a_language, rename_the_site, launch, launch),
]
HOURS = [1, 12, 30, 24 * 40]


def do(act: Callable[[Choice], None], choose: Choice) -> bool:
    """Do an act, or nothing where the rules or the world don't have it; say which."""
    try:
        # What changes the edition's files itself can't be rolled back with the database.
        with nullcontext() if act is launch else transaction.atomic():
            act(choose)
    except (LookupError, ValidationError, ProtectedError, Refusal, ahead.CannotPrepare):
        return act is launch
    return True
