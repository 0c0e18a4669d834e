"""What is stored. `id` never leaves the service; `uuid` does. Names and addresses stand in `Person` only."""

from advocert_certificates.models.actor import Actor
from advocert_certificates.models.allowance import Allowance
from advocert_certificates.models.bulk import BulkItem, BulkRun
from advocert_certificates.models.certification import Certification, Transition
from advocert_certificates.models.condition import Hold, Task
from advocert_certificates.models.credential import Credential, ShareLink, StatusList
from advocert_certificates.models.erasure import Erasure, ErasureRequest
from advocert_certificates.models.evidence import Evidence, EvidenceItems
from advocert_certificates.models.ledger import LogCheckpoint, LogEntry, LogHead, LogNode
from advocert_certificates.models.look import RulesEffect, RulesLook
from advocert_certificates.models.notice import Notice
from advocert_certificates.models.outbox import OutboxMessage
from advocert_certificates.models.person import Person
from advocert_certificates.models.programme import ClauseVersion, ProgrammeVersion
from advocert_certificates.models.stretch import Stretch
from advocert_certificates.models.view import SavedView

__all__ = [
    "Actor",
    "Allowance",
    "BulkItem",
    "BulkRun",
    "Certification",
    "ClauseVersion",
    "Credential",
    "Erasure",
    "ErasureRequest",
    "Evidence",
    "EvidenceItems",
    "Hold",
    "LogCheckpoint",
    "LogEntry",
    "LogHead",
    "LogNode",
    "Notice",
    "OutboxMessage",
    "Person",
    "ProgrammeVersion",
    "RulesEffect",
    "RulesLook",
    "SavedView",
    "ShareLink",
    "StatusList",
    "Stretch",
    "Task",
    "Transition",
]
