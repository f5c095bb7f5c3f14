"""Addresses of staff screens: which object an address names, where it is edited, and by whom."""

from typing import Any

from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, policy_registry

from blog.models import Boilerplate, MediaContact, NewsroomSnippet, Person, Quote, Topic
from home.chrome import LANGUAGES, Language
from home.models import SitePage

PAGE = "page"
SNIPPETS: dict[str, type[NewsroomSnippet]] = {
    str(model._meta.model_name): model for model in (Boilerplate, MediaContact, Person, Quote, Topic)
}


def object_at(kind: str, pk: int) -> Any:
    """Return the page or snippet that an address names.

    :param kind: "page", or the name of a snippet's model in lower case.

    Raises:
        Http404: where there is none, or it is a page of Wagtail's own, such as the root.
    """
    if kind == PAGE:
        page = get_object_or_404(Page, pk=pk).specific
        if isinstance(page, SitePage):
            return page
        raise Http404
    if kind not in SNIPPETS:
        raise Http404
    return get_object_or_404(SNIPPETS[kind], pk=pk)


def screen_url(screen: str, instance: Any) -> str:
    """Return the address of one of the newsroom's own screens (`newsroom_publish`, ...) for an object."""
    kind = PAGE if isinstance(instance, Page) else instance._meta.model_name
    return reverse(screen, args=[kind, instance.pk])


def edit_url(instance: Any) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def may_edit(user: Model, instance: Any) -> bool:
    """Say whether Wagtail lets somebody change this very object."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get(instance).user_has_permission_for_instance(user, "change", instance)


def may_read(user: Model, instance: Any) -> bool:
    """Say whether somebody may read an object's newest words: what is public, and what Wagtail shows them."""
    return (instance.live and not instance.has_unpublished_changes) or may_see_drafts(user, instance)


def may_see_drafts(user: Model, instance: Any) -> bool:
    """Say whether somebody has a right at an object, public or not: to its drafts, and to what was said of them."""
    if isinstance(instance, Page):
        return page_permission_policy.explorable_instances(user).filter(pk=instance.pk).exists()
    return policy_registry.get(instance).user_has_permission_for_instance(user, "view", instance)


def may_see_record(user: Model, instance: Any) -> bool:
    """Say whether somebody may see what was done to an object, and what was said: also who reviews it now."""
    return may_see_drafts(user, instance) or may_edit(user, instance)


def language_of(instance: Any) -> Language:
    """Return the language of an object as people read it: code, own name, direction."""
    return LANGUAGES[instance.locale.language_code]
