"""Forgetting, as far as the log is concerned: seals keep every proof valid; old item lists go."""

from datetime import datetime
from uuid import UUID

from advocert_certificates.models import EvidenceItems, LogEntry
from advocert_certificates.usecases.ledger import exact, write_record
from advocert_certificates.usecases.locks import locked_person


def seal_person(person_uuid: UUID, *, actor: str, now: datetime) -> int:
    """Make the log unable to tell what its entries about a person were about; return how many were sealed.

    The salts go, so nobody can show, or guess and confirm, which record an entry committed to. Hashes, numbers,
    root and old checkpoints stay as they were. That it happened is an entry of its own. Erasing the rest of what
    is known about the person is the caller's work, in the same transaction if it wants.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        entries = LogEntry.objects.filter(transition__certification__person=person).exclude(salt="")
        found = list(entries.order_by("id").values_list("pk", "uuid"))
        if found:
            LogEntry.objects.filter(pk__in=[pk for pk, _ in found]).update(salt="")
            sealed = [str(uuid) for _, uuid in found]
            write_record({"kind": "seal", "entries": sealed, "actor": actor, "at": exact(now)}, now)
    return len(found)


def delete_old_items(now: datetime) -> int:
    """Delete the lists of drawn exam items whose time is over; return how many. The facts stay."""
    deleted, _ = EvidenceItems.objects.filter(delete_after__lte=now).delete()
    return deleted
