"""The OpenAPI description of this API and of nothing else, whatever the platform describes with the same library."""

from typing import Any, ClassVar

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from advocert_certificates.rest.describing import described
from advocert_certificates.web.limits import PublicThrottle

_SETTINGS = {
    "TITLE": "Advocert",
    "VERSION": "1.0.0",
    "DESCRIPTION": "Who is certified to speak for the company, on which texts, until when.",
    "SCHEMA_PATH_PREFIX": "/advocert/api/v1",
    "PREPROCESSING_HOOKS": [],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums"],
    "COMPONENT_SPLIT_REQUEST": False,
    # It would say at each request that sessions and tokens of the platform have no description of their own.
    "DISABLE_ERRORS_AND_WARNINGS": True,
    "ENUM_NAME_OVERRIDES": {
        "StandingEnum": "advocert_certificates.rest.serializers.STATES",
        "DeliveryEnum": ["pending", "sent", "failed", "parked"],
    },
}


class SchemaView(SpectacularAPIView):
    """The description, as YAML or, by `Accept` or `?format=json`, as JSON."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    throttle_classes: ClassVar[list[Any]] = [PublicThrottle]
    renderer_classes: ClassVar[list[Any]] = [OpenApiYamlRenderer, OpenApiJsonRenderer]
    versioning_class = None
    metadata_class = None
    schema = AutoSchema()
    urlconf = "advocert_certificates.rest.mounted"
    custom_settings = _SETTINGS
    api_version = None

    @described(operation_id="get_schema", summary="This description", responses=OpenApiTypes.OBJECT)
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Give the description."""
        return super().get(request, *args, **kwargs)
