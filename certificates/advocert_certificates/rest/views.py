"""The API, version 1: thin views over `api`, with the rights of the pages."""

from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from advocert_certificates import api
from advocert_certificates.data import Day
from advocert_certificates.rest.authentication import token_permissions
from advocert_certificates.rest.base import ApiView
from advocert_certificates.rest.describing import described
from advocert_certificates.rest.permissions import MayTakeBack, MayViewRecords
from advocert_certificates.rest.problems import ProblemSerializer
from advocert_certificates.rest.serializers import (
    CertificationSerializer,
    CertificationsSerializer,
    PeopleQuerySerializer,
    PeopleSerializer,
    PersonRecordSerializer,
    RevocationSerializer,
)
from advocert_certificates.web.headers import any_origin
from advocert_certificates.web.limits import PublicThrottle
from advocert_certificates.web.verification import VerificationSerializer, status_of


def _problems(*statuses: int) -> dict[Any, OpenApiResponse]:
    refusal = OpenApiResponse(ProblemSerializer, description="Refused; `type` says why, `detail` what to do.")
    return {(status, "application/problem+json"): refusal for status in statuses}


class MyCertificationsView(ApiView):
    """The signed-in person's own standing."""

    @described(
        operation_id="list_my_certifications",
        summary="My standing in every level of the programme",
        responses={200: CertificationsSerializer, **_problems(401, 429)},
    )
    def get(self, request: Request) -> Response:
        """Return all levels; somebody nobody knows yet stands at the start of each."""
        views = api.get_my_certifications(request.user.pk, now=timezone.now())
        return Response(CertificationsSerializer({"results": views}).data)


class PeopleView(ApiView):
    """The list of people, for HR."""

    permission_classes: ClassVar[list[Any]] = [MayViewRecords, *token_permissions()]

    @described(
        operation_id="list_people",
        summary="People by name, page by page",
        description="With `on` or `known_at` the list is about that moment: who was known by then, how each"
        " certification stood, and until when. A moment to come is answered as it follows if nothing else happens."
        " Names are those of today.",
        parameters=[PeopleQuerySerializer],
        responses={200: PeopleSerializer, **_problems(400, 401, 403, 429)},
    )
    def get(self, request: Request) -> Response:
        """Return one page. There is no order by score, and there never will be."""
        query = PeopleQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked, now = query.validated_data, timezone.now()
        on, known = asked.get("on"), asked.get("known_at")
        page = api.search_people(
            asked["q"],
            state=asked["state"],
            cursor=asked["cursor"],
            limit=asked["page_size"],
            now=now,
            day=Day(on or now, known or now) if on or known else None,
        )
        answer = {
            "next": _page_address(request, page.next_cursor),
            "previous": _page_address(request, page.previous_cursor),
            "results": page.people,
        }
        return Response(PeopleSerializer(answer).data)


def _page_address(request: Request, cursor: str) -> str | None:
    if not cursor:
        return None
    query = {**request.query_params.dict(), "cursor": cursor}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


class PersonView(ApiView):
    """One person's record, for HR."""

    permission_classes: ClassVar[list[Any]] = [MayViewRecords, *token_permissions()]

    @described(
        operation_id="get_person",
        summary="Everything that HR may see about one person",
        responses={200: PersonRecordSerializer, **_problems(401, 403, 404, 429)},
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Return standing, signed texts, results and the story of one person."""
        record = api.get_person_record(uuid, now=timezone.now())
        return Response(PersonRecordSerializer(record).data)


class RevokeView(ApiView):
    """Taking a certification back, for HR."""

    permission_classes: ClassVar[list[Any]] = [MayTakeBack, *token_permissions()]

    @described(
        operation_id="revoke_certification",
        summary="Take a certification back, at once and for good",
        description="A second call changes nothing and returns what the first one did, so it is safe to repeat.",
        request=RevocationSerializer,
        responses={200: CertificationSerializer, **_problems(400, 401, 403, 404, 409, 415, 429)},
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        """End it, and return how it stands then."""
        reason = RevocationSerializer(data=request.data)
        reason.is_valid(raise_exception=True)
        view = api.revoke_certification(
            uuid, **reason.validated_data, actor=request.user.get_username(), now=timezone.now()
        )
        return Response(CertificationSerializer(view).data)


class VerifyView(ApiView):
    """The public check, for everyone, from any origin."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    throttle_classes: ClassVar[list[Any]] = [PublicThrottle]

    @described(
        operation_id="verify_certificate",
        summary="What a certificate is worth now",
        auth=[],
        responses={200: VerificationSerializer, 404: VerificationSerializer, **_problems(429)},
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Return the answer of the verify page. Unknown is an answer too, with status 404."""
        verification = api.get_verification(uuid, now=timezone.now())
        return any_origin(Response(VerificationSerializer(verification).data, status=status_of(verification)))
