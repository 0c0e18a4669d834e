"""`advocert verify`: exit status, words, and no network."""

import argparse
import json
import socket

import pytest
from tests.support.credential_kit import INDEX, CredentialKit

from advocert_certificates.credentials.command import VerifyCommand
from advocert_certificates.domain.statuslist import StatusBits

NOW = "2026-11-22T14:06:00Z"


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def folder(tmp_path, kit):
    write(tmp_path / "certificate.json", kit.issue())
    write(tmp_path / "did.json", kit.did)
    write(tmp_path / "status.json", kit.status())
    return tmp_path


def write(path, document):
    path.write_text(json.dumps(document), "utf-8")


def run(*arguments):
    command = VerifyCommand()
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([*map(str, arguments), "--now", NOW]))


def test_a_good_file_with_its_neighbours_is_valid(folder):
    assert run(folder / "certificate.json") == 0


def test_the_answer_is_a_check_list_in_words(folder, capsys):
    run(folder / "certificate.json")
    assert capsys.readouterr().out.splitlines() == [
        "This certificate is valid.",
        "Judged at 2026-11-22 14:06 UTC.",
        "",
        "+ Signed by Acme: passed. The signature fits the published key of Acme.",
        "+ Unchanged since it was signed: passed. Every word is the one that was signed.",
        "+ Within its dates: passed. Began 4 March 2026, ends 4 March 2028.",
        "+ Not taken back: passed. List of 22 November 2026, 13:50 UTC, signed by Acme.",
    ]


def test_keys_and_list_can_be_named(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "alone.json"
    elsewhere.write_bytes((folder / "certificate.json").read_bytes())
    assert run(elsewhere, "--did", folder / "did.json", "--status", folder / "status.json") == 0


def test_a_changed_file_is_refused_with_its_reason(folder, capsys):
    path = folder / "certificate.json"
    path.write_text(path.read_text("utf-8").replace("Amina", "Anina"), "utf-8")
    assert (run(path), "Reason: changed" in capsys.readouterr().out) == (1, True)


def test_a_certificate_that_was_taken_back_is_refused(folder, kit, capsys):
    bits = StatusBits()
    bits.set(INDEX)
    write(folder / "status.json", kit.status(encoded=bits.encode()))
    assert (run(folder / "certificate.json"), "Reason: revoked" in capsys.readouterr().out) == (1, True)


@pytest.mark.parametrize(
    ("missing", "reason"), [("did.json", "issuer_unknown"), ("status.json", "status_unknown")]
)
def test_what_cannot_be_checked_is_not_valid(folder, capsys, missing, reason):
    (folder / missing).unlink()
    assert (run(folder / "certificate.json"), f"Reason: {reason}" in capsys.readouterr().out) == (1, True)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"[]", b'{"a": 1, "a": 1}'])
def test_a_file_that_cannot_be_read_has_its_own_status(folder, capsys, content):
    (folder / "certificate.json").write_bytes(content)
    status = run(folder / "certificate.json")
    assert (status, capsys.readouterr().err.count("\n")) == (2, 1)


def test_a_missing_file_is_named(folder, capsys):
    assert (run(folder / "nothing.json"), "nothing.json" in capsys.readouterr().err) == (2, True)


def test_a_wrong_time_is_unreadable_input(folder):
    command = VerifyCommand()
    parser = argparse.ArgumentParser()
    command.configure(parser)
    assert command.run(parser.parse_args([str(folder / "certificate.json"), "--now", "today"])) == 2


def test_nothing_is_fetched(folder, monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (folder / "status.json").unlink()
    assert run(folder / "certificate.json") == 1
