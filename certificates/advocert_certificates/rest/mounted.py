"""Where the API stands, for its description: the full addresses, without the rest of the platform."""

from django.urls import include, path

urlpatterns = [path("advocert/api/v1/", include("advocert_certificates.rest.urls"))]
