"""What every view of the API declares.

The platform's defaults are AllowAny, no throttle and its own error handler,
so nothing here is left to a default; a test goes through all views and looks.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from drf_spectacular.openapi import AutoSchema
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from advocert_certificates.rest.authentication import authentication_classes, token_permissions
from advocert_certificates.rest.permissions import IsSignedIn
from advocert_certificates.rest.problems import answer_with_problem
from advocert_certificates.web.limits import PersonThrottle


class ApiView(APIView):
    """A view for somebody signed in: JSON in, JSON out, limited, never cached."""

    authentication_classes: ClassVar[list[Any]] = authentication_classes()
    permission_classes: ClassVar[list[Any]] = [IsSignedIn, *token_permissions()]
    throttle_classes: ClassVar[list[Any]] = [PersonThrottle]
    renderer_classes: ClassVar[list[Any]] = [JSONRenderer]
    parser_classes: ClassVar[list[Any]] = [JSONParser]
    pagination_class = None
    versioning_class = None
    metadata_class = None
    schema = AutoSchema()

    def get_exception_handler(self) -> Callable[..., Response | None]:
        """Return our handler, whatever the platform has set."""
        return answer_with_problem

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Keep answers about people out of every cache."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final.setdefault("Cache-Control", "no-store")
        final["X-Content-Type-Options"] = "nosniff"
        return final
