"""Signed documents, the lists that say which were taken back, and the links by which holders show them."""

import uuid

from django.db import models

from advocert_certificates.models.certification import Certification


class StatusList(models.Model):
    """One status list. Its bits are not stored: they are the revoked credentials of the list, one truth.

    `revision` grows in the transaction of each revocation; a signed document with another
    `document_revision` is stale and signed again before anybody gets it.

    .. no_pii:
    """

    ref = models.CharField(max_length=32, unique=True)
    size = models.PositiveIntegerField()
    full = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    document = models.JSONField(null=True)
    document_revision = models.PositiveIntegerField(default=0)
    valid_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_status_list"

    def __str__(self) -> str:
        return self.ref


class Credential(models.Model):
    """One document. `snapshot` is what it says, fixed when it is earned; `document` is empty until signed.

    `chain` counts the documents of one certification; a renewed or corrected one names the one it supersedes.

    .. pii: the snapshot and the document hold the holder's name as it was, and a salted hash of the address
    .. pii_types: name
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=9, unique=True)
    certification = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="credentials")
    snapshot = models.JSONField()
    document = models.JSONField(null=True)
    issued_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    key_id = models.CharField(max_length=64, blank=True)
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="credentials")
    status_index = models.PositiveIntegerField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    chain = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        db_table = "advocert_credential"
        constraints = (
            models.UniqueConstraint(fields=["status_list", "status_index"], name="advocert_credential_bit"),
        )
        indexes = (
            models.Index(fields=["status_list", "revoked_at"], name="advocert_credential_revoked"),
            models.Index(fields=["signed_at"], name="advocert_credential_signed"),
        )

    def __str__(self) -> str:
        return self.number


class ShareLink(models.Model):
    """A holder's link. Only the SHA-256 of the token is kept: whoever reads the table cannot use it.

    .. no_pii:
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    credential = models.ForeignKey(Credential, on_delete=models.CASCADE, related_name="share_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_share_link"

    def __str__(self) -> str:
        return str(self.uuid)
