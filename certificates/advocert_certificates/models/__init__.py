"""What is stored. `id` never leaves the service; `uuid` does. Personal data stands in `Person` only."""

from advocert_certificates.models.certification import Certification, Transition
from advocert_certificates.models.credential import Credential, ShareLink, StatusList
from advocert_certificates.models.evidence import Evidence
from advocert_certificates.models.outbox import OutboxMessage
from advocert_certificates.models.person import Person
from advocert_certificates.models.programme import ClauseVersion, ProgrammeVersion

__all__ = [
    "Certification",
    "ClauseVersion",
    "Credential",
    "Evidence",
    "OutboxMessage",
    "Person",
    "ProgrammeVersion",
    "ShareLink",
    "StatusList",
    "Transition",
]
