"""The values that cross `api`: frozen, complete in themselves, free of database rows.

Times are aware datetimes; `uuid` is a public identifier, `ref` a component or level id. A field is never
renamed: pages, the REST answers and the demo read these names.
"""

from advocert_certificates.data.inputs import (
    EvidenceInput,
    ExemptionInput,
    FactInput,
    GradeInput,
    HoldInput,
    PersonInput,
    ProgrammeEffect,
    ProgrammeInfo,
    ProgrammePreview,
    TickReport,
)
from advocert_certificates.data.knowledge import (
    AllowancePage,
    AllowanceRow,
    AuditFinding,
    AuditReport,
    CheckpointView,
    StandingOn,
)
from advocert_certificates.data.public import (
    CheckView,
    NewShareLink,
    PublicVerification,
    ShareLinkView,
)
from advocert_certificates.data.records import (
    PeoplePage,
    PersonRecord,
    PersonRow,
    ResultView,
    RevocationReason,
    SignedClauseView,
    TimelineEntry,
)
from advocert_certificates.data.standings import (
    AccessView,
    CertificationView,
    CredentialView,
    EndedView,
    EntryView,
    HoldView,
    MilestoneView,
    RequirementView,
    StandingView,
    TaskView,
)

__all__ = [
    "AccessView",
    "AllowancePage",
    "AllowanceRow",
    "AuditFinding",
    "AuditReport",
    "CertificationView",
    "CheckView",
    "CheckpointView",
    "CredentialView",
    "EndedView",
    "EntryView",
    "EvidenceInput",
    "ExemptionInput",
    "FactInput",
    "GradeInput",
    "HoldInput",
    "HoldView",
    "MilestoneView",
    "NewShareLink",
    "PeoplePage",
    "PersonInput",
    "PersonRecord",
    "PersonRow",
    "ProgrammeEffect",
    "ProgrammeInfo",
    "ProgrammePreview",
    "PublicVerification",
    "RequirementView",
    "ResultView",
    "RevocationReason",
    "ShareLinkView",
    "SignedClauseView",
    "StandingOn",
    "StandingView",
    "TaskView",
    "TickReport",
    "TimelineEntry",
]
