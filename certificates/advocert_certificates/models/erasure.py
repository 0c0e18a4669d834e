"""Who asked that somebody be forgotten, and what forgetting them did."""

import uuid

from django.db import models

from advocert_certificates.models.person import Person


class ErasureRequest(models.Model):
    """Somebody asks that a person be forgotten: the person (`asked_by` is empty), or one of HR with a reason.

    It is open until `ended_at`, when it was withdrawn or done; `ended` says which.

    .. pii: the user name of who proposed it; no words, so that none has to be forgotten
    .. pii_types: username
    .. pii_retirement: local_api
    """

    WITHDRAWN, DONE = "withdrawn", "done"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasure_requests")
    asked_by = models.CharField(max_length=150, blank=True)
    reason_code = models.CharField(max_length=32, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=16, blank=True)

    class Meta:
        db_table = "advocert_erasure_request"
        indexes = (models.Index(fields=["ended_at", "asked_at"], name="advocert_erasure_open"),)

    def __str__(self) -> str:
        return f"{self.uuid} {self.ended or 'open'}"


class Erasure(models.Model):
    """What one erasure did, in numbers, for whoever has to show that it was done. It names nobody.

    .. pii: the user name of who did it
    .. pii_types: username
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="erasure")
    done_by = models.CharField(max_length=150)
    done_at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    systems = models.JSONField(default=list)

    class Meta:
        db_table = "advocert_erasure"

    def __str__(self) -> str:
        return str(self.uuid)
