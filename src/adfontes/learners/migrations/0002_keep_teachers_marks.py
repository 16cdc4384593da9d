"""A table for the marks that teachers give of their own."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the table."""

    dependencies: ClassVar = [("learners", "0001_keep_answers_and_lineage")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="MarkOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("marking", models.CharField(max_length=64)),
                ("teacher", models.CharField(max_length=150)),
                ("mark", models.CharField(max_length=100)),
                ("note", models.TextField(blank=True, default="")),
                ("when", models.DateTimeField()),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="overrides", to="learners.learner"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["learner", "course", "marking"], name="overrides_by_marking")],
            },
        ),
    ]
