"""Why a certification can be taken back. The label is ours; the code in `told` is all that others hear."""

from advocert_certificates.data import RevocationReason

REVOCATION_REASONS = (
    RevocationReason("left_company", "Left the company", "left_company"),
    RevocationReason("other_work", "Does other work now", "hr_decision"),
    RevocationReason("policy_broken", "Did not keep to a clause", "hr_decision"),
    RevocationReason("own_wish", "Asked for it", "hr_decision"),
    RevocationReason("mistake", "Was certified by mistake", "hr_decision"),
    RevocationReason("other", "Another decision of HR", "hr_decision"),
)


def reason_of(code: str) -> RevocationReason | None:
    """Return the reason of this code, or None."""
    return next((reason for reason in REVOCATION_REASONS if reason.code == code), None)


# Why scopes can be held back. An incident needs counsel's word that it is no protected talk, and two people to end.
HOLD_REASONS = (
    RevocationReason("incident", "Something went wrong and is being looked at", "hr_decision"),
    RevocationReason("left_company", "Left the company", "left_company"),
    RevocationReason("absence", "Is away for a long time", "hr_decision"),
    RevocationReason("own_wish", "Asked for it", "hr_decision"),
    RevocationReason("other", "Another decision of HR", "hr_decision"),
)
# What the steps of the rules and of time are called for people.
_OTHERS = {
    "superseded": "The details were corrected; the number before this one no longer counts",
    "key_withdrawn": "A signing key was withdrawn; the number before this one no longer counts",
    "clause_changed": "A clause has changed in substance",
    "clause_noted": "A clause has changed a little",
    "clause_signed": "The present text was signed",
    "clause_withdrawn": "The text is no longer in force",
    "overdue": "Not done in time",
    "settled": "It was looked at and settled",
    "returned": "Came back",
    "incident_training": "After an incident: re-immersion and a coach's note",
    "placement_changed": "Works with another area, country or role now",
    "lower_grade": "The platform reports a lower grade; a person has to look",
    "reviewed": "A person has looked at it",
    "equivalent": "Something equivalent was accepted",
}


def hold_reason_of(code: str) -> RevocationReason | None:
    """Return the reason of this code, or None."""
    return next((reason for reason in HOLD_REASONS if reason.code == code), None)


def label_of(code: str) -> str:
    """Return what a reason is called, empty for one that says nothing beyond the step."""
    reason = reason_of(code) or hold_reason_of(code)
    return reason.label if reason else _OTHERS.get(code, "")
