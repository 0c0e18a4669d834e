"""The only door of the service: what pages, REST, commands, admin and the platform may call.

Functions are keyword-only after the first argument. `now` is an aware datetime that the caller gives; only
`record_evidence` notes by itself when it was called, and the relay measures its leases. Errors are those of
`domain.errors`, `domain.installation_errors` and `domain.credential_errors`. What functions return is described in
`data`; the shapes that a caller makes or names are here too. What is not in `__all__` may change at any time.
"""

from advocert_certificates.data import (
    BulkInput,
    CaughtUp,
    CertificationView,
    ErasureReport,
    EvidenceInput,
    ExemptionInput,
    FactInput,
    GradeInput,
    HoldInput,
    PersonInput,
    ProgrammeInfo,
    ProgrammePreview,
    TickReport,
)
from advocert_certificates.usecases.allowances import could, who_could
from advocert_certificates.usecases.auditing import audit_log
from advocert_certificates.usecases.bulk import (
    choose_matching,
    choose_people,
    decide_bulk,
    get_bulk,
    undo_bulk,
)
from advocert_certificates.usecases.bundles import export_log, log_parts, log_verifier_source, write_log
from advocert_certificates.usecases.catching_up import catch_up
from advocert_certificates.usecases.decisions import (
    complete_task,
    finish_review,
    grant_exemption,
    record_attendance,
    record_fact,
    record_placement,
    withdraw_exemption,
)
from advocert_certificates.usecases.designing import (
    branding_block,
    get_branding,
    preview_design,
    print_design,
    redraw_logo,
    redraw_signature,
)
from advocert_certificates.usecases.documents import (
    get_badge,
    get_certificate_pdf,
    get_credential_document,
    get_credential_token,
)
from advocert_certificates.usecases.erasing import (
    delete_old_items,
    erase_person,
    erase_platform_user,
    seal_person,
)
from advocert_certificates.usecases.erasure_requests import (
    ERASURE_REASONS,
    ask_to_be_erased,
    count_waiting_erasures,
    drop_proposals,
    erase_as_asked,
    get_erasure,
    get_erasure_plan,
    list_erasures,
    list_waiting_erasures,
    open_requests_about,
    open_requests_to_erase,
    propose_erasure,
    withdraw_my_request,
)
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.evidence import record_evidence, record_grade
from advocert_certificates.usecases.handing_in import check_presented
from advocert_certificates.usecases.holds import (
    appeal_hold,
    propose_reinstatement,
    reinstate_certification,
    suspend_certification,
)
from advocert_certificates.usecases.identity import get_did_document
from advocert_certificates.usecases.intake import record_many
from advocert_certificates.usecases.item_analysis import analyse_exam, exams_with_answers
from advocert_certificates.usecases.languages import note_language
from advocert_certificates.usecases.leaving import correct_name, record_leaver, record_return
from advocert_certificates.usecases.logbook import (
    list_checkpoints,
    log_size,
    log_verifier_key,
    make_checkpoint,
    prove_consistency,
    prove_inclusion,
)
from advocert_certificates.usecases.looking import (
    find_rules_look,
    get_rules_look,
    list_effects,
    look_at_proposal,
    look_at_rules,
)
from advocert_certificates.usecases.overview import get_overview
from advocert_certificates.usecases.past import standings_on
from advocert_certificates.usecases.people import search_people
from advocert_certificates.usecases.portability import (
    export_person,
    export_platform_user,
    find_person,
)
from advocert_certificates.usecases.presenting import verify_document
from advocert_certificates.usecases.problems import find_problems, find_published_problems
from advocert_certificates.usecases.programmes import (
    has_programme,
    list_known_programmes,
    list_policy_sets,
    load_programme,
    rules_in_force,
)
from advocert_certificates.usecases.publishing import (
    get_programme_info,
    list_proposals,
    preview_programme,
    propose_looked_at,
    propose_programme,
    publish_looked_at,
    publish_programme,
)
from advocert_certificates.usecases.reasons import HOLD_REASONS, REVOCATION_REASONS
from advocert_certificates.usecases.records import get_my_timeline, get_person_record
from advocert_certificates.usecases.reissuing import count_signed_by, reissue_signed_by
from advocert_certificates.usecases.relay import retry_messages
from advocert_certificates.usecases.reporting import get_audit_report
from advocert_certificates.usecases.retention import apply_retention, get_retention_plan
from advocert_certificates.usecases.revocation import revoke_certification
from advocert_certificates.usecases.sharing import (
    create_share_link,
    list_share_links,
    withdraw_share_link,
)
from advocert_certificates.usecases.standings import get_my_certifications
from advocert_certificates.usecases.statuslists import get_status_list
from advocert_certificates.usecases.targets import list_targets, ping_target
from advocert_certificates.usecases.ticking import tick
from advocert_certificates.usecases.verifying import get_verification
from advocert_certificates.usecases.views import forget_view, keep_view, list_views

