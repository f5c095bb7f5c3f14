"""The verb *publish*: a statement or snippet becomes public, or is scheduled for the end of its embargo."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Revision

from blog import entries
from blog.editorial.roles import may
from blog.editorial.stages import REVIEWED, is_waived
from blog.editorial.verbs import confirm
from blog.models import NewsroomSnippet, Quote
from blog.references import references
from blog.translation.record import missing_texts
from edition.publicity import Refusal, refusals
from home.models import User


def embargo_ahead(instance: Any) -> datetime | None:
    """Return the moment that publication must wait for, or None."""
    embargo = getattr(instance, "embargo", None)
    return embargo if embargo and embargo > timezone.now() else None


def failure_reasons(instance: Any, user: User | None) -> list[str]:
    """Return why these newest words can't be published by this person, in plain sentences.

    An embargo ahead is no reason: publication is then scheduled for its end.

    :param user: None where the newsroom itself publishes, as the clock does.
    """
    newest = instance.get_latest_revision_as_object()
    reasons = [] if user is None or may(user, "publish", newest) else [_("Only a press officer can publish.")]
    if newest.live and not newest.has_unpublished_changes:
        reasons.append(_("These words are public already."))
    moment = embargo_ahead(newest)
    reasons += refusals(newest, moment)
    reasons += incomplete(newest)
    for companion in companions(newest):
        brought = companion.get_latest_revision_as_object()
        reasons += refusals(brought, moment) + incomplete(brought)
    # A quote that nobody holds is named by the statement and by itself.
    return list(dict.fromkeys(reasons + taken_back(newest)))


def publish(instance: Any, user: User | None) -> datetime | None:
    """Publish the newest words, together with the drafts that were made with them. All of it, or nothing.

    :returns: None where it is public now, else the moment it will be.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        revision = _newest_revision(instance, user)
        if moment := embargo_ahead(revision.as_object()):
            revision.publish(user=user, skip_permission_checks=True)
            return moment
        make_public(revision, user)
    return None


def make_public(revision: Revision, user: User | None) -> None:
    """Publish a revision and its companions, whose words the rules still judge on saving.

    Raises:
        Refusal: where something may not be public, or was taken back since the publication was scheduled.
    """
    with transaction.atomic(), entries.together():
        newest = revision.as_object()
        if reasons := taken_back(newest):
            raise Refusal(reasons)
        for companion in companions(newest):
            _date(companion, newest)
            _newest_revision(companion, user).publish(user=user, skip_permission_checks=True)
        revision.publish(user=user, skip_permission_checks=True)
        if isinstance(newest, REVIEWED) and not is_waived(newest, newest.words_hash()):
            confirm.settle(newest)


def _date(companion: NewsroomSnippet, newest: Any) -> None:
    """A quote is as old as the statement that it first stood in."""
    moment = getattr(newest, "published_on", None)
    if isinstance(companion, Quote) and moment and not companion.published_on:
        companion.published_on = moment
        companion.save(update_fields=["published_on"])


def _newest_revision(instance: Any, user: User | None) -> Revision:
    """Return the revision of the newest words; what was made by code may have none yet."""
    return instance.latest_revision or instance.save_revision(user=user, changed=False, clean=False)


def companions(newest: Any) -> list[NewsroomSnippet]:
    """Return the drafts that go public with an object: never public yet, and with all their words.

    A translation brings the translations of what it shows. One that has a text missing stays a draft: readers see
    the original words until it is whole.
    """
    found = []
    for source in references(newest):
        version = source.version(newest.locale_id)
        if version is not None and goes_along(version):
            found.append(version)
    return found


def goes_along(version: NewsroomSnippet) -> bool:
    """Say whether something goes public with what shows it: it never was before, and has all its words."""
    if version.live or version.first_published_at:
        return False
    return not missing_texts(version.get_latest_revision_as_object())


def taken_back(newest: Any) -> list[str]:
    """Name what an object shows that was public and isn't any more: its words stay out, so it can't be shown."""
    return [
        _("“%(title)s” was taken back. Take it out of the text, or publish it again first.")
        % {"title": str(source)}
        for source in references(newest)
        if not source.live and source.first_published_at
    ]


def incomplete(newest: Any) -> list[str]:
    """Name the fields that are empty or wrong: drafts are saved without looking, and no model looks into its blocks."""
    wrong: set[str] = set()
    try:
        newest.full_clean()
    except ValidationError as error:
        wrong |= set(error.message_dict)
    for field in newest._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(newest, field.name))
            except ValidationError:
                wrong.add(field.name)
    if not wrong:
        return []
    names = [str(field.verbose_name) for field in newest._meta.fields if field.name in wrong]
    return [
        _("“%(title)s” isn’t complete: look at %(fields)s.")
        % {"title": str(newest), "fields": ", ".join(names) or ", ".join(sorted(wrong))}
    ]
