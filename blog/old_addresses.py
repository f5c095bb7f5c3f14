"""Old addresses of what is no page: quotes, people, and the lists named after a person, a campaign or a topic."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models.signals import post_save, pre_save

from blog.models import Entry, NewsIndexPage, QuoteIndexPage, Topic
from blog.models.entry import Section
from home.old_addresses import forget, lead

# Which pages have lists of a section's objects, and under which word.
LISTS: dict[Section, list[tuple[type[Any], str]]] = {
    Section.PEOPLE: [(QuoteIndexPage, "by")],
    Section.CAMPAIGNS: [(NewsIndexPage, "campaign"), (QuoteIndexPage, "campaign")],
}

# The row of an object in one language's lists.
Stand = tuple[str, UUID]


def connect() -> None:
    pre_save.connect(_topic_will_be_saved, sender=Topic)
    post_save.connect(_topic_was_saved, sender=Topic)


def stands(keys: Iterable[UUID]) -> dict[Stand, Entry]:
    """Return where those of these objects that may need it stand now. One query.

    :param keys: translation keys.
    """
    found = Entry.objects.filter(
        translation_key__in=list(keys), section__in=[Section.QUOTES, Section.PEOPLE, Section.CAMPAIGNS]
    )
    return {(entry.language, entry.translation_key): entry for entry in found}


def leave(before: dict[Stand, Entry], after: dict[Stand, Entry]) -> None:
    """Let the addresses of what stands elsewhere now lead there; what is new at an address takes it over."""
    forget(after[stand].path for stand in after.keys() - before.keys())
    moved: dict[str, str] = {}
    for stand in before.keys() & after.keys():
        old, new = before[stand], after[stand]
        if old.slug == new.slug:
            continue
        # Where a translation has come, or gone, the other version keeps its own address; campaigns are pages.
        if old.own_language == new.own_language and old.section != Section.CAMPAIGNS:
            moved[old.path] = new.path
        moved |= dict(_lists(old, new))
    if moved:
        lead(moved)


def _lists(old: Entry, new: Entry) -> Iterator[tuple[str, str]]:
    for model, word in LISTS.get(Section(old.section), []):
        for index in model.objects.live().filter(locale__language_code=old.language):
            yield f"{index.get_url()}{word}/{old.slug}/", f"{index.get_url()}{word}/{new.slug}/"


def _topic_will_be_saved(
    sender: type, instance: Topic, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    # Beside a draft Wagtail saves the live row too, without its words.
    written = instance.live and (update_fields is None or "slug" in update_fields)
    stored = Topic.objects.filter(pk=instance.pk, live=True).first() if written else None
    instance.slug_before = stored.slug if stored else None


def _topic_was_saved(sender: type, instance: Topic, **kwargs: Any) -> None:
    old, new = instance.slug_before, instance.slug
    if old and old != new:
        lead({f"{url}topic/{old}/": f"{url}topic/{new}/" for url in _lists_with(instance)})


def _lists_with(topic: Topic) -> list[str]:
    """Return the addresses of the news lists in which this version of a topic gives its name."""
    indexes = NewsIndexPage.objects.live()
    if topic.is_translation:
        indexes = indexes.filter(locale_id=topic.locale_id)
    else:
        others = Topic.objects.filter(translation_key=topic.translation_key, live=True).exclude(pk=topic.pk)
        indexes = indexes.exclude(locale__in=others.values("locale"))
    return [index.get_url() for index in indexes.select_related("locale")]
