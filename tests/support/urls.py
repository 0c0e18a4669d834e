"""URLs of the test run: the service where a platform would mount it."""

from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls)]
if find_spec("advocert_certificates.urls"):
    urlpatterns.append(path("advocert/", include("advocert_certificates.urls", namespace="advocert")))
