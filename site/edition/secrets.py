"""What is not public, as texts to look for: drafts, what waits or was taken back, edits of what is live.

Texts that stand in anything public, or in the interface, tell nothing and are left out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import PurePath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import trans_real
from modelcluster.models import get_all_child_relations
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import (
    Comment,
    CommentReply,
    DraftStateMixin,
    Page,
    ReferenceIndex,
    Revision,
)

from edition.traces import MARKUP, Traces, fold, tells

EDIT, SCHEDULED, TAKEN_BACK, RESTRICTED, DRAFT = "edit", "scheduled", "unpublished", "restricted", "draft"

# A leak may show no more than how a sentence begins.
BEGINNING = 8
_SENTENCE = re.compile(rf"(?<=[.!?…؟۔।])\s+|(?<=[。！？])|\n+|{MARKUP.pattern}")
_ATTRIBUTE = re.compile(r'\b(?:alt|href|title)="([^"]+)"')
_WORD = re.compile(r"[^\W\d_]{6,40}")
# Of each hidden thing so many words are searched for.
WORDS = 3


@dataclass(frozen=True)
class Secret:
    """A text that nobody outside may read."""

    kind: str
    text: str

    @cached_property
    def letters(self) -> str:
        return fold(self.text)


@dataclass
class Hidden:
    """An object that isn't public, or whose newest words are not; `words` stand nowhere in public."""

    kind: str
    instance: Any
    slugs: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        locale = getattr(self.instance, "locale", None)
        return locale.language_code if locale else settings.LANGUAGE_CODE


@dataclass
class Secrets:
    """All that isn't public. `media` are pictures and documents that nothing public uses."""

    texts: list[Secret]
    hidden: list[Hidden]
    media: list[Any]


def find() -> Secrets:
    """Read every draft and compare it with everything public."""
    restricted = set(Page.objects.not_public().values_list("pk", flat=True))
    found: dict[str, Secret] = {}
    hidden, words = [], []
    for each, texts in _hidden(restricted):
        hidden.append(each)
        words.append({word for text in texts for word in _WORD.findall(MARKUP.sub(" ", text).casefold())})
        _add(found, each.kind, texts)
    _add(found, "comment", _comments())
    media = [each for model in _media() for each in _unused(model, restricted)]
    for each in media:
        _add(found, "media", _row(each))
    known = set[str]().union(*words)
    public_words, traces = set[str](), Traces(found.values())
    for text in _public(restricted, {(type(each), each.pk) for each in media}):
        public_words |= known & set(_WORD.findall(MARKUP.sub(" ", text).casefold()))
        for letters in (fold(unescape(text)), fold(unescape(MARKUP.sub("", text)))):
            for secret in traces.within(letters):
                found.pop(secret.letters, None)
    for each, own in zip(hidden, words, strict=True):
        each.words = sorted(own - public_words, key=lambda word: (-len(word), word))[:WORDS]
    # Names of files are random: nothing public has one by chance.
    for kind, name in _names(media):
        found[fold(name)] = Secret(kind, name)
    return Secrets(list(found.values()), hidden, media)


def _add(found: dict[str, Secret], kind: str, texts: Iterable[str]) -> None:
    for text in texts:
        for piece in _pieces(text):
            secret = Secret(kind, piece)
            if tells(secret.letters):
                found.setdefault(secret.letters, secret)


def _pieces(text: str) -> Iterator[str]:
    for attribute in _ATTRIBUTE.findall(text):
        yield unescape(attribute)
    for part in _SENTENCE.split(text):
        words = unescape(part).split()
        yield " ".join(words)
        if len(words) > BEGINNING:
            yield " ".join(words[:BEGINNING])


def _hidden(restricted: set[int]) -> Iterator[tuple[Hidden, list[str]]]:
    waiting: dict[tuple[int, str], list[Revision]] = {}
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        waiting.setdefault((revision.base_content_type_id, revision.object_id), []).append(revision)
    for model in _drafts():
        for instance in model._default_manager.select_related("latest_revision").iterator(chunk_size=200):
            base = instance.get_base_content_type().pk
            revisions = {*waiting.get((base, str(instance.pk)), ()), instance.latest_revision} - {None}
            is_restricted = isinstance(instance, Page) and instance.pk in restricted
            if instance.live and not is_restricted:
                revisions = {each for each in revisions if each.pk != instance.live_revision_id}
                if not revisions:
                    continue
            contents = [revision.content for revision in revisions]
            texts = [text for content in contents for text in _content(model, content)]
            if not instance.live or is_restricted:
                texts += _row(instance)
            slugs = {content.get("slug") for content in contents} | {getattr(instance, "slug", None)}
            kind = _kind(instance, contents, is_restricted)
            yield Hidden(kind, instance, {slug for slug in slugs if slug}), texts


