"""The values that cross `api`: frozen, complete in themselves, free of database rows.

Times are aware datetimes; `uuid` is a public identifier, `ref` a component or level id. A field is never
renamed: pages, the REST answers and the demo read these names.
"""

from advocert_certificates.data.analysis import ExamAnalysis
from advocert_certificates.data.bulk import (
    AttendanceLine,
    BulkInput,
    BulkLine,
    BulkView,
    ReportLine,
    SpanReport,
)
from advocert_certificates.data.inputs import (
    CaughtUp,
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
    Day,
    StandingOn,
)
from advocert_certificates.data.looking import EffectPage, RulesLookView
from advocert_certificates.data.presented import PresentedVerification
from advocert_certificates.data.privacy import ErasureReport, Mention, RetentionReport
from advocert_certificates.data.public import (
    CheckView,
    NewShareLink,
    PresentedCheck,
    PublicVerification,
    ShareLinkView,
)
from advocert_certificates.data.records import (
    ANYTHING,
    HoldingFilter,
    Overview,
    PeoplePage,
    PersonRecord,
    PersonRow,
    PolicyCount,
    ResultView,
    RevocationReason,
    SignedClauseView,
    SpanCount,
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
from advocert_certificates.data.targets import TargetView
from advocert_certificates.data.views import KeptView

__all__ = [
    "ANYTHING",
    "AccessView",
    "AllowancePage",
    "AllowanceRow",
    "AttendanceLine",
    "AuditFinding",
    "AuditReport",
    "BulkInput",
    "BulkLine",
    "BulkView",
    "CaughtUp",
    "CertificationView",
    "CheckView",
    "CheckpointView",
    "CredentialView",
    "Day",
    "EffectPage",
    "EndedView",
    "EntryView",
    "ErasureReport",
    "EvidenceInput",
    "ExamAnalysis",
    "ExemptionInput",
    "FactInput",
    "GradeInput",
    "HoldInput",
    "HoldView",
    "HoldingFilter",
    "KeptView",
    "Mention",
    "MilestoneView",
    "NewShareLink",
    "Overview",
    "PeoplePage",
    "PersonInput",
    "PersonRecord",
    "PersonRow",
    "PolicyCount",
    "PresentedCheck",
    "PresentedVerification",
    "ProgrammeEffect",
    "ProgrammeInfo",
    "ProgrammePreview",
    "PublicVerification",
    "ReportLine",
    "RequirementView",
    "ResultView",
    "RetentionReport",
    "RevocationReason",
    "RulesLookView",
    "ShareLinkView",
    "SignedClauseView",
    "SpanCount",
    "SpanReport",
    "StandingOn",
    "StandingView",
    "TargetView",
    "TaskView",
    "TickReport",
    "TimelineEntry",
]
