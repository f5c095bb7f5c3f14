from typing import Any

from django.db import migrations
from django.utils import timezone


def name_sources(apps: Any, schema_editor: Any) -> None:
    """Give each translation its language and its source. `setup_newsroom` counts their words."""
    Source = apps.get_model("translation", "Source")
    for row in apps.get_model("translation", "Translation").objects.all():
        model = apps.get_model(row.content_type.app_label, row.content_type.model)
        translation = model.objects.get(pk=row.object_id)
        source = model.objects.get(
            translation_key=translation.translation_key, locale_id=translation.translated_from_id
        )
        row.locale_id = translation.locale_id
        row.source, _created = Source.objects.get_or_create(
            content_type=row.content_type,
            object_id=str(source.pk),
            defaults={
                "locale_id": source.locale_id,
                "translation_key": source.translation_key,
                "title": str(getattr(source, "title", "") or source.pk),
                "dated": timezone.now(),
                "live": source.live,
            },
        )
        row.save()


class Migration(migrations.Migration):
    dependencies = [
        ("translation", "0002_desk"),
        ("blog", "0009_account"),
        ("home", "0008_sign_in_and_leaving"),
    ]

    operations = [migrations.RunPython(name_sources, migrations.RunPython.noop)]
