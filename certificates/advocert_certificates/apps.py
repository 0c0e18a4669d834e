"""The Django app, and the plugin that Open edX finds by its entry points."""

from typing import Any, ClassVar

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

_URLS = {"namespace": "advocert", "regex": r"^advocert/", "relative_path": "urls"}
_SETTINGS = {
    "common": {"relative_path": "settings.common"},
    "production": {"relative_path": "settings.production"},
}


class AdvocertConfig(AppConfig):
    """The certificate service. Open edX owns the label `certificates`, so ours is `advocert` (ADR 0001)."""

    name = "advocert_certificates"
    label = "advocert"
    verbose_name = "Advocert"
    default_auto_field = "django.db.models.BigAutoField"

    # The keys of edx_django_utils.plugins.constants as plain text: the service also runs without it.
    plugin_app: ClassVar[dict[str, Any]] = {
        "url_config": {"lms.djangoapp": _URLS, "cms.djangoapp": _URLS},
        "settings_config": {"lms.djangoapp": _SETTINGS, "cms.djangoapp": _SETTINGS},
    }

    def ready(self) -> None:
        """Register the checks, listen to the blocks, and load the shipped programme after `migrate`."""
        from advocert_certificates import checks, openedx  # models exist only from here on

        checks.register_checks()
        openedx.connect_evidence()
        openedx.connect_grades()
        openedx.connect_retirement()
        # By name: management sees api, apps must not (the layers of .importlinter).
        load = import_string("advocert_certificates.management.shipped.load_after_migrate")
        post_migrate.connect(load, sender=self, dispatch_uid="advocert.load_shipped_programme")
