"""Rows that say something about a page or snippet, of whatever class."""

from typing import Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from blog.keys import key_of


class AboutQuerySet(models.QuerySet[Any]):
    def about(self, instance: models.Model) -> Self:
        """Return the rows that speak of one object."""
        return self.filter(**key_of(instance))


class About(models.Model):
    """A row about one object; create it with `**key_of(instance)`."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    instance = GenericForeignKey()

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True
