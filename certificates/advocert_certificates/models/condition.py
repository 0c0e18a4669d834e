"""What narrows a certification for a time: scopes that somebody closed, and things to do until a day."""

import uuid

from django.db import models

from advocert_certificates.models.certification import Certification
from advocert_certificates.models.evidence import Evidence


class Hold(models.Model):
    """Scopes that somebody closed, all of them when `scopes` is empty, until somebody else opens them again.

    After an incident one person proposes to lift it and another one does. `counsel_checked` says that it was
    checked not to be about protected talk (pay, conditions, union). The words of the appeal are the person's.

    .. pii: user names of those who decided, and what the person says against it
    .. pii_types: username, other
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="holds")
    scopes = models.JSONField(default=list)
    reason_code = models.CharField(max_length=32)
    reason_text = models.TextField(blank=True)
    counsel_checked = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.CharField(max_length=150, blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal_text = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "advocert_hold"
        indexes = (models.Index(fields=["certification", "lifted_at"], name="advocert_hold_open"),)

    def __str__(self) -> str:
        return f"{self.reason_code} {self.uuid}"


class Task(models.Model):
    """Something that a certified person has to do: sign a changed clause, come to a re-immersion, check an area.

    `scopes` close at `due_at` unless it is done; a task without scopes never closes anything.

    .. no_pii: refers to a person
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=128)
    title = models.CharField(max_length=255)
    scopes = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=16, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "advocert_task"
        indexes = (
            models.Index(fields=["certification", "done_at"], name="advocert_task_open"),
            models.Index(fields=["done_at", "due_at"], name="advocert_task_due"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
