"""Mails that say when to renew: what was sent about what, so that nothing is sent twice."""

from django.db import models

from advocert_certificates.models.certification import Certification


class Notice(models.Model):
    """One mail about one end of one certification, `days` before it.

    The row is written before the mail leaves: a kill in between loses a mail, and never sends one twice.

    .. no_pii: refers to a person; the words of the mail are not kept
    """

    certification = models.ForeignKey(
        Certification, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    valid_until = models.DateTimeField()
    days = models.PositiveIntegerField()
    written_at = models.DateTimeField()

    class Meta:
        db_table = "advocert_notice"
        constraints = (
            models.UniqueConstraint(
                fields=["certification", "valid_until", "days"], name="advocert_notice_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.days} days before {self.valid_until:%Y-%m-%d}"
