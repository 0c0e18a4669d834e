"""Looking, not touching: decisions are made on the records pages, through `api`, never by editing rows."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from advocert_certificates import models


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows can be looked at by staff with the view permission, and changed by nobody."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        """Nobody adds rows here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - as above
        """Nobody changes rows here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - as above
        """Nobody deletes rows here."""
        return False


@admin.register(models.Person)
class PersonAdmin(ReadOnlyAdmin):
    """People, found by name."""

    list_display = ("full_name", "username", "email", "uuid")
    search_fields = ("full_name", "username", "email")


@admin.register(models.ProgrammeVersion)
class ProgrammeAdmin(ReadOnlyAdmin):
    """The rules that were ever in force."""

    list_display = ("title", "policy_set", "active", "loaded_at", "loaded_by")
    exclude = ("body",)


@admin.register(models.Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    """The inbox."""

    list_display = ("kind", "ref", "person", "occurred_at", "enrolled", "evaluated_at")
    list_filter = ("kind",)
    list_select_related = ("person",)


@admin.register(models.Certification)
class CertificationAdmin(ReadOnlyAdmin):
    """Standings."""

    list_display = ("level_ref", "person", "state", "valid_until")
    list_filter = ("state", "level_ref")
    list_select_related = ("person",)


@admin.register(models.Transition)
class TransitionAdmin(ReadOnlyAdmin):
    """How standings came to be."""

    list_display = ("certification", "from_state", "to_state", "reason_code", "actor", "at")
    list_select_related = ("certification",)


@admin.register(models.Credential)
class CredentialAdmin(ReadOnlyAdmin):
    """Certificates without their documents: those belong to their holders (ADR 0010)."""

    list_display = ("number", "issued_at", "signed_at", "key_id", "revoked_at")
    search_fields = ("number",)
    exclude = ("document", "snapshot")


@admin.register(models.OutboxMessage)
class OutboxAdmin(ReadOnlyAdmin):
    """Messages to other systems, without their bodies."""

    list_display = ("event_id", "target", "type", "state", "attempts", "due_at", "sent_at", "last_error")
    list_filter = ("target", "state")
    exclude = ("body",)
