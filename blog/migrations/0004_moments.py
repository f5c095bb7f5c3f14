from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    """What was public before has been read ever since; the entries are written anew once everything is migrated."""
    apps.get_model("blog", "Entry").objects.all().delete()
    quotes = apps.get_model("blog", "Quote").objects.filter(live=True)
    quotes.update(published_on=F("first_published_at"), updated_on=F("first_published_at"))
    apps.get_model("blog", "PressReleasePage").objects.filter(live=True).update(updated_on=F("published_on"))


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0003_campaigns'),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