def _kind(instance: Any, contents: list[dict[str, Any]], is_restricted: bool) -> str:
    if instance.live:
        return RESTRICTED if is_restricted else EDIT
    if any(content.get("go_live_at") for content in contents):
        return SCHEDULED
    return TAKEN_BACK if instance.first_published_at else DRAFT


def _public(restricted: set[int], hidden: set[tuple[type, Any]]) -> Iterator[str]:
    for model in _drafts():
        for instance in model._default_manager.filter(live=True).iterator(chunk_size=200):
            if not (isinstance(instance, Page) and instance.pk in restricted):
                yield "\n".join(_row(instance))
    for model in [*_settings(), *_media()]:
        for instance in model._default_manager.iterator(chunk_size=200):
            if (model, instance.pk) not in hidden:
                yield "\n".join(_row(instance))
    for language, _name in settings.LANGUAGES:
        catalogue = trans_real.translation(language)._catalog  # type: ignore[attr-defined]
        yield "\n".join(text for entry in catalogue.items() for text in entry if isinstance(text, str))


def _row(instance: models.Model) -> list[str]:
    """Return the texts of an object as the database has it."""
    texts = []
    for each in _fields(type(instance)):
        texts += _strings(each, each.value_to_string(instance))
    for relation in get_all_child_relations(type(instance)):
        for child in getattr(instance, relation.get_accessor_name()).all():
            texts += _row(child)
    return texts


def _content(model: type[models.Model], content: dict[str, Any]) -> list[str]:
    """Return the texts of a revision."""
    texts = []
    for each in _fields(model):
        texts += _strings(each, content.get(each.name))
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name(), ()):
            texts += _content(relation.related_model, child)
    return texts


def _fields(model: type[models.Model]) -> list[Any]:
    kinds = (models.CharField, models.TextField, StreamField)
    return [
        each for each in model._meta.fields if isinstance(each, kinds) and each.editable and not each.choices
    ]


def _strings(each: Any, value: Any) -> list[str]:
    if isinstance(each, StreamField):
        return list(_in_blocks(json.loads(value) if isinstance(value, str) and value else value))
    return [value] if isinstance(value, str) else []


def _in_blocks(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "type"):
                yield from _in_blocks(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_blocks(inner)


def _comments() -> list[str]:
    return [
        text for model in (Comment, CommentReply) for text in model.objects.values_list("text", flat=True)
    ]


def _names(media: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the names of files that no reader gets: all originals, and what only hidden things use."""
    for name in get_image_model().objects.values_list("file", flat=True):
        yield "original", PurePath(name).name
    for each in media:
        if isinstance(each, get_document_model()):
            yield "document", PurePath(each.file.name).name
        else:
            for rendition in each.renditions.all():
                yield "picture", PurePath(rendition.file.name).name


def _unused(model: Any, restricted: set[int]) -> Iterator[Any]:
    """Yield pictures or documents that nothing public uses. The index of references knows no drafts, only rows."""
    users: dict[Any, dict[str, set[str]]] = {}
    references = ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(model)
    ).select_related("base_content_type")
    for reference in references:
        of_class = users.setdefault(reference.base_content_type.model_class(), {})
        of_class.setdefault(reference.object_id, set()).add(reference.to_object_id)
    used = set[str]()
    for user, shown in users.items():
        for key in _public_keys(user, shown.keys(), restricted):
            used |= shown[str(key)]
    # Settings are in force whether the index knows them or not.
    for user in _settings():
        for each in user._meta.fields:
            if each.related_model is model:
                used |= {str(key) for key in user._default_manager.values_list(each.attname, flat=True)}
    for each in model._default_manager.iterator():
        if str(each.pk) not in used:
            yield each


def _public_keys(model: Any, keys: Iterable[str], restricted: set[int]) -> set[Any]:
    if model is None or not (hasattr(model, "live") or issubclass(model, AbstractSetting)):
        return set()
    rows = model._default_manager.filter(pk__in=keys)
    if hasattr(model, "live"):
        rows = rows.filter(live=True)
    found = set(rows.values_list("pk", flat=True))
    return found - restricted if issubclass(model, Page) else found


def _drafts() -> list[Any]:
    return [each for each in apps.get_models() if issubclass(each, DraftStateMixin) and each is not Page]


def _settings() -> list[Any]:
    return [each for each in apps.get_models() if issubclass(each, AbstractSetting)]


def _media() -> list[Any]:
    return [get_image_model(), get_document_model()]
