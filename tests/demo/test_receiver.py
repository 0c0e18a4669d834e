"""Replybox over real HTTP, with the deliveries that an honest and a dishonest sender would make."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from standardwebhooks.webhooks import Webhook
from tests.support.running import answers, free_port, wait_for

SECRET = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYg=="


@dataclass
class Replybox:
    url: str

    def tell(
        self, body: bytes, message: str = "evt_1", *, minutes: int = 0, secret: str = SECRET
    ) -> requests.Response:
        """Deliver a body as a sender would, `minutes` from now, signed with this secret."""
        at = datetime.now(UTC) + timedelta(minutes=minutes)
        signature = Webhook(secret).sign(message, at, body.decode())
        headers = {
            "webhook-id": message,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": signature,
        }
        return self.post(body, headers)

    def post(self, body: bytes, headers: dict[str, str]) -> requests.Response:
        return requests.post(f"{self.url}/hooks/advocate-status", data=body, headers=headers, timeout=5)

    def people(self) -> list[str]:
        answer = requests.get(f"{self.url}/advocates.json", timeout=5).json()
        return [person["subject"] for person in answer["advocates"]]

    def page(self) -> str:
        return requests.get(self.url, timeout=5).text


def said(
    *, sequence: int = 1, status: str = "active", until: str = "2099-01-01T00:00:00Z", name: str = "amina"
) -> bytes:
    scope = {"scope": "speak:own-account", "area": "Home networking", "region": "DE", "valid_until": until}
    data = {
        "subject": {"format": "email", "value": f"{name}@acme.example"},
        "sequence": sequence,
        "status": status,
        "scopes": [scope] if status == "active" else [],
        "credential": {"url": "http://127.0.0.1/advocert/verify/1/", "expires_at": until},
        "reason": "passed",
    }
    return json.dumps(
        {"type": "advocate.status.granted", "timestamp": "2026-11-24T00:00:00Z", "data": data}
    ).encode()


@pytest.fixture
def replybox(start, tmp_path: Path) -> Iterator[Replybox]:
    port = free_port()
    environment = {
        "RECEIVER_HOST": "127.0.0.1",
        "RECEIVER_PORT": str(port),
        "RECEIVER_SECRET": SECRET,
        "RECEIVER_FILE": str(tmp_path / "list.sqlite3"),
    }
    start("demo.receiver", **environment)
    url = f"http://127.0.0.1:{port}"
    wait_for(lambda: answers(url), 10, "Replybox to answer")
    return Replybox(url)


def test_a_signed_message_opens_replybox_for_the_person(replybox):
    assert replybox.tell(said()).status_code == 200
    assert replybox.people() == ["amina@acme.example"]
    assert "1 person may speak for Acme" in replybox.page()


def test_a_later_message_closes_it_again(replybox):
    replybox.tell(said())
    replybox.tell(said(sequence=2, status="revoked"), "evt_2")
    assert replybox.people() == []
    assert "taken back" in replybox.page()


def test_a_message_with_a_forged_signature_is_refused(replybox):
    other = "whsec_" + "Zm9yZ2VkLWZvcmdlZC1mb3JnZWQtZm9yZ2VkLTMyYg=="
    assert replybox.tell(said(), secret=other).status_code == 401
    assert replybox.people() == []


def test_a_signature_does_not_carry_over_to_another_body(replybox):
    at = datetime.now(UTC)
    headers = {
        "webhook-id": "evt_1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("evt_1", at, said().decode()),
    }
    assert replybox.post(said(name="mallory"), headers).status_code == 401
    assert replybox.people() == []


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_message_recorded_earlier_or_dated_ahead_is_refused(replybox, minutes):
    assert replybox.tell(said(), minutes=minutes).status_code == 401
    assert replybox.people() == []


@pytest.mark.parametrize("signature", ["", "v1", "v1,%%%", "v2,AAAA", "v1,AAAA,BBBB"])
def test_a_malformed_signature_is_refused_and_not_an_error(replybox, signature):
    headers = {
        "webhook-id": "evt_1",
        "webhook-timestamp": str(int(datetime.now(UTC).timestamp())),
        "webhook-signature": signature,
    }
    assert replybox.post(said(), headers).status_code == 401
    assert replybox.people() == []


def test_a_replayed_message_is_answered_and_changes_nothing(replybox):
    replybox.tell(said())
    replybox.tell(said(sequence=2, status="revoked"), "evt_2")
    assert replybox.tell(said()).json()["message"] == "The message is repeated."
    assert replybox.people() == []


def test_an_overtaken_message_is_left_aside(replybox):
    replybox.tell(said(sequence=5, status="revoked"), "evt_5")
    assert replybox.tell(said(sequence=4), "evt_4").json()["message"] == "The message is older."
    assert replybox.people() == []


def test_sequences_are_counted_for_each_person(replybox):
    replybox.tell(said(sequence=9), "evt_9")
    replybox.tell(said(sequence=1, name="hanna"), "evt_h")
    assert set(replybox.people()) == {"amina@acme.example", "hanna@acme.example"}


def test_access_ends_on_its_date_even_when_nobody_says_so(replybox):
    replybox.tell(said(until="2020-01-01T00:00:00Z"))
    assert replybox.people() == []


def test_a_signed_message_without_sense_is_not_taken(replybox):
    answer = replybox.tell(b'{"type": "advocate.status.granted", "data": {"sequence": "one"}}')
    assert answer.status_code == 422
    assert replybox.people() == []


def test_a_body_beyond_the_agreed_size_is_refused_unread(replybox):
    assert replybox.tell(b" " * 20_000).status_code == 413


def test_text_of_a_message_is_shown_as_text(replybox):
    replybox.tell(said(name="<script>alert(1)</script>"))
    assert "<script>alert" not in replybox.page()


def test_replybox_imports_nothing_of_advocert():
    folder = Path(__file__).resolve().parents[2] / "demo" / "receiver"
    lines = [line.strip() for file in folder.glob("*.py") for line in file.read_text().splitlines()]
    imports = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert {
        name
        for name in imports
        if name.startswith(("advocert", "django", "demo")) and not name.startswith("demo.receiver")
    } == set()
    assert "standardwebhooks.webhooks" in imports
