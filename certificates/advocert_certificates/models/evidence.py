"""The inbox: what people did, once each."""

import uuid

from django.db import models

from advocert_certificates.models.person import Person


class Evidence(models.Model):
    """One fact, never changed. `evaluated_at` is empty until the rules have looked at it.

    Answers to exam items are not among the facts that blocks send, so none are stored.

    .. no_pii: refers to a person; the body holds no name and no address
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=64)
    ref = models.CharField(max_length=128)
    fact_key = models.CharField(max_length=255)
    body = models.JSONField()
    language = models.CharField(max_length=16, blank=True)
    course_key = models.CharField(max_length=255, blank=True)
    usage_key = models.CharField(max_length=255, blank=True)
    enrolled = models.BooleanField(null=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    evaluated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_evidence"
        verbose_name_plural = "evidence"
        constraints = (models.UniqueConstraint(fields=["person", "fact_key"], name="advocert_evidence_fact"),)
        indexes = (models.Index(fields=["evaluated_at", "person"], name="advocert_evidence_inbox"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
