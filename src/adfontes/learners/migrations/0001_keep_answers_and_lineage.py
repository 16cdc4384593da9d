"""The first tables: learners, their answers, states and aims, and the lineage of cards."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the tables."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Learner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150, unique=True)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="CardLineage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("old", models.CharField(max_length=100)),
                ("new", models.CharField(blank=True, default="", max_length=100)),
                ("fate", models.CharField(max_length=8)),
                ("when", models.DateTimeField(auto_now_add=True)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lineage", to="learners.learner"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CourseAim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("exam", models.DateField(null=True)),
                ("retention", models.FloatField(default=0.9)),
                ("seen", models.CharField(blank=True, default="", max_length=64)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aims", to="learners.learner"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("learner", "course"), name="one_aim_a_course")],
            },
        ),
        migrations.CreateModel(
            name="CardState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("card", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("claims", models.JSONField(default=list)),
                ("phase", models.CharField(max_length=12)),
                ("step", models.IntegerField(null=True)),
                ("stability", models.FloatField()),
                ("difficulty", models.FloatField()),
                ("due", models.DateTimeField()),
                ("last_review", models.DateTimeField()),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="card_states", to="learners.learner"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["learner", "course", "due"], name="states_by_due")],
                "constraints": [models.UniqueConstraint(fields=("learner", "course", "card"), name="one_state_a_card")],
            },
        ),
        migrations.CreateModel(
            name="QuizAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("question", models.CharField(max_length=100)),
                ("chosen", models.TextField()),
                ("right", models.BooleanField()),
                ("when", models.DateTimeField()),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quiz_answers", to="learners.learner"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["learner", "course", "when"], name="answers_by_time")],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course", models.CharField(max_length=500)),
                ("card", models.CharField(max_length=100)),
                ("rating", models.PositiveSmallIntegerField()),
                ("when", models.DateTimeField()),
                ("took", models.PositiveIntegerField(null=True)),
                ("front", models.TextField(blank=True, default="")),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="learners.learner"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["learner", "course", "when"], name="reviews_by_time")],
            },
        ),
    ]
