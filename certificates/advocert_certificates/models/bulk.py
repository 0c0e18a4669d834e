"""One deed for many people: chosen, looked at, given a reason, and then done one by one."""

import uuid

from django.db import models

from advocert_certificates.models.person import Person


class BulkRun(models.Model):
    """What is to be done to everybody in its items, from `starts_at` on.

    Empty `starts_at`: nobody has decided yet. Whoever has not had their turn is spared by undoing it.

    .. pii: the user name of the person who asked for it, and the words of the reason
    .. pii_types: username, other
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.CharField(max_length=16)
    options = models.JSONField(default=dict)
    reason_text = models.TextField(blank=True)
    actor = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_bulk_run"
        indexes = (models.Index(fields=["done_at", "starts_at"], name="advocert_bulk_run_due"),)

    def __str__(self) -> str:
        return f"{self.action} {self.uuid}"


class BulkItem(models.Model):
    """One person of a run and what came of it.

    `outcome` is empty until somebody has looked, then says what would happen (`touch`, `leave`), and after their
    turn what did (`done`, `left`, `failed`).

    .. no_pii: refers to a person
    """

    TOUCH, LEAVE, DONE, LEFT, FAILED = "touch", "leave", "done", "left", "failed"
    WAITING = (TOUCH, LEAVE, "")
    OVER = (DONE, LEFT, FAILED)
    TOUCHED = (DONE, TOUCH)
    UNTOUCHED = (FAILED, LEFT, LEAVE)

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="items", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, blank=True)
    said = models.CharField(max_length=255, blank=True)

    class Meta:
        db_table = "advocert_bulk_item"
        constraints = (models.UniqueConstraint(fields=["run", "person"], name="advocert_bulk_item_once"),)
        indexes = (models.Index(fields=["run", "outcome", "id"], name="advocert_bulk_item_next"),)

    def __str__(self) -> str:
        return f"{self.outcome or 'waits'}"
