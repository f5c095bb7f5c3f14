"""What every translatable class carries: its fields sorted in two lists, its source, and the record of its texts."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID

from django.core import checks
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Page,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from edition.reading import reads_families
from edition.remembering import remembered
from home.canonical import canonical
from home.locks import lock_of

# The one thing on Wagtail's own classes that a newsroom writes and translates.
WAGTAILS_WORDS = {"title", "slug", "show_in_menus"}


def _framework_fields() -> set[str]:
    names = {field.name for field in Page._meta.get_fields()} - WAGTAILS_WORDS
    for mixin in (DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin):
        names |= {field.name for field in mixin._meta.get_fields()}
    return names | {"id", "page_ptr", "translated_from", "translation_record"}


class Translatable(models.Model):
    """A page or snippet with counterparts in other languages.

    A class lists its own fields as `translatable` (words, one text per language) or `shared` (copied from the
    source for ever); `unreviewed` names those of them that no approval is bound to, because publishing sets them, and
    `shared_with_words` streams of references to what stands in the words: new ones are public where the words are.
    What each version keeps for itself, with nothing in it for readers to read, is `kept`.
    """

    translatable: ClassVar[list[str]] = []
    shared: ClassVar[list[str]] = []
    unreviewed: ClassVar[list[str]] = []
    shared_with_words: ClassVar[list[str]] = []
    kept: ClassVar[list[str]] = []

    translated_from = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("translated from"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    if TYPE_CHECKING:
        locale: Locale
        locale_id: int
        translation_key: UUID

    # From which words each text of a translation was made, by whom, when and how: see blog.translation.entries.
    translation_record = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def check(cls, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *cls._check_lists()]

    @classmethod
    def _check_lists(cls) -> Iterator[checks.Error]:
        listed = [*cls.translatable, *cls.shared, *cls.kept]
        own = {
            field.name
            for field in cls._meta.get_fields()
            if not (field.auto_created and not field.concrete) and field.name not in _framework_fields()
        }
        for name in sorted(own - set(listed)):
            yield checks.Error(
                f"{cls.__name__}.{name} is neither translatable nor shared, nor kept.",
                hint="Name it in one of the three lists of its class.",
                obj=cls,
                id="home.E001",
            )
        for name in sorted(name for name in set(listed) if listed.count(name) > 1 or name not in own):
            yield checks.Error(
                f"{cls.__name__} lists “{name}” twice, or has no such field.", obj=cls, id="home.E002"
            )

    def get_lock(self) -> Any:
        return super().get_lock() or lock_of(self)  # type: ignore[misc]

    @property
    def is_translation(self) -> bool:
        return self.translated_from_id is not None

    @property
    def source_language(self) -> str:
        """The language these words were first written in, by its code."""
        first = self.translated_from_id
        return remembered(("language", first), self._source_language) if first else self.locale.language_code

    def _source_language(self) -> str:
        return self.translated_from.language_code if self.translated_from else ""

    def source(self) -> Self:
        """Return the object these words were first written in: itself, where it is the source."""
        return self.version(self.translated_from_id) or self if self.is_translation else self

    def version(self, locale_id: int | None) -> Self | None:
        """Return the counterpart in a language, by the key of its Locale: itself, where it is in it, or None."""
        if self.locale_id == locale_id:
            return self
        reads_families([self.translation_key])
        family: models.Manager[Self] = type(self)._default_manager
        return family.filter(translation_key=self.translation_key, locale_id=locale_id).first()

    def words_hash(self) -> str:
        """Return the SHA-256 of all translatable and shared values: what an approval is bound to, in hex."""
        return self.hash_of(
            name for name in (*self.translatable, *self.shared) if name not in self.unreviewed
        )

    def text_hash(self) -> str:
        """Return the SHA-256 of what readers read: the translatable values, whatever their address, in hex."""
        return self.hash_of(name for name in self.translatable if name != "slug")

    def hash_of(self, names: Iterable[str]) -> str:
        """Return the SHA-256 of the values of some fields, in hex."""
        values = {name: _plain(self._meta.get_field(name), self) for name in names}
        text = json.dumps(values, sort_keys=True, cls=DjangoJSONEncoder)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(field: Any, instance: models.Model) -> object:
    """Return a field's value without what may change while the words don't: block ids, spelling of rich text."""
    value = field.value_from_object(instance)
    if hasattr(value, "stream_block"):
        return _plain_block(value.stream_block, value)
    if field.many_to_many:
        return sorted(related.pk for related in value)
    return _same_moment(value)


def _plain_block(block: blocks.Block, value: Any) -> object:
    if isinstance(block, blocks.StreamBlock):
        return [(child.block_type, _plain_block(child.block, child.value)) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [_plain_block(item.block, item.value) for item in value.bound_blocks]
    if isinstance(block, blocks.StructBlock):
        return {name: _plain_block(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.RichTextBlock):
        return canonical(value.source) if value else ""
    return _same_moment(block.get_prep_value(value))


def _same_moment(value: object) -> object:
    """A moment is the same in every zone; who saves again from elsewhere has changed nothing."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value
