"""A person's standing, and how it came to be."""

import uuid

from django.db import models

from advocert_certificates.models.evidence import Evidence
from advocert_certificates.models.person import Person
from advocert_certificates.models.programme import ProgrammeVersion


class Certification(models.Model):
    """The standing of one person in one level and area. The four dates are fixed when it is earned.

    `state` is a state of `domain.lifecycle`; what time changes is derived from the dates when read.

    .. no_pii: refers to a person
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certifications")
    level_ref = models.CharField(max_length=64)
    area = models.CharField(max_length=128, default="", blank=True)
    title = models.CharField(max_length=255)
    state = models.CharField(max_length=16)
    programme = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateTimeField(null=True)
    expiring_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    grace_until = models.DateTimeField(null=True)
    credential = models.OneToOneField(
        "advocert.Credential", on_delete=models.PROTECT, null=True, related_name="current_of"
    )

    class Meta:
        db_table = "advocert_certification"
        constraints = (
            models.UniqueConstraint(
                fields=["person", "level_ref", "area"], name="advocert_certification_one"
            ),
        )
        indexes = (models.Index(fields=["state", "valid_until"], name="advocert_certification_state"),)

    def __str__(self) -> str:
        return f"{self.level_ref} {self.state}"


class Transition(models.Model):
    """One move of a certification, never changed: from where, to where, why, by whom, on which evidence.

    .. pii: the user name of the person who decided, and the words of the decision
    .. pii_types: username, other
    .. pii_retirement: local_api
    """

    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="transitions")
    from_state = models.CharField(max_length=16)
    to_state = models.CharField(max_length=16)
    reason_code = models.CharField(max_length=32)
    reason_text = models.TextField(blank=True)
    actor = models.CharField(max_length=150)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "advocert_transition"

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"
