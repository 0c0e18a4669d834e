"""`advocert verify`: exit status, words, and no network."""

import argparse
import json
import socket

import pytest
from tests.support.credential_kit import INDEX, CredentialKit
from tests.support.foreign_issuer import LIST, ForeignIssuer
from tests.support.web_server import WebServer

from advocert_certificates.credentials.command import VerifyCommand
from advocert_certificates.credentials.keys import generate_key, load_keys
from advocert_certificates.credentials.tokens import sign_as_token
from advocert_certificates.domain.did import P256, did_document
from advocert_certificates.domain.profile import Issuer, StatusPlace
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


def test_a_token_is_checked_like_a_file(folder, kit, capsys):
    generate_key(kit.folder, kit.now, kind=P256)
    kit.ring = load_keys(kit.folder, {})
    write(folder / "did.json", kit.did)
    (folder / "certificate.jwt").write_text(sign_as_token(kit.issue(), kit.ring.token))
    assert run(folder / "certificate.jwt") == 0
    (folder / "certificate.jwt").write_text("e30.e30.AA")
    assert (run(folder / "certificate.jwt"), "Reason: token_algorithm" in capsys.readouterr().out) == (
        1,
        True,
    )


def test_the_answer_can_be_json(folder, capsys):
    assert run(folder / "certificate.json", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["valid"], answer["reason"], len(answer["checks"])) == (True, "", 4)


def test_a_credential_of_others_is_checked_by_its_own_documents(tmp_path, capsys):
    issuer = ForeignIssuer()
    write(tmp_path / "badge.json", issuer.issue())
    write(tmp_path / "did.json", issuer.did)
    lists = [tmp_path / "a.json", tmp_path / "b.json"]
    for path, document in zip(lists, (issuer.status(), issuer.status(f"{LIST}b")), strict=True):
        write(path, document)
    given = [text for path in lists for text in ("--status", str(path))]
    assert run(tmp_path / "badge.json", *given) == 0
    assert run(tmp_path / "badge.json", *given[:2]) == 1
    assert "Reason: status_unknown" in capsys.readouterr().out


def test_an_address_is_fetched_with_all_that_it_names(kit, capsys):
    server = WebServer({})
    did = f"did:web:127.0.0.1%3A{server.port}:advocert"
    address = f"{server.address}/advocert/status/2026-1"
    kit.bits = StatusBits()
    signed = kit.issue(issuer=Issuer(did, "Here", "https://here.example"), status=StatusPlace(address, 7))
    listed = kit.status(list_id=address, issuer_did=did)
    documents = {
        "/certificate": signed,
        "/advocert/did.json": did_document(did, kit.ring.published),
        "/advocert/status/2026-1": listed,
    }
    server.answers = {path: (200, {}, json.dumps(one).encode()) for path, one in documents.items()}
    with server:
        assert run(f"{server.address}/certificate", "--allow", "127.0.0.0/8") == 0
        assert run(f"{server.address}/certificate") == 2
    assert "not public" in capsys.readouterr().err


@pytest.mark.parametrize("network", ["here", "1.2.3.4/99"])
def test_a_network_that_is_none_is_unreadable_input(folder, network):
    assert run(folder / "certificate.json", "--allow", network) == 2
