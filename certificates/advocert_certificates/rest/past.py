"""Answers about any day, as known on any day, and the newest checkpoint of the log."""

from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from advocert_certificates import api
from advocert_certificates.rest.authentication import token_permissions
from advocert_certificates.rest.base import ApiView
from advocert_certificates.rest.describing import described
from advocert_certificates.rest.permissions import MayViewRecords
from advocert_certificates.rest.problems import ProblemSerializer
from advocert_certificates.rest.serializers import DayQuerySerializer
from advocert_certificates.web.headers import any_origin
from advocert_certificates.web.limits import PublicThrottle


def _problems(*statuses: int) -> dict[Any, OpenApiResponse]:
    refusal = OpenApiResponse(ProblemSerializer, description="Refused; `type` says why, `detail` what to do.")
    return {(status, "application/problem+json"): refusal for status in statuses}


class AllowedQuerySerializer(DayQuerySerializer):
    """Who could do this, there."""

    scope = serializers.CharField(max_length=64, allow_blank=True, required=False, default="")
    area = serializers.CharField(max_length=128, allow_blank=True, required=False, default="")
    region = serializers.CharField(max_length=16, allow_blank=True, required=False, default="")
    cursor = serializers.CharField(max_length=32, allow_blank=True, required=False, default="")
    page_size = serializers.IntegerField(min_value=1, max_value=100, required=False, default=25)


class AllowanceSerializer(serializers.Serializer):
    """Somebody who could."""

    person_uuid = serializers.UUIDField()
    full_name = serializers.CharField()
    username = serializers.CharField()
    certification_uuid = serializers.UUIDField()
    level_ref = serializers.CharField()
    scope = serializers.CharField()
    area = serializers.CharField()
    region = serializers.CharField()
    valid_from = serializers.DateTimeField()
    valid_until = serializers.DateTimeField()
    recorded_at = serializers.DateTimeField()
    superseded_at = serializers.DateTimeField(allow_null=True)


class AllowedSerializer(serializers.Serializer):
    """One page of the answer."""

    next = serializers.CharField(allow_null=True)
    results = AllowanceSerializer(many=True)


class StandingOnSerializer(serializers.Serializer):
    """How one certification stood."""

    certification_uuid = serializers.UUIDField()
    level_ref = serializers.CharField()
    area = serializers.CharField()
    standing = serializers.CharField()
    scopes = serializers.ListField(child=serializers.CharField())
    valid_until = serializers.DateTimeField(allow_null=True)


class StandingsOnSerializer(serializers.Serializer):
    """How all certifications of a person stood."""

    results = StandingOnSerializer(many=True)


class CheckpointSerializer(serializers.Serializer):
    """The newest signed checkpoint (C2SP signed note) and the key that checks it."""

    checkpoint = serializers.CharField(allow_null=True)
    key = serializers.CharField()


class AllowedOnView(ApiView):
    """Who could do what, for HR."""

    permission_classes: ClassVar[list[Any]] = [MayViewRecords, *token_permissions()]

    @described(
        operation_id="list_allowed",
        summary="Who could do this, there, on a day, as known on a day",
        parameters=[AllowedQuerySerializer],
        responses={200: AllowedSerializer, **_problems(400, 401, 403, 429)},
    )
    def get(self, request: Request) -> Response:
        """Return one page."""
        query = AllowedQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked, now = query.validated_data, timezone.now()
        page = api.who_could(
            asked["scope"],
            area=asked["area"],
            region=asked["region"],
            on=asked.get("on", now),
            known_at=asked.get("known_at", now),
            cursor=asked["cursor"],
            limit=asked["page_size"],
        )
        answer = {"next": _next(request, page.next_cursor), "results": page.rows}
        return Response(AllowedSerializer(answer).data)


def _next(request: Request, cursor: str) -> str | None:
    if not cursor:
        return None
    query = {**request.query_params.dict(), "cursor": cursor}
    return str(request.build_absolute_uri(f"{request.path}?{urlencode(query)}"))


class StandingsOnView(ApiView):
    """How a person stood, for HR."""

    permission_classes: ClassVar[list[Any]] = [MayViewRecords, *token_permissions()]

    @described(
        operation_id="list_standings_on",
        summary="How a person stood on a day, as known on a day",
        parameters=[DayQuerySerializer],
        responses={200: StandingsOnSerializer, **_problems(400, 401, 403, 404, 429)},
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Return every certification that was known then."""
        query = DayQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        asked, now = query.validated_data, timezone.now()
        rows = api.standings_on(uuid, on=asked.get("on", now), known_at=asked.get("known_at", now))
        return Response(StandingsOnSerializer({"results": rows}).data)


class LogCheckpointView(ApiView):
    """The newest checkpoint, for everybody: it says how many entries there are and nothing about anybody."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    throttle_classes: ClassVar[list[Any]] = [PublicThrottle]

    @described(
        operation_id="get_log_checkpoint",
        summary="The newest signed checkpoint of the log",
        auth=[],
        responses={200: CheckpointSerializer, **_problems(429, 503)},
    )
    def get(self, request: Request) -> Response:
        """Return what was signed last; nothing is made by asking."""
        newest = next(iter(api.list_checkpoints()), None)
        answer = {"checkpoint": newest.note if newest else None, "key": api.log_verifier_key()}
        return any_origin(Response(CheckpointSerializer(answer).data))
