"""Why a certification can be taken back. The label is ours; the code in `told` is all that others hear."""

from advocert_certificates.data import RevocationReason
from advocert_certificates.domain.phrases import Phrase

REVOCATION_REASONS = (
    RevocationReason("left_company", Phrase("Left the company"), "left_company"),
    RevocationReason("other_work", Phrase("Does other work now"), "hr_decision"),
    RevocationReason("policy_broken", Phrase("Did not keep to a clause"), "hr_decision"),
    RevocationReason("own_wish", Phrase("Asked for it"), "hr_decision"),
    RevocationReason("mistake", Phrase("Was certified by mistake"), "hr_decision"),
    RevocationReason("other", Phrase("Another decision of HR"), "hr_decision"),
)


def reason_of(code: str) -> RevocationReason | None:
    """Return the reason of this code, or None."""
    return next((reason for reason in REVOCATION_REASONS if reason.code == code), None)


# Why scopes can be held back. An incident needs counsel's word that it is no protected talk, and two people to end.
HOLD_REASONS = (
    RevocationReason("incident", Phrase("Something went wrong and is being looked at"), "hr_decision"),
    RevocationReason("left_company", Phrase("Left the company"), "left_company"),
    RevocationReason("absence", Phrase("Is away for a long time"), "hr_decision"),
    RevocationReason("own_wish", Phrase("Asked for it"), "hr_decision"),
    RevocationReason("other", Phrase("Another decision of HR"), "hr_decision"),
)
# What the steps of the rules and of time are called for people.
_OTHERS = {
    "superseded": Phrase("The details were corrected; the number before this one no longer counts"),
    "key_withdrawn": Phrase("A signing key was withdrawn; the number before this one no longer counts"),
    "clause_changed": Phrase("A clause has changed in substance"),
    "clause_noted": Phrase("A clause has changed a little"),
    "clause_signed": Phrase("The present text was signed"),
    "clause_withdrawn": Phrase("The text is no longer in force"),
    "overdue": Phrase("Not done in time"),
    "settled": Phrase("It was looked at and settled"),
    "returned": Phrase("Came back"),
    "incident_training": Phrase("After an incident: re-immersion and a coach's note"),
    "placement_changed": Phrase("Works with another area, country or role now"),
    "lower_grade": Phrase("The platform reports a lower grade; a person has to look"),
    "reviewed": Phrase("A person has looked at it"),
    "equivalent": Phrase("Something equivalent was accepted"),
}


def hold_reason_of(code: str) -> RevocationReason | None:
    """Return the reason of this code, or None."""
    return next((reason for reason in HOLD_REASONS if reason.code == code), None)


def label_of(code: str) -> str:
    """Return what a reason is called, empty for one that says nothing beyond the step."""
    reason = reason_of(code) or hold_reason_of(code)
    return reason.label if reason else _OTHERS.get(code, "")
