"""What everybody learns about a certificate that was handed in as a file or a text."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from advocert_certificates.data.public import CheckView


@dataclass(frozen=True)
class PresentedVerification:
    """The answer about a presented document.

    `valid` with an empty `reason`, or one stable reason code with a `message` for people: what it means and what
    to do. `carrier` is what it came in (`json`, `jwt`, `png`, `svg`, `pdf`), empty when nothing was found.
    `ours` says that this installation issued it; then `uuid` leads to its page and `state` is the state there,
    which also knows of pauses and days of grace. Of a document whose signature does not fit nothing but the checks is given.
    """

    valid: bool
    reason: str
    message: str
    checks: tuple[CheckView, ...]
    carrier: str = ""
    ours: bool = False
    uuid: UUID | None = None
    state: str = ""
    issuer_name: str = ""
    issuer_id: str = ""
    title: str = ""
    holder_name: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
