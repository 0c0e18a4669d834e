"""The addresses below `/advocert/api/v1/` (OEP-69: plural nouns, snake_case, no database ids, `me` for oneself)."""

from django.urls import path

from advocert_certificates.rest.past import AllowedOnView, LogCheckpointView, StandingsOnView
from advocert_certificates.rest.schema import SchemaView
from advocert_certificates.rest.verifying import VerifyDocumentView
from advocert_certificates.rest.views import (
    MyCertificationsView,
    PeopleView,
    PersonView,
    RevokeView,
    VerifyView,
)

urlpatterns = [
    path("me/certifications/", MyCertificationsView.as_view(), name="api-my-certifications"),
    path("people/", PeopleView.as_view(), name="api-people"),
    path("people/<uuid:uuid>/", PersonView.as_view(), name="api-person"),
    path("people/<uuid:uuid>/standings/", StandingsOnView.as_view(), name="api-standings"),
    path("allowed/", AllowedOnView.as_view(), name="api-allowed"),
    path("log/checkpoint/", LogCheckpointView.as_view(), name="api-checkpoint"),
    path("certifications/<uuid:uuid>/revoke/", RevokeView.as_view(), name="api-revoke"),
    path("verify/<uuid:uuid>/", VerifyView.as_view(), name="api-verify"),
    path("verify/", VerifyDocumentView.as_view(), name="api-verify-document"),
    path("schema/", SchemaView.as_view(), name="api-schema"),
]
