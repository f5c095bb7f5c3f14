"""What the edition knows of its files, and what has changed since they were rendered."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """Something public changed: a row or a list, by its tag. Written in the transaction that changes it.

    `seen` are those that the edition in use has, kept while another one is built beside it, or a change is prepared.
    """

    tag = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    seen = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return self.tag


# The digest of a file whose words nobody knows, nor whether it is there.
DOUBTED = "?"


class File(models.Model):
    """What stands at one address of one edition.

    `owner` is the tag of what gives it its address. `digest` is that of the answer, empty where there is none; `until`
    the moment at which the answer changes by itself. `stale` waits to be rendered, `gone` to be taken away.
    """

    edition = models.CharField(max_length=40)
    address = models.TextField()
    owner = models.TextField(db_index=True)
    digest = models.CharField(max_length=64, blank=True)
    until = models.DateTimeField(null=True, db_index=True)
    stale = models.BooleanField(default=True)
    gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        # The address first: an index that began with the edition would lead to all of its files, and SQLite, which
        # keeps no statistics, would take it for what has one tag.
        constraints = [models.UniqueConstraint(fields=["address", "edition"], name="one_file_per_address")]
        indexes = [
            models.Index(
                fields=["edition"], name="file_waits", condition=models.Q(stale=True) | models.Q(gone=True)
            )
        ]

    def __str__(self) -> str:
        return self.address

    def has_known_file(self) -> bool:
        return self.digest not in ("", DOUBTED)


class Ingredient(models.Model):
    """One thing that a file was made from: the tag of a row or list, or the address of a picture it shows."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="ingredients")
    tag = models.TextField(db_index=True)

    class Meta:
        verbose_name = _("ingredient")
        verbose_name_plural = _("ingredients")

    def __str__(self) -> str:
        return f"{self.file}: {self.tag}"


class Preparation(models.Model):
    """A change prepared for a moment.

    `revisions` are the keys of what is to go public, in that order. `layer` is empty until the change is made: then it
    names what is to be shown, by whoever comes next if need be.
    """

    edition = models.CharField(max_length=40)
    moment = models.DateTimeField()
    revisions = models.JSONField(default=list)
    layer = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("preparation")
        verbose_name_plural = _("preparations")

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M:%S}"
