"""Describing an operation for OpenAPI, whatever schema class the site has set for its own API."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import extend_schema


def described(**said: Any) -> Callable[[Any], Any]:
    """Return `extend_schema` on our own base: by itself it takes the site's default, which need not know OpenAPI 3."""

    def decorate(handler: Any) -> Any:
        handler.kwargs = {"schema": AutoSchema}
        return extend_schema(**said)(handler)

    return decorate
