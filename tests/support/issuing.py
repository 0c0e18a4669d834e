"""One certificate at once, where the service issues them by the batch."""

from typing import Any

from advocert_certificates.models import Certification, Credential
from advocert_certificates.usecases.issuing import draft_credential, place_credentials


def issue_credential(certification: Certification, snapshot: dict[str, Any], now: Any) -> Credential:
    """Write the row of a new, unsigned certificate."""
    drafted = draft_credential(certification, snapshot, now)
    place_credentials([drafted], now)
    return drafted
