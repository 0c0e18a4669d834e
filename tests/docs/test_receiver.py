"""The receiver of the how-to is run as it is printed there, against the real sender."""

import importlib.util
import re
import threading
from collections.abc import Iterator
from http.server import HTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.support.programmes import NOW, all_facts, compiled

from advocert_certificates import api
from advocert_certificates.models import Person
from advocert_certificates.usecases.relay import relay_round

PAGE = Path(__file__).parents[2] / "docs/how-to/connect-another-system.md"
WHO = "u7@acme.example"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hook(settings, tmp_path) -> Iterator[Any]:
    """The module that a reader would have typed, listening."""
    page = PAGE.read_text(encoding="utf-8")
    file = tmp_path / "typed_receiver.py"
    file.write_text(re.findall(r"^```receiver\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[0])
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Hook.log_message = lambda *_: None
    server = HTTPServer(("127.0.0.1", 0), module.Hook)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    module.entry = {
        "slug": "library",
        "url": f"http://127.0.0.1:{server.server_port}/",
        "secret": module.SECRET,
    }
    settings.ADVOCERT_TARGETS = [module.entry]
    yield module
    server.shutdown()
    server.server_close()


@pytest.fixture
def certified(hook):
    """Person 7 is certified, and the receiver was told."""
    api.load_programme(compiled(), actor="test", now=NOW)
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    assert relay_round(NOW).sent == 1
    return api.get_my_certifications(7, now=NOW)[0]


def test_it_learns_who_may_speak(hook, certified):
    _, status, scopes = hook.people[WHO]
    assert (status, {one["scope"] for one in scopes}) == ("active", set(certified.scopes))


def test_it_learns_when_it_ends(hook, certified):
    api.revoke_certification(certified.uuid, reason_code="left_company", actor="hanna", now=NOW)
    relay_round(NOW)
    assert hook.people[WHO][1:] == ("revoked", [])


def test_it_takes_a_ping(hook):
    assert api.ping_target("library", now=NOW) == ""
    assert hook.people == {}


def test_it_believes_nobody_with_another_secret(hook, settings):
    settings.ADVOCERT_TARGETS = [hook.entry | {"secret": "whsec_" + "QUJD" * 10}]
    assert api.ping_target("library", now=NOW) == "Answered 401"


def test_it_believes_both_while_the_secret_is_changed(hook, settings):
    settings.ADVOCERT_TARGETS = [hook.entry | {"secret": "whsec_" + "QUJD" * 10, "old_secret": hook.SECRET}]
    assert api.ping_target("library", now=NOW) == ""


def test_an_old_message_that_comes_again_changes_nothing(hook, certified):
    known = dict(hook.people)
    old = {
        "type": "advocate.status.revoked",
        "data": {"subject": {"value": WHO}, "sequence": 1, "status": "revoked"},
    }
    hook.take(old)
    assert hook.people == known


def test_every_field_that_the_page_names_is_sent(hook, certified):
    body = Person.objects.get().messages.get().body
    named = re.findall(
        r"^\| `(?:data\.)?(\w+)(?:\[\])?` \|", PAGE.read_text().split("## 3.")[1], re.MULTILINE
    )
    assert [name for name in named if f'"{name}":' not in body] == []
