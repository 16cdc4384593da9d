"""Tables of a learner's data. Reviews and quiz answers are only ever added; nothing here is derived from a course."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

LOCAL = "local"
"""Name of the only learner where nobody logs in."""


class Learner(models.Model):
    """Someone who revises."""

    name = models.CharField(max_length=150, unique=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class CourseAim(models.Model):
    """The exam that a learner revises a course for, and the version of the course last seen."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="aims")
    course = models.CharField(max_length=500)
    exam = models.DateField(null=True)
    retention = models.FloatField(default=0.9)
    seen = models.CharField(max_length=64, default="", blank=True)
    """Fingerprint of the cards last seen, so that lineage is worked out once for each rebuild."""

    class Meta:
        """One aim for a learner and a course."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["learner", "course"], name="one_aim_a_course")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.course}"


class CardState(models.Model):
    """How well a learner knows a card (FSRS), with what is needed to find the card again after a rebuild."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="card_states")
    course = models.CharField(max_length=500)
    card = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    claims = models.JSONField(default=list)
    phase = models.CharField(max_length=12)
    step = models.IntegerField(null=True)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due = models.DateTimeField()
    last_review = models.DateTimeField()

    class Meta:
        """One state for a learner and a card of a course."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["learner", "course", "card"], name="one_state_a_card")]
        indexes: ClassVar = [models.Index(fields=["learner", "course", "due"], name="states_by_due")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.card}"


class Review(models.Model):
    """One answer to a card."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews")
    course = models.CharField(max_length=500)
    card = models.CharField(max_length=100)
    rating = models.PositiveSmallIntegerField()
    when = models.DateTimeField()
    took = models.PositiveIntegerField(null=True)
    front = models.TextField(default="", blank=True)
    """The question as it stood, so that the history can be read when the card is gone."""

    class Meta:
        """Read in the order of time."""

        indexes: ClassVar = [models.Index(fields=["learner", "course", "when"], name="reviews_by_time")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.card} {self.rating}"


class QuizAnswer(models.Model):
    """One option chosen in a quiz."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="quiz_answers")
    course = models.CharField(max_length=500)
    question = models.CharField(max_length=100)
    chosen = models.TextField()
    right = models.BooleanField()
    when = models.DateTimeField()

    class Meta:
        """Read in the order of time."""

        indexes: ClassVar = [models.Index(fields=["learner", "course", "when"], name="answers_by_time")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.question}"


class MarkOverride(models.Model):
    """A teacher's own mark of an answer. Only ever added: the newest counts, and the older ones can be read."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="overrides")
    course = models.CharField(max_length=500)
    marking = models.CharField(max_length=64)
    """Key of the marking: of the question, the answer and the course."""
    teacher = models.CharField(max_length=150)
    mark = models.CharField(max_length=100)
    note = models.TextField(default="", blank=True)
    when = models.DateTimeField()

    class Meta:
        """Found by the answer that was marked."""

        indexes: ClassVar = [models.Index(fields=["learner", "course", "marking"], name="overrides_by_marking")]

    def __str__(self) -> str:
        return f"{self.teacher}: {self.mark}"


class CardLineage(models.Model):
    """What became of a card when its course was built again."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="lineage")
    course = models.CharField(max_length=500)
    old = models.CharField(max_length=100)
    new = models.CharField(max_length=100, default="", blank=True)
    fate = models.CharField(max_length=8)
    when = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.old} {self.fate} {self.new}".strip()
