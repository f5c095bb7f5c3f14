"""What lists, feeds, sitemaps and search read of everything public. blog.entries writes it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext_lazy as _

from blog.models.press_release import PressReleasePage
from edition.reading import reads
from edition.remembering import remembered_each
from home.chrome import LANGUAGES, Language


class Section(models.TextChoices):
    """What readers find under one heading."""

    NEWS = "news", _("News")
    CAMPAIGNS = "campaigns", _("Campaigns")
    QUOTES = "quotes", _("Quotes")
    PEOPLE = "people", _("People")


# Every kind of public object, with the word that stands above it.
KINDS = [
    *PressReleasePage.Kind.choices,
    ("update", _("Campaign update")),
    ("campaign", _("Campaign")),
    ("quote", _("Quote")),
    ("person", _("Person")),
]


class Filter(models.TextChoices):
    """What a list may be narrowed by. The value is a code, a year, or the translation key of the object named."""

    NONE = ""
    KIND = "kind"
    TOPIC = "topic"
    CAMPAIGN = "campaign"
    YEAR = "year"
    SPEAKER = "speaker"
    QUOTE = "quote"
    STATUS = "status"


class Entry(models.Model):
    """One public object in the lists of one language.

    `language` is the list's, `own_language` the object's: they differ where an object exists only in another
    language, which the list then marks. Rows are written by blog.entries, in the transaction that publishes.
    """

    section = models.CharField(max_length=10, choices=Section.choices)
    kind = models.CharField(max_length=20, choices=KINDS)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=35)
    own_language = models.CharField(max_length=35)
    translation_key = models.UUIDField()
    published_on = models.DateTimeField()
    updated_on = models.DateTimeField()
    path = models.TextField()
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    campaign = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(fields=["language", "translation_key"], name="one_entry_per_list")
        ]
        indexes = [models.Index(fields=["translation_key"], name="entry_family")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def slug(self) -> str:
        """The last part of the address, as people write it."""
        return uri_to_iri(self.path).rstrip("/").rpartition("/")[2]

    @property
    def spoken(self) -> Language:
        """The language of the object itself."""
        return LANGUAGES[self.own_language]

    @property
    def foreign(self) -> Language | None:
        """The language of the object where it isn't the list's."""
        return self.spoken if self.own_language != self.language else None


def entries_name(key: UUID) -> str:
    """Return the name by which the edition knows in which lists an object stands, and where it leads in each."""
    return f"entries:{key.hex}"


def entries_of(keys: Iterable[UUID], language: str) -> dict[UUID, Entry]:
    """Return how a language's lists have objects, by their translation keys. One query.

    What isn't public is left out.
    """
    families = families_of(keys)
    return {key: family[language] for key, family in families.items() if language in family}


def families_of(keys: Iterable[UUID]) -> dict[UUID, dict[str, Entry]]:
    """Return how the lists of each language have objects, by their translation keys. One query."""
    wanted = list(keys)
    # What has no entry yet shows once it has one.
    reads(*map(entries_name, wanted))
    return remembered_each("entries", wanted, _families)


def _families(keys: list[UUID]) -> dict[UUID, dict[str, Entry]]:
    found: dict[UUID, dict[str, Entry]] = {}
    for entry in Entry.objects.filter(translation_key__in=keys):
        found.setdefault(entry.translation_key, {})[entry.language] = entry
    return found


class EntryList(models.Model):
    """One list that readers can open: a section of one language, all of it or narrowed by one filter."""

    language = models.CharField(max_length=35)
    section = models.CharField(max_length=10, choices=Section.choices)
    filter = models.CharField(max_length=10, choices=Filter.choices, blank=True)
    value = models.CharField(max_length=36, blank=True)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "section", "filter", "value"], name="one_list_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.language, self.section, self.filter, self.value) if part)


class EntryPlace(models.Model):
    """An entry's place in one list. `own` says that the object exists in the list's language."""

    list = models.ForeignKey(EntryList, on_delete=models.CASCADE, related_name="places")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="places")
    own = models.BooleanField()
    published_on = models.DateTimeField()
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("place in a list")
        verbose_name_plural = _("places in lists")
        # The key of the entry is in the index, so that turning pages never reads a row it doesn't show.
        indexes = [
            models.Index(fields=["list", "-published_on", "-object_id", "entry"], name="place_in_order"),
            models.Index(fields=["list", "own", "-published_on", "-object_id", "entry"], name="own_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.list}: {self.entry}"
