"""Every refusal of the API has one shape (RFC 9457), whoever raised it: our rules, DRF or a parser."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response

from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.web.problems import MEDIA_TYPE, NOT_FOUND, RETRY_SECONDS, Problem, problem_of

_TITLES = {
    status.HTTP_400_BAD_REQUEST: Problem("invalid-request", 400, "The request cannot be understood"),
    status.HTTP_401_UNAUTHORIZED: Problem("not-signed-in", 401, "Not signed in"),
    status.HTTP_403_FORBIDDEN: Problem("not-allowed", 403, "Not allowed"),
    status.HTTP_404_NOT_FOUND: NOT_FOUND,
    status.HTTP_405_METHOD_NOT_ALLOWED: Problem(
        "method-not-allowed", 405, "This address takes other methods"
    ),
    status.HTTP_406_NOT_ACCEPTABLE: Problem("not-acceptable", 406, "Only JSON is spoken here"),
    status.HTTP_415_UNSUPPORTED_MEDIA_TYPE: Problem("not-json", 415, "Only JSON is read here"),
    status.HTTP_429_TOO_MANY_REQUESTS: Problem("too-many-requests", 429, "Too many requests"),
}


class ProblemSerializer(serializers.Serializer):
    """A refusal after RFC 9457. `errors` names the fields, when fields were wrong."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(child=serializers.ListField(child=serializers.CharField()), required=False)


def answer_with_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return the refusal, or None for what nobody expected: then the platform's own handling (500, logging) goes on."""
    if isinstance(error, AdvocertError):
        problem = problem_of(error)
        headers = (
            {"Retry-After": str(RETRY_SECONDS)}
            if problem.status == status.HTTP_503_SERVICE_UNAVAILABLE
            else {}
        )
        return _response(problem, str(error), headers)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    return _from_framework(error)


def _from_framework(error: exceptions.APIException) -> Response:
    problem = _TITLES.get(error.status_code, Problem("refused", error.status_code, "Refused"))
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)
    if isinstance(error.detail, dict):
        fields = {name: [str(text) for text in texts] for name, texts in error.detail.items()}
        return _response(
            problem, f"Correct these fields: {', '.join(sorted(fields))}.", headers, errors=fields
        )
    return _response(problem, str(error.detail), headers)


def _response(problem: Problem, detail: str, headers: dict[str, str], **more: Any) -> Response:
    body = {**problem.body(detail), **more}
    return Response(body, status=problem.status, headers=headers, content_type=MEDIA_TYPE)
