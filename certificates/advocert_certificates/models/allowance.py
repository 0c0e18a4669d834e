"""Who could do what, where, when, and since when that was known: one row per span (`domain.knowledge`)."""

from django.db import models

from advocert_certificates.models.certification import Certification
from advocert_certificates.models.person import Person


class Allowance(models.Model):
    """One scope in one area and region, from `valid_from` until `valid_until`, as believed in between.

    An empty scope means "is certified"; an empty area or region means: bound to none. A row is written once;
    only `superseded_at` is set, once, when something else came to be known. It is far in the future before.

    .. no_pii: refers to a person
    """

    # No index of their own: PostgreSQL would take the person's and read everything about everybody to filter it,
    # and every index costs each insert.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="allowances", db_index=False)
    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="allowances", db_index=False
    )
    level_ref = models.CharField(max_length=64)
    scope = models.CharField(max_length=64)
    area = models.CharField(max_length=128)
    region = models.CharField(max_length=16)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField()

    class Meta:
        db_table = "advocert_allowance"
        indexes = (
            # What is asked for comes first, then the person, because pages go on from a person; the four dates
            # stand in the index too, so that no row has to be fetched to find out that it does not count.
            models.Index(
                fields=[
                    "scope",
                    "area",
                    "region",
                    "person",
                    "valid_from",
                    "valid_until",
                    "recorded_at",
                    "superseded_at",
                ],
                name="advocert_allowance_asked",
            ),
            # "In any area, in any country": the same walk from person to person.
            models.Index(fields=["scope", "person", "valid_until"], name="advocert_allowance_any"),
            models.Index(fields=["certification", "superseded_at"], name="advocert_allowance_now"),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.area} {self.region}"
