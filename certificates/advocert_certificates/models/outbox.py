"""Messages to other systems, written in the transaction of what they tell (ADR 0009)."""

from django.db import models

from advocert_certificates.models.person import Person


class OutboxMessage(models.Model):
    """One message to one target: the same id and the same bytes on every attempt.

    `lease_owner` and `lease_until` say which relay is sending it now. `urgent` messages take access away.

    .. pii: the body holds the person's address at the target and what the person may do
    .. pii_types: email_address, other
    .. pii_retirement: local_api
    """

    PENDING, SENT, PARKED = "pending", "sent", "parked"

    event_id = models.CharField(max_length=40, unique=True)
    target = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    sequence = models.PositiveBigIntegerField()
    type = models.CharField(max_length=64)
    body = models.TextField()
    grants = models.BooleanField()
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default=PENDING)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_owner = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=255, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_outbox"
        constraints = (
            models.UniqueConstraint(fields=["target", "person", "sequence"], name="advocert_outbox_line"),
        )
        indexes = (models.Index(fields=["state", "target", "urgent", "due_at"], name="advocert_outbox_due"),)

    def __str__(self) -> str:
        return self.event_id
