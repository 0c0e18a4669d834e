"""Refusals for machines, after RFC 9457: `type`, `title`, `status`, `detail`, as `application/problem+json`.

`type` is a stable code; a new reason gets a new code, and a code never changes its meaning. `detail` says what to do.
"""

from dataclasses import dataclass
from typing import Any

from django.http import JsonResponse

from advocert_certificates.domain import errors
from advocert_certificates.domain.installation_errors import InstallationError

MEDIA_TYPE = "application/problem+json"
_TYPE_PREFIX = "urn:advocert:problem:"
RETRY_SECONDS = 5


@dataclass(frozen=True)
class Problem:
    """One reason: its code, the HTTP status and the short title that is the same for every occurrence."""

    code: str
    status: int
    title: str

    def body(self, detail: str) -> dict[str, Any]:
        """Return the members of RFC 9457, section 3.1."""
        return {
            "type": _TYPE_PREFIX + self.code,
            "title": self.title,
            "status": self.status,
            "detail": detail,
        }

    def response(self, detail: str) -> JsonResponse:
        """Return the refusal as a plain Django response."""
        response = JsonResponse(self.body(detail), status=self.status, content_type=MEDIA_TYPE)
        response["Cache-Control"] = "no-store"
        if self.status in {429, 503}:
            response["Retry-After"] = str(RETRY_SECONDS)
        return response


NOT_FOUND = Problem("not-found", 404, "Not found")
INVALID_REQUEST = Problem("invalid-request", 400, "The request cannot be understood")
CONFLICT = Problem("conflict", 409, "Not possible as things stand")
NOT_SIGNED_YET = Problem("not-signed-yet", 503, "Being signed")
NOT_READY = Problem("not-ready", 503, "The service is not set up")
INTERNAL = Problem("internal", 500, "The service failed")

# One entry per error class that crosses the door; a subclass of an entry has the same answer.
_BY_ERROR: tuple[tuple[type[errors.AdvocertError], Problem], ...] = (
    (errors.CredentialNotFoundError, Problem("certificate-not-found", 404, "No such certificate")),
    # The same answer as for an unknown one, so that nobody learns which certificates exist (ADR 0010).
    (errors.CredentialAccessError, Problem("certificate-not-found", 404, "No such certificate")),
    (errors.CredentialPendingError, NOT_SIGNED_YET),
    (errors.PersonNotFoundError, Problem("person-not-found", 404, "Nobody is recorded here")),
    (errors.CertificationNotFoundError, Problem("certification-not-found", 404, "No such certification")),
    (errors.ShareLinkNotFoundError, Problem("link-not-found", 404, "No such link")),
    (errors.StatusListNotFoundError, Problem("status-list-not-found", 404, "No such status list")),
    (errors.UnknownReasonError, Problem("unknown-reason", 400, "Not a reason of the list")),
    (errors.UnknownStateError, Problem("unknown-state", 400, "Not a state of a certification")),
    (errors.CursorError, Problem("unknown-place", 400, "Not a place in the list")),
    (errors.HoldNotFoundError, Problem("hold-not-found", 404, "No such open hold")),
    (errors.TaskNotFoundError, Problem("task-not-found", 404, "No such open task")),
    (errors.VersionNotFoundError, Problem("programme-not-found", 404, "No such version of the programme")),
    (errors.SamePersonError, Problem("second-person-needed", 409, "Another person has to decide")),
    (errors.NotProposedError, Problem("second-person-needed", 409, "Another person has to decide")),
    (errors.CounselNotCheckedError, Problem("counsel-not-checked", 400, "Protected talk is never a reason")),
    (errors.UnknownScopeError, Problem("unknown-scope", 400, "Not a scope of this certification")),
    (errors.IllegalMoveError, CONFLICT),
    (errors.RequestError, INVALID_REQUEST),
    (InstallationError, NOT_READY),
)


def problem_of(error: errors.AdvocertError) -> Problem:
    """Return the reason that an error of ours is answered with."""
    for kind, problem in _BY_ERROR:
        if isinstance(error, kind):
            return problem
    return INTERNAL


def refusal(error: errors.AdvocertError) -> JsonResponse:
    """Answer an error of ours. Its own sentence is the detail: it says what to do next."""
    return problem_of(error).response(str(error))
