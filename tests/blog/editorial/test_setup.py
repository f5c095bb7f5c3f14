"""`manage.py setup_newsroom`: makes a newsroom, may be run again, says and repairs what has drifted."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Site, Workflow, WorkflowPage

from blog.editorial.models import LegalTask, QuotesHeldTask
from blog.models import NewsIndexPage
from home.models import HomePage, NewsroomSettings, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    factories.no_newsroom()


ARGUMENTS = ("--name", "Casa de Prueba", "--languages", "en,es,ar", "--zone", "America/New_York")


def set_up(*more: str) -> None:
    call_command("setup_newsroom", *ARGUMENTS, *more)


def state() -> dict[str, object]:
    return {
        "pages": list(
            Page.objects.order_by("path").values_list("path", "title", "slug", "live", "translation_key")
        ),
        "groups": list(Group.objects.order_by("name").values_list("name", flat=True)),
        "rights": sorted(Group.objects.values_list("name", "permissions__codename"), key=str),
        "page_rights": sorted(
            GroupPagePermission.objects.values_list("group__name", "page__path", "permission__codename")
        ),
        "files": sorted(GroupCollectionPermission.objects.values_list("group__name", "permission__codename")),
        "workflows": list(Workflow.objects.values_list("name", "active")),
    }


def test_makes_a_newsroom_that_readers_can_open_in_every_language(client: Client) -> None:
    set_up()
    assert [home.is_translation for home in HomePage.objects.order_by("path")] == [False, True, True]
    assert len(set(HomePage.objects.values_list("translation_key", flat=True))) == 1
    assert NewsIndexPage.objects.live().count() == 3
    assert NewsroomSettings.load().time_zone == "America/New_York"
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    assert not Page.objects.filter(slug="home").exists()
    for language in ("en", "es", "ar"):
        assert client.get(f"/{language}/").status_code == 200
        assert client.get(f"/{language}/news/").status_code == 200


def test_a_second_run_changes_nothing() -> None:
    set_up()
    before = state()
    set_up()
    assert state() == before
    set_up("--check")


def test_a_language_can_be_added_later() -> None:
    factories.newsroom(("en", "es"))
    statement = factories.published(factories.release())
    set_up()
    assert HomePage.objects.live().count() == 3
    assert Group.objects.filter(name="Translator (ar)").exists()
    from blog.models import Entry

    assert set(Entry.objects.filter(object_id=statement.pk).values_list("language", flat=True)) == {
        "en",
        "es",
        "ar",
    }


def drop_a_right() -> None:
    Group.objects.get(name="Writer").permissions.clear()


def add_a_right() -> None:
    Group.objects.get(name="Writer").permissions.add(Permission.objects.get(codename="delete_user"))


def drop_a_group() -> None:
    Group.objects.get(name="Legal reviewer").delete()


def let_writers_publish() -> None:
    GroupPagePermission.objects.create(
        group=Group.objects.get(name="Writer"),
        page=Page.get_first_root_node(),
        permission=Permission.objects.get(codename="publish_page"),
    )


def take_the_pictures_away() -> None:
    GroupCollectionPermission.objects.filter(group__name="Writer").delete()


def change_the_zone() -> None:
    NewsroomSettings.objects.update(time_zone="UTC")


def lose_a_news_list() -> None:
    NewsIndexPage.objects.get(locale__language_code="ar").delete()


def skip_legal_review() -> None:
    LegalTask.objects.get().workflow_tasks.all().delete()


def put_the_quotes_first() -> None:
    QuotesHeldTask.objects.get().workflow_tasks.update(sort_order=-1)


def lose_the_workflow() -> None:
    WorkflowPage.objects.all().delete()


def retire_the_workflow() -> None:
    Workflow.objects.get(name="Review").deactivate()


DRIFTS = [
    drop_a_right,
    add_a_right,
    drop_a_group,
    let_writers_publish,
    take_the_pictures_away,
    change_the_zone,
    lose_a_news_list,
    skip_legal_review,
    put_the_quotes_first,
    lose_the_workflow,
    retire_the_workflow,
]


def test_drift_is_printed_fails_the_check_and_is_repaired(
    capsys: pytest.CaptureFixture[str], subtests: pytest.Subtests
) -> None:
    set_up()
    for drift in DRIFTS:
        with subtests.test(drift.__name__):
            drift()
            capsys.readouterr()
            with pytest.raises(CommandError, match="differences") as failure:
                set_up("--check")
            assert failure.value.returncode == 1
            assert capsys.readouterr().out.strip()
            set_up()
            set_up("--check")


def test_a_check_changes_nothing() -> None:
    set_up()
    drop_a_right()
    before = state()
    with pytest.raises(CommandError):
        set_up("--check")
    assert state() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--name", " ", "--languages", "en", "--zone", "UTC"), "name"),
        (("--name", "N", "--languages", "en,xx", "--zone", "UTC"), "xx"),
        (("--name", "N", "--languages", "", "--zone", "UTC"), "language"),
        (("--name", "N", "--languages", "en", "--zone", "Mars/Crater"), "Mars/Crater"),
        (("--name", "N", "--languages", "en", "--zone", "../etc/passwd"), "not a time zone"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_made(
    arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("setup_newsroom", *arguments)
    assert not HomePage.objects.exists()


def test_the_first_administrator_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("USERNAME", "first"),
        ("EMAIL", "first@newsroom.example"),
        ("PASSWORD", "a long secret"),
    ):
        monkeypatch.setenv(f"DJANGO_SUPERUSER_{name}", value)
    set_up()
    set_up()
    administrator = User.objects.get()
    assert administrator.is_superuser
    assert administrator.check_password("a long secret")


def test_groups_of_an_own_making_are_left_alone() -> None:
    set_up()
    own = Group.objects.create(name="Archive readers")
    own.permissions.add(Permission.objects.get(codename="access_admin"))
    set_up()
    assert own.permissions.count() == 1
