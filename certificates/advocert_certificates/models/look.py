"""Looking at new rules before they come into force: whom they would touch, for everybody, in parts."""

import uuid

from django.db import models

from advocert_certificates.models.person import Person


class RulesLook(models.Model):
    """One look at everybody under rules that are not in force, as of `at`.

    It is about the document with this hash, `against` the rules that were in force then (empty: none). Everybody
    up to `last_person` was looked at; `counts` says how often each effect was found.

    .. pii: the user name of who asked for it
    .. pii_types: username
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    body = models.JSONField()
    against = models.CharField(max_length=64, blank=True)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    last_person = models.PositiveBigIntegerField(default=0)
    looked = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        db_table = "advocert_rules_look"

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.looked}/{self.total}"


class RulesEffect(models.Model):
    """What the rules would do to one person at one level and area.

    .. no_pii: refers to a person
    """

    look = models.ForeignKey(RulesLook, on_delete=models.CASCADE, related_name="effects", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    level_ref = models.CharField(max_length=64)
    area = models.CharField(max_length=64, blank=True)
    effect = models.CharField(max_length=8)
    due_at = models.DateTimeField(null=True)
    scopes = models.JSONField(default=list)

    class Meta:
        db_table = "advocert_rules_effect"
        indexes = (
            models.Index(fields=["look", "id"], name="advocert_rules_effect_all"),
            models.Index(fields=["look", "effect", "id"], name="advocert_rules_effect_kind"),
        )

    def __str__(self) -> str:
        return f"{self.effect} {self.level_ref}"
