"""The inbox: what people did, once each."""

import uuid

from django.db import models

from advocert_certificates.models.person import Person


class Evidence(models.Model):
    """One fact, never changed. `evaluated_at` is empty until the rules have looked at it.

    `source` is `block`, `platform`, `hr` or `import`; `recorded_by` the person who confirmed it, if any. What
    was asked item by item is not here: `EvidenceItems` has it and forgets it sooner.

    .. pii: the user name of who confirmed it; the body holds no name and no address
    .. pii_types: username
    .. pii_retirement: local_api
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
    course_version = models.CharField(max_length=64, blank=True)
    enrolled = models.BooleanField(null=True)
    source = models.CharField(max_length=16, default="block")
    recorded_by = models.CharField(max_length=150, blank=True)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    evaluated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_evidence"
        verbose_name_plural = "evidence"
        constraints = (models.UniqueConstraint(fields=["person", "fact_key"], name="advocert_evidence_fact"),)
        indexes = (
            models.Index(fields=["evaluated_at", "person"], name="advocert_evidence_inbox"),
            # Forgetting somebody asks what they confirmed, and what others did: few rows of very many.
            models.Index(fields=["recorded_by"], name="advocert_evidence_by"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class EvidenceItems(models.Model):
    """Which items were drawn and how they were answered, apart from the fact and with an end of its own.

    The fact keeps the SHA-256 of the names, so that a kept copy can still be compared. Answers are read for the
    analysis of items only, never person by person.

    .. no_pii: refers to a fact; item ids, option numbers and seconds
    """

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="items")
    items = models.JSONField()
    delete_after = models.DateTimeField()

    class Meta:
        db_table = "advocert_evidence_items"
        verbose_name_plural = "evidence items"
        indexes = (models.Index(fields=["delete_after"], name="advocert_evidence_items_end"),)

    def __str__(self) -> str:
        return f"items of {self.evidence_id}"
