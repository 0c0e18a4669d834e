"""How everybody stood, when, and since when that was known: one row per stretch (`domain.stretches`)."""

from django.db import models

from advocert_certificates.models.certification import Certification
from advocert_certificates.models.person import Person


class Stretch(models.Model):
    """One certification in one state with one set of dates, from `begins_at` until `ends_at`, as believed in between.

    Whether that is certified, expiring, grace or expired on a day is derived from the dates. `policy_set` is the one
    under which the dates were earned. A row is written once; only `superseded_at` is set, once, when something else
    came to be known. An end that is not known is far in the future, as in `Allowance`.

    .. no_pii: refers to a person
    """

    # Only the two indexes below: each costs every insert. A certification is found by its person.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stretches", db_index=False)
    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="stretches",
        db_index=False,
        db_constraint=False,  # MariaDB would make an index for it
    )
    level_ref = models.CharField(max_length=64)
    policy_set = models.CharField(max_length=64)
    state = models.CharField(max_length=16)
    valid_from = models.DateTimeField(null=True)
    expiring_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)
    grace_until = models.DateTimeField(null=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField()

    class Meta:
        db_table = "advocert_stretch"
        indexes = (
            # Everybody by name, each asked how they stood; and what is believed now about the people on a desk.
            models.Index(fields=["person", "superseded_at"], name="advocert_stretch_person"),
            # The few who stood so, before anybody's name is read.
            models.Index(fields=["state", "valid_until", "person"], name="advocert_stretch_state"),
        )

    def __str__(self) -> str:
        return f"{self.level_ref} {self.state} since {self.begins_at:%Y-%m-%d}"
