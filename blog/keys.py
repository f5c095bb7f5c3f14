"""How rows of ours name what they are about, of whatever class."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def key_of(instance: Model) -> dict[str, Any]:
    """Return the two fields that name an object."""
    return {"content_type": ContentType.objects.get_for_model(instance), "object_id": str(instance.pk)}
