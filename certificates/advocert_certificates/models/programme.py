"""The rules that were ever in force, and every clause text."""

from django.db import models


class ProgrammeVersion(models.Model):
    """A compiled programme, stored unchanged under its own hash. At most one row is active.

    `loaded_by` brought it in, `approved_by` put it in force: on a running site two different people.

    .. pii: the user names of who loaded and who approved it
    .. pii_types: username
    .. pii_retirement: local_api
    """

    ref = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    policy_set = models.CharField(max_length=64)
    body = models.JSONField()
    active = models.BooleanField(default=False, db_index=True)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=150)
    approved_by = models.CharField(max_length=150, blank=True)
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_programme"

    def __str__(self) -> str:
        return f"{self.ref} {self.policy_set}"


class ClauseVersion(models.Model):
    """One text of one clause, as people could sign it.

    .. no_pii:
    """

    ref = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    rule = models.TextField()
    text = models.TextField()
    change = models.CharField(max_length=16, blank=True)

    class Meta:
        db_table = "advocert_clause"
        constraints = (
            models.UniqueConstraint(fields=["ref", "version", "sha256"], name="advocert_clause_text"),
        )

    def __str__(self) -> str:
        return f"{self.ref}@{self.version}"
