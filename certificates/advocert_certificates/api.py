"""The only door of the service: what pages, REST, commands, admin and the platform may call.

Functions are keyword-only after the first argument. `now` is an aware datetime that the caller gives; only
`record_evidence` notes by itself when it was called, and the relay measures its leases. Errors are those of
`domain.errors` and `domain.credential_errors`. What is not in `__all__` may change at any time.
"""

from advocert_certificates.data import (
    AccessView,
    CertificationView,
    CheckView,
    CredentialView,
    EndedView,
    EntryView,
    EvidenceInput,
    NewShareLink,
    PeoplePage,
    PersonInput,
    PersonRecord,
    PersonRow,
    PresentedCheck,
    ProgrammeInfo,
    PublicVerification,
    RequirementView,
    ResultView,
    RevocationReason,
    ShareLinkView,
    SignedClauseView,
    StandingView,
    TickReport,
    TimelineEntry,
)
from advocert_certificates.usecases.designing import (
    branding_block,
    get_branding,
    preview_design,
    print_design,
    redraw_logo,
    redraw_signature,
)
from advocert_certificates.usecases.documents import get_badge, get_certificate_pdf, get_credential_document
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.evidence import record_evidence
from advocert_certificates.usecases.identity import get_did_document
from advocert_certificates.usecases.people import search_people
from advocert_certificates.usecases.presenting import check_presented
from advocert_certificates.usecases.problems import find_problems
from advocert_certificates.usecases.programmes import has_programme, load_programme
from advocert_certificates.usecases.reasons import REVOCATION_REASONS
from advocert_certificates.usecases.records import get_person_record
from advocert_certificates.usecases.relay import retry_messages
from advocert_certificates.usecases.revocation import revoke_certification
from advocert_certificates.usecases.sharing import (
    create_share_link,
    list_share_links,
    withdraw_share_link,
)
from advocert_certificates.usecases.standings import get_my_certifications
from advocert_certificates.usecases.statuslists import get_status_list
from advocert_certificates.usecases.ticking import tick
from advocert_certificates.usecases.verifying import get_verification

__all__ = [
    "REVOCATION_REASONS",
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
    "branding_block",
    "check_presented",
    "create_share_link",
    "evaluate_person",
    "find_problems",
    "get_badge",
    "get_branding",
    "get_certificate_pdf",
    "get_credential_document",
    "get_did_document",
    "get_my_certifications",
    "get_person_record",
    "get_status_list",
    "get_verification",
    "has_programme",
    "list_share_links",
    "load_programme",
    "preview_design",
    "print_design",
    "record_evidence",
    "redraw_logo",
    "redraw_signature",
    "retry_messages",
    "revoke_certification",
    "search_people",
    "tick",
    "withdraw_share_link",
]
