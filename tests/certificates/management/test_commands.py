"""The commands an operator types."""

import json
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.support.programmes import NOW, all_facts, compiled

from advocert_certificates import api
from advocert_certificates.management import shipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_key_in_the_environment(monkeypatch):
    monkeypatch.delenv("ADVOCERT_SIGNING_KEY", raising=False)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "programme.json"
    path.write_text(json.dumps(compiled()), encoding="utf-8")
    return path


def run(command, *args, **options):
    out, err = StringIO(), StringIO()
    call_command(command, *args, stdout=out, stderr=err, **options)
    return out.getvalue() + err.getvalue()


def test_a_compiled_programme_is_loaded_from_a_file(file):
    assert (
        run("advocert_load_programme", str(file))
        == "Speak for Acme (ACME, policy set 2026.1) is now in force.\n"
    )


def test_loading_it_again_says_so(file):
    run("advocert_load_programme", str(file))
    assert "was in force already" in run("advocert_load_programme", str(file))


def test_a_broken_file_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "programme.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="no programme that can be read"):
        run("advocert_load_programme", str(path))


def test_rules_that_are_not_understood_are_told_in_a_sentence(tmp_path):
    path = tmp_path / "programme.json"
    path.write_text(json.dumps(compiled() | {"schema": 9}), encoding="utf-8")
    with pytest.raises(CommandError, match="schema"):
        run("advocert_load_programme", str(path))


def test_setup_makes_a_key_that_only_we_can_read(settings, tmp_path, file):
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "keys")
    assert "Ready." in run("advocert_setup", programme=file)
    private = [
        path for path in Path(settings.ADVOCERT_KEYS_DIR).iterdir() if not path.name.endswith(".pub.pem")
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
    assert sorted(path.name[:2] for path in private) == ["ed", "es"]


def test_a_second_setup_keeps_key_and_programme(settings, tmp_path, file):
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "keys")
    run("advocert_setup", programme=file)
    before = sorted(path.name for path in Path(settings.ADVOCERT_KEYS_DIR).iterdir())
    assert run("advocert_setup") == "Ready. Keep `manage.py advocert_worker` running.\n"
    assert sorted(path.name for path in Path(settings.ADVOCERT_KEYS_DIR).iterdir()) == before


def test_setup_says_what_is_still_to_do(settings, file):
    settings.ADVOCERT_BASE_URL = ""
    said = run("advocert_setup", programme=file)
    assert "To do: No public address is known" in said
    assert "To do: There is no signing key" in said


def test_a_key_needs_a_place():
    with pytest.raises(CommandError, match="ADVOCERT_KEYS_DIR"):
        run("advocert_make_key")


def test_the_next_key_signs_and_the_old_one_stays_published(settings, keys):
    assert "Made the key" in run("advocert_make_key", only="ed")
    assert len(api.get_did_document()["assertionMethod"]) == 2


def test_a_tick_says_what_it_did(programme, keys, receiver):
    for fact in all_facts():
        api.record_evidence(fact)
    assert run("advocert_tick") == (
        "people decided about 1, certificates signed 1, status lists signed 1, messages sent 1\n"
    )
    assert run("advocert_tick") == "Nothing to do.\n"


def test_a_tick_says_what_hinders_it(certified):
    assert "One certificate waits for a signature." in run("advocert_tick")


def test_what_was_put_aside_waits_again(programme, receiver):
    for fact in all_facts():
        api.record_evidence(fact)
    receiver.answers = [410]
    api.tick(now=NOW)
    assert run("advocert_retry", "library") == "1 messages wait again.\n"


def test_an_empty_database_gets_the_shipped_programme(settings, monkeypatch):
    settings.ADVOCERT_LOAD_SHIPPED_PROGRAMME = True
    monkeypatch.setattr(shipped, "compile_shipped", compiled)
    shipped.load_after_migrate()
    assert api.has_programme()


def test_a_site_can_turn_that_off(settings):
    settings.ADVOCERT_LOAD_SHIPPED_PROGRAMME = False
    shipped.load_after_migrate()
    assert not api.has_programme()


def test_a_programme_that_is_in_force_is_never_replaced_by_migrate(settings, programme, monkeypatch):
    settings.ADVOCERT_LOAD_SHIPPED_PROGRAMME = True
    monkeypatch.setattr(shipped, "compile_shipped", lambda: compiled(summary="other"))
    shipped.load_after_migrate()
    assert api.load_programme(compiled(), actor="test", now=NOW).changed is False


def test_a_broken_shipped_programme_does_not_break_migrate(settings, monkeypatch):
    settings.ADVOCERT_LOAD_SHIPPED_PROGRAMME = True
    monkeypatch.setattr(shipped, "compile_shipped", dict)
    shipped.load_after_migrate()
    assert not api.has_programme()
