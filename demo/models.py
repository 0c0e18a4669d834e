"""What a platform keeps about a learner: the state of blocks, grades, completion."""

from typing import ClassVar

from django.db import models

SHARED = 0  # the user of state that everybody shares


class BlockState(models.Model):
    """All fields of one block for one person in one row, like the platform's StudentModule."""

    user_id = models.BigIntegerField()
    scope = models.CharField(max_length=32)
    scope_id = models.CharField(max_length=255)
    fields = models.JSONField(default=dict)

    class Meta:
        """One row per person, scope and block."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "scope", "scope_id"], name="demo_state_once")
        ]

    def __str__(self) -> str:
        return f"{self.scope} of {self.scope_id} for {self.user_id}"


class Grade(models.Model):
    """The last published grade of a block."""

    user_id = models.BigIntegerField()
    usage_key = models.CharField(max_length=255)
    value = models.FloatField()
    max_value = models.FloatField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One grade per person and block."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "usage_key"], name="demo_grade_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} of {self.max_value} in {self.usage_key}"


class Completion(models.Model):
    """How far a block is done: 0 to 1."""

    user_id = models.BigIntegerField()
    usage_key = models.CharField(max_length=255)
    value = models.FloatField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One completion per person and block."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user_id", "usage_key"], name="demo_completion_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} of {self.usage_key}"
