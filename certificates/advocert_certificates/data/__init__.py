"""The values that cross `api`: frozen, complete in themselves, free of database rows.

Times are aware datetimes; `uuid` is a public identifier, `ref` a component or level id. A field is never
renamed: pages, the REST answers and the demo read these names.
"""

from advocert_certificates.data.inputs import (
    EvidenceInput,
    PersonInput,
    ProgrammeInfo,
    TickReport,
)
from advocert_certificates.data.public import (
    CheckView,
    NewShareLink,
    PresentedCheck,
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
    RequirementView,
    StandingView,
)

__all__ = [
    "AccessView",
    "CertificationView",
    "CheckView",
    "CredentialView",
    "EndedView",
    "EntryView",
    "EvidenceInput",
    "NewShareLink",
    "PeoplePage",
    "PersonInput",
    "PersonRecord",
    "PersonRow",
    "PresentedCheck",
    "ProgrammeInfo",
    "PublicVerification",
    "RequirementView",
    "ResultView",
    "RevocationReason",
    "ShareLinkView",
    "SignedClauseView",
    "StandingView",
    "TickReport",
    "TimelineEntry",
]
