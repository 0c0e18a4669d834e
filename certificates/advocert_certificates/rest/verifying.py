"""Checking a document that somebody hands in, for machines: the bytes as they are, the check-list as JSON."""

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from advocert_certificates import api
from advocert_certificates.rest.base import ApiView
from advocert_certificates.rest.describing import described
from advocert_certificates.web.headers import any_origin
from advocert_certificates.web.limits import PublicThrottle
from advocert_certificates.web.verification import CheckSerializer

# More than any file that carries a certificate; what is longer is cut, and so refused as broken.
_LONGEST = 5_000_001


class _AnyBytes(BaseParser):
    """Whatever the content type says: what a file is, its first bytes tell."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> bytes:
        del media_type, parser_context
        return bytes(stream.read(_LONGEST))


class PresentedSerializer(serializers.Serializer):
    """The answer. When the signature does not fit, everything but the checks is empty."""

    valid = serializers.BooleanField()
    reason = serializers.CharField()
    message = serializers.CharField()
    carrier = serializers.CharField()
    checks = CheckSerializer(many=True)
    ours = serializers.BooleanField()
    uuid = serializers.UUIDField(allow_null=True)
    state = serializers.CharField()
    issuer_name = serializers.CharField()
    issuer_id = serializers.CharField()
    title = serializers.CharField()
    holder_name = serializers.CharField()
    valid_from = serializers.DateTimeField(allow_null=True)
    valid_until = serializers.DateTimeField(allow_null=True)


class VerifyDocumentView(ApiView):
    """The public check of a document, for everyone, from any origin. Nothing that is sent here is kept."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    throttle_classes: ClassVar[list[Any]] = [PublicThrottle]
    parser_classes: ClassVar[list[Any]] = [_AnyBytes]

    @described(
        operation_id="verify_document",
        summary="Whether a certificate that you have as JSON, JWT or a file is valid",
        auth=[],
        request={"application/json": OpenApiTypes.OBJECT, "application/jwt": OpenApiTypes.STR},
        responses={200: PresentedSerializer},
    )
    def post(self, request: Request) -> Response:
        """Return the check-list. That a document is not valid is an answer too, with status 200."""
        answer = api.verify_document(request.data or b"", now=timezone.now())
        return any_origin(Response(PresentedSerializer(answer).data))
