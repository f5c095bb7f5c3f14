"""Who may do what, as the table of roles says it."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import policy_registry

from blog.editorial.policies import LanguagePolicy
from blog.editorial.roles import ROLES, languages_with_right, may
from blog.models import Quote
from home.models import Attachment, Picture, User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

VERBS = {
    "Writer": {"import", "translate"},
    "Editor": {"import", "translate", "review"},
    "Legal reviewer": set(),
    "Press officer": {"import", "translate", "publish"},
}


def test_verbs_of_the_roles() -> None:
    statement = factories.release()
    for role, verbs in VERBS.items():
        user = factories.user(role)
        held = {verb for verb in ("import", "translate", "review", "publish") if may(user, verb, statement)}
        assert held == verbs


def test_a_translator_translates_into_their_language_only() -> None:
    translator = factories.user("Translator", "es")
    assert may(translator, "translate", language="es")
    assert not may(translator, "translate", language="ar")
    assert not may(translator, "translate", factories.release())
    assert not may(translator, "publish", language="es")


def test_administrators_may_everything_while_they_are_active() -> None:
    admin = factories.user(admin=True)
    assert may(admin, "publish", factories.release())
    admin.is_active = False
    assert not may(admin, "publish", factories.release())


def test_strangers_and_people_without_a_role_may_nothing() -> None:
    for nobody in (AnonymousUser(), factories.user()):
        assert not any(
            may(nobody, verb, language="en") for verb in ("import", "translate", "review", "publish")
        )


def test_no_group_holds_a_right_by_which_wagtail_itself_publishes() -> None:
    assert Group.objects.exists()
    forbidden = ("publish", "bulk_delete", "delete", "unpublish")
    held = set(Permission.objects.filter(group__isnull=False).values_list("codename", flat=True))
    held |= set(GroupPagePermission.objects.values_list("permission__codename", flat=True))
    held |= set(GroupCollectionPermission.objects.values_list("permission__codename", flat=True))
    assert [codename for codename in held if codename.startswith(forbidden)] == []


def test_no_role_can_publish_or_close_a_page_by_wagtails_own_rights() -> None:
    statement = factories.published(factories.release())
    users = [factories.user(role.name, "es" if role.per_language else None) for role in ROLES]
    for user in users:
        tester = statement.permissions_for_user(user)
        assert not tester.can_publish()
        assert not tester.can_unpublish()
        assert not tester.can_set_view_restrictions()
        assert not tester.can_delete()


def test_a_translator_changes_translations_into_their_language_and_no_other_page() -> None:
    translator, writer = factories.user("Translator", "es"), factories.user("Writer")
    source = factories.release()
    spanish = factories.translated(source, "es", publish=False)
    arabic = factories.translated(source, "ar", publish=False)
    first_in_spanish = factories.release("Nace en español", language="es")
    assert spanish.permissions_for_user(translator).can_edit()
    for page in (source, arabic, first_in_spanish):
        assert not page.permissions_for_user(translator).can_edit()
        assert page.permissions_for_user(writer).can_edit()


def test_who_translates_and_writes_changes_what_writers_change() -> None:
    both = factories.user("Translator", "es")
    both.groups.add(Group.objects.get(name="Writer"))
    assert factories.release("Nace en español", language="es").permissions_for_user(both).can_edit()


def test_a_translator_changes_snippets_of_their_language_and_reads_their_sources() -> None:
    policy = LanguagePolicy(Quote)
    source, elsewhere = factories.quote(), factories.quote("Nobody asked for this one.")
    first_in_spanish = factories.quote("Dicho.", language="es")
    spanish = factories.translated(source, "es", publish=False)
    arabic = factories.translated(source, "ar", publish=False)
    translator, writer = factories.user("Translator", "es"), factories.user("Writer")

    def reached(user: User, action: str) -> set[Quote]:
        listed = set(policy.instances_user_has_any_permission_for(user, [action]))
        one_by_one = {
            quote
            for quote in Quote.objects.all()
            if policy.user_has_permission_for_instance(user, action, quote)
        }
        assert listed == one_by_one
        return listed

    assert reached(translator, "change") == {spanish}
    assert reached(translator, "view") == {spanish, first_in_spanish, source}
    assert reached(writer, "change") == {source, elsewhere, first_in_spanish, spanish, arabic}
    assert not policy.user_has_permission_for_instance(writer, "publish", source)


def test_files_as_wagtail_asks_for_them() -> None:
    files = {"add", "change", "choose"}
    for role, language, rights in (
        ("Writer", None, files),
        ("Editor", None, files),
        ("Press officer", None, files),
        ("Translator", "es", {"choose"}),
        ("Legal reviewer", None, {"choose"}),
    ):
        user = factories.user(role, language)
        for model in (Picture, Attachment):
            policy = policy_registry.get_by_type(model)
            assert {right for right in files if policy.user_has_permission(user, right)} == rights


def test_languages_of_a_right() -> None:
    assert languages_with_right(factories.user("Translator", "es"), "change") == {"es"}
    assert languages_with_right(factories.user("Translator", "es"), "add") == set()
    assert languages_with_right(factories.user("Writer"), "change") is None
    assert languages_with_right(factories.user("Legal reviewer"), "change") == set()
