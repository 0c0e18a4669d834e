"""The tamper-evident log over transitions (RFC 6962): entries, hashes of whole subtrees, signed checkpoints."""

import uuid

from django.db import models

from advocert_certificates.models.certification import Transition


class LogEntry(models.Model):
    """One leaf, written with its transition. `number` is its place, given shortly after by the sequencer.

    `text` is what is hashed: opaque. `salt` opens its commitment and is emptied when the person is erased; which
    entries were sealed so is an entry of its own, with `record` in place of a transition.

    .. no_pii: a commitment
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    transition = models.OneToOneField(Transition, on_delete=models.PROTECT, null=True, related_name="entry")
    record = models.JSONField(null=True)
    number = models.PositiveBigIntegerField(null=True, unique=True)
    text = models.TextField()
    leaf_hash = models.CharField(max_length=64)
    salt = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "advocert_log_entry"
        verbose_name_plural = "log entries"

    def __str__(self) -> str:
        return f"entry {self.number}"


class LogNode(models.Model):
    """The hash of one whole subtree: `level` 0 are leaves, `place` counts from the left.

    .. no_pii:
    """

    level = models.PositiveSmallIntegerField()
    place = models.PositiveBigIntegerField()
    value = models.CharField(max_length=64)

    class Meta:
        db_table = "advocert_log_node"
        constraints = (models.UniqueConstraint(fields=["level", "place"], name="advocert_log_node_place"),)

    def __str__(self) -> str:
        return f"{self.level}/{self.place}"


class LogHead(models.Model):
    """The one row that gives the order: whoever numbers entries holds it.

    .. no_pii:
    """

    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "advocert_log_head"

    def __str__(self) -> str:
        return str(self.size)


class LogCheckpoint(models.Model):
    """A signed checkpoint, and where a copy has gone that nobody with this database can reach.

    .. no_pii:
    """

    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    made_at = models.DateTimeField()
    sent_to = models.JSONField(default=list)

    class Meta:
        db_table = "advocert_log_checkpoint"

    def __str__(self) -> str:
        return f"{self.size} entries"
