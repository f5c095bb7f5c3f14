import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("translation", "0004_named")]

    operations = [
        migrations.RemoveIndex(model_name="pair", name="pairs_by_length"),
        migrations.RemoveField(model_name="pair", name="length"),
        migrations.AddField(
            model_name="pair",
            name="title",
            # There are no rows yet.
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="PairKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="translation.pair",
                    ),
                ),
            ],
            options={
                "verbose_name": "key of a pair",
                "verbose_name_plural": "keys of pairs",
                "indexes": [models.Index(fields=["key", "pair", "length"], name="pairs_by_key")],
            },
        ),
    ]
