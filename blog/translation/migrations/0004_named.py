import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("translation", "0003_rows")]

    operations = [
        migrations.AlterField(
            model_name="translation",
            name="locale",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.locale"
            ),
        ),
        migrations.AlterField(
            model_name="translation",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="translations",
                to="translation.source",
            ),
        ),
    ]
