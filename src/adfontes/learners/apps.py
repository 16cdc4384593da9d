"""The Django application of learners' data."""

from django.apps import AppConfig


class LearnersConfig(AppConfig):
    """Learners, their answers, and what became of their cards."""

    name = "adfontes.learners"
    label = "learners"
    default_auto_field = "django.db.models.BigAutoField"