__all__ = [
    "ERASURE_REASONS",
    "HOLD_REASONS",
    "REVOCATION_REASONS",
    "BulkInput",
    "CaughtUp",
    "CertificationView",
    "ErasureReport",
    "EvidenceInput",
    "ExemptionInput",
    "FactInput",
    "GradeInput",
    "HoldInput",
    "PersonInput",
    "ProgrammeInfo",
    "ProgrammePreview",
    "TickReport",
    "analyse_exam",
    "appeal_hold",
    "apply_retention",
    "ask_to_be_erased",
    "audit_log",
    "branding_block",
    "catch_up",
    "check_presented",
    "choose_matching",
    "choose_people",
    "complete_task",
    "correct_name",
    "could",
    "count_signed_by",
    "count_waiting_erasures",
    "create_share_link",
    "decide_bulk",
    "delete_old_items",
    "drop_proposals",
    "erase_as_asked",
    "erase_person",
    "erase_platform_user",
    "evaluate_person",
    "exams_with_answers",
    "export_log",
    "export_person",
    "export_platform_user",
    "find_person",
    "find_problems",
    "find_published_problems",
    "find_rules_look",
    "finish_review",
    "forget_view",
    "get_audit_report",
    "get_badge",
    "get_branding",
    "get_bulk",
    "get_certificate_pdf",
    "get_credential_document",
    "get_credential_token",
    "get_did_document",
    "get_erasure",
    "get_erasure_plan",
    "get_my_certifications",
    "get_my_timeline",
    "get_overview",
    "get_person_record",
    "get_programme_info",
    "get_retention_plan",
    "get_rules_look",
    "get_status_list",
    "get_verification",
    "grant_exemption",
    "has_programme",
    "keep_view",
    "list_checkpoints",
    "list_effects",
    "list_erasures",
    "list_known_programmes",
    "list_policy_sets",
    "list_proposals",
    "list_share_links",
    "list_targets",
    "list_views",
    "list_waiting_erasures",
    "load_programme",
    "log_parts",
    "log_size",
    "log_verifier_key",
    "log_verifier_source",
    "look_at_proposal",
    "look_at_rules",
    "make_checkpoint",
    "note_language",
    "open_requests_about",
    "open_requests_to_erase",
    "ping_target",
    "preview_design",
    "preview_programme",
    "print_design",
    "propose_erasure",
    "propose_looked_at",
    "propose_programme",
    "propose_reinstatement",
    "prove_consistency",
    "prove_inclusion",
    "publish_looked_at",
    "publish_programme",
    "record_attendance",
    "record_evidence",
    "record_fact",
    "record_grade",
    "record_leaver",
    "record_many",
    "record_placement",
    "record_return",
    "redraw_logo",
    "redraw_signature",
    "reinstate_certification",
    "reissue_signed_by",
    "retry_messages",
    "revoke_certification",
    "rules_in_force",
    "seal_person",
    "search_people",
    "standings_on",
    "suspend_certification",
    "tick",
    "undo_bulk",
    "verify_document",
    "who_could",
    "withdraw_exemption",
    "withdraw_my_request",
    "withdraw_share_link",
    "write_log",
]
