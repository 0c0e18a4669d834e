"""The one place for personal data."""

import uuid

from django.db import models


class Person(models.Model):
    """Somebody who learns or is certified. This row is also the lock of everything about the person.

    `language` is the one in which the person last read our pages: mails leave in it. `sequence` counts the changes
    of standing that other systems are told; it only grows. `erased_at` says that everything else in the row was
    forgotten. `look_again_at` is the next moment at which time alone may let the rules give something new.

    .. pii: the platform's id, user name, full name, e-mail address and language, for certificates and for HR
    .. pii_types: id, username, name, email_address
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    platform_user_id = models.BigIntegerField(unique=True, null=True)
    username = models.CharField(max_length=150, blank=True)
    full_name = models.CharField(max_length=255, blank=True)
    email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=16, blank=True)
    sequence = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    look_again_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "advocert_person"
        verbose_name_plural = "people"
        indexes = (
            models.Index(fields=["full_name", "id"], name="advocert_person_name"),
            models.Index(fields=["erased_at"], name="advocert_person_erased"),
            models.Index(fields=["look_again_at"], name="advocert_person_look"),
        )

    def __str__(self) -> str:
        return str(self.uuid)
