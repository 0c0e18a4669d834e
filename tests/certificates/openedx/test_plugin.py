"""The app as Open edX finds it, in LMS and Studio."""

import sys
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType, SimpleNamespace

import pytest
from django.apps import apps
from django.urls.resolvers import RegexPattern, URLResolver
from edx_django_utils.plugins import add_plugins, constants, get_plugin_apps, get_plugin_url_patterns

from advocert_certificates import openedx
from advocert_certificates.apps import AdvocertConfig
from advocert_certificates.settings import common, production

PROCESSES = ["lms.djangoapp", "cms.djangoapp"]


@pytest.mark.parametrize("process", PROCESSES)
def test_the_entry_point_leads_to_the_app(process):
    found = entry_points(group=process)["advocert"]
    assert found.load() is AdvocertConfig


def test_label_and_name_are_those_that_the_platform_leaves_free():
    assert apps.get_app_config("advocert").name == "advocert_certificates"


@pytest.mark.parametrize("process", PROCESSES)
def test_the_urls_are_mounted_under_our_prefix(process):
    config = AdvocertConfig.plugin_app["url_config"][process]
    assert config == {"namespace": "advocert", "regex": r"^advocert/", "relative_path": "urls"}


def test_the_keys_of_the_plugin_are_those_of_the_platform():
    assert set(AdvocertConfig.plugin_app) == {constants.PluginURLs.CONFIG, constants.PluginSettings.CONFIG}
    urls = AdvocertConfig.plugin_app["url_config"]["lms.djangoapp"]
    assert set(urls) == {
        constants.PluginURLs.NAMESPACE,
        constants.PluginURLs.REGEX,
        constants.PluginURLs.RELATIVE_PATH,
    }


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("kind", ["common", "production"])
def test_a_settings_module_that_is_named_exists(process, kind):
    path = AdvocertConfig.plugin_app["settings_config"][process][kind]["relative_path"]
    assert callable(import_module(f"advocert_certificates.{path}").plugin_settings)


@pytest.mark.parametrize("process", PROCESSES)
def test_the_platforms_machinery_installs_the_app(process):
    """As `INSTALLED_APPS.extend(get_plugin_apps(…))` in `lms/envs/common.py` and `cms/envs/common.py`."""
    assert "advocert_certificates.apps.AdvocertConfig" in get_plugin_apps(process)


@pytest.mark.parametrize("process", PROCESSES)
def test_the_platforms_machinery_adds_our_settings(process, monkeypatch):
    """The site's file is read between the two (`lms/envs/production.py`), so what stands there stays."""
    module = ModuleType("site_settings")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    add_plugins(module.__name__, process, "common")
    module.ADVOCERT_KEYS_DIR = "/srv/keys"
    add_plugins(module.__name__, process, "production")
    assert (module.ADVOCERT_KEYS_DIR, module.ADVOCERT_WAKE) == ("/srv/keys", "celery")


@pytest.mark.parametrize("process", PROCESSES)
def test_the_platforms_machinery_mounts_our_addresses(process):
    """It names the application after the module, so everything that reverses an address says `advocert:`."""
    root = URLResolver(RegexPattern(r"^/"), get_plugin_url_patterns(process))
    found = root.resolve("/advocert/did.json")
    assert (found.url_name, found.namespaces) == ("did", ["advocert"])


def test_a_site_keeps_what_it_has_set():
    site = SimpleNamespace(ADVOCERT_WAKE="none")
    common.plugin_settings(site)
    assert (site.ADVOCERT_WAKE, site.ADVOCERT_HR_GROUP) == ("none", "advocert_hr")


def test_the_configuration_file_of_a_site_wins():
    site = SimpleNamespace(ADVOCERT_KEYS_DIR=None, ENV_TOKENS={"ADVOCERT_KEYS_DIR": "/srv/keys", "OTHER": 1})
    production.plugin_settings(site)
    assert site.ADVOCERT_KEYS_DIR == "/srv/keys"
    assert not hasattr(site, "OTHER")


@pytest.mark.parametrize(
    ("variant", "urlconf", "studio"),
    [
        ("cms", "cms.urls", True),
        ("lms", "lms.urls", False),
        (None, "cms.urls", True),
        (None, "demo.urls", False),
    ],
)
def test_studio_is_told_from_the_lms(settings, variant, urlconf, studio):
    settings.SERVICE_VARIANT, settings.ROOT_URLCONF = variant, urlconf
    assert openedx.in_studio() is studio


def test_studio_does_not_listen_to_the_previews_of_authors(settings):
    events = pytest.importorskip("advocert_xblocks.events")
    events.EVIDENCE_RECORDED.disconnect(dispatch_uid="advocert.receive_evidence")
    settings.SERVICE_VARIANT = "cms"
    openedx.connect_evidence()
    listening = _listens(events)
    settings.SERVICE_VARIANT = "lms"
    openedx.connect_evidence()
    assert (listening, _listens(events)) == (False, True)


def _listens(events):
    return any(key[0] == "advocert.receive_evidence" for key, *_ in events.EVIDENCE_RECORDED.receivers)
