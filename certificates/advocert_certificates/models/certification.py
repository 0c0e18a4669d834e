"""A person's standing, and how it came to be."""

import uuid

from django.db import models

from advocert_certificates.models.evidence import Evidence
from advocert_certificates.models.person import Person
from advocert_certificates.models.programme import ProgrammeVersion


class Certification(models.Model):
    """The standing of one person in one level and area. The four dates are fixed when it is earned or renewed.

    `state` is a state of `domain.lifecycle`; what time changes is derived from the dates when read. `told` is
    the standing that was last written down, `next_change_at` the moment at which time alone changes something:
    both only help the sweep to find its work. Everything here can be replayed from the transitions.

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
    terms = models.JSONField(default=dict)
    steps = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=16, default="learning")
    next_change_at = models.DateTimeField(null=True)
    review_since = models.DateTimeField(null=True)
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
        indexes = (
            models.Index(fields=["state", "valid_until"], name="advocert_certification_state"),
            models.Index(fields=["next_change_at"], name="advocert_certification_next"),
        )

    def __str__(self) -> str:
        return f"{self.level_ref} {self.state}"


class Transition(models.Model):
    """One step of a certification, never changed: from where, to where, why, by whom, on which evidence.

    `from_state` and `to_state` are standings. `details` is what `domain.history` replays; `at` is when it was
    recorded, `effective_at` from when it counts. The log commits to the words by their mark, with `reason_salt`.

    .. pii: the user name of the person who decided, and the words of the decision
    .. pii_types: username, other
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="transitions")
    number = models.PositiveIntegerField()
    trigger = models.CharField(max_length=16)
    from_state = models.CharField(max_length=16)
    to_state = models.CharField(max_length=16)
    reason_code = models.CharField(max_length=32)
    reason_text = models.TextField(blank=True)
    reason_salt = models.CharField(max_length=64, blank=True)
    actor = models.CharField(max_length=150)
    source = models.CharField(max_length=16)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, related_name="+")
    details = models.JSONField(default=dict)
    effective_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        db_table = "advocert_transition"
        # Two writers can never both be the third step of a life, whatever locks a database has.
        constraints = (
            models.UniqueConstraint(fields=["certification", "number"], name="advocert_transition_number"),
        )
        # A report of a span of days reads only those days; its counts read only the index.
        indexes = (models.Index(fields=["at", "id", "trigger"], name="advocert_transition_span"),)

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"
