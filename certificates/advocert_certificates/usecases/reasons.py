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
