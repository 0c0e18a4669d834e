"""Our signatures are those of the standard: an implementation that we did not write accepts them."""

import json
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from tests.support.receiver import SECRET, Receiver

from advocert_certificates.unlock.signature import signed_headers
from advocert_certificates.unlock.targets import read_targets

TARGET = read_targets([{"slug": "library", "url": "https://x.example", "secret": SECRET}])[0]
NEXT_SECRET = "whsec_" + "QUJD" * 10
BODY = json.dumps({"type": "advocate.status.granted", "data": {"subject": {"value": "u"}}}).encode()


def headers(body=BODY, moment=None, event_id="evt_1"):
    return signed_headers(TARGET.keys(), event_id, int(time.time()) if moment is None else moment, body)


def test_a_signed_message_is_accepted():
    assert Webhook(SECRET).verify(BODY, headers())["type"] == "advocate.status.granted"


def test_the_published_example_has_the_published_signature():
    keys = read_targets([{"slug": "a", "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}])[0].keys()
    made = signed_headers(keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("header", "forge"),
    [
        ("webhook-signature", lambda _true: "v1,AAAA"),
        ("webhook-id", lambda _true: "evt_2"),
        ("webhook-timestamp", lambda true: str(int(true) + 1)),
    ],
)
def test_a_forged_header_is_refused(header, forge):
    true = headers()
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY, true | {header: forge(true[header])})


@pytest.mark.parametrize("known", [SECRET, NEXT_SECRET])
def test_while_a_secret_is_changed_a_receiver_may_know_either(known):
    both = read_targets([{"slug": "library", "secret": NEXT_SECRET, "old_secret": SECRET}])[0].keys()
    assert Webhook(known).verify(BODY, signed_headers(both, "evt_1", int(time.time()), BODY))


def test_a_changed_body_is_refused():
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY.replace(b"granted", b"revoked"), headers())


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_message_from_another_time_is_refused(seconds):
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(BODY, headers(moment=int(time.time()) + seconds))


def test_the_receiver_refuses_a_forged_message_and_changes_nothing():
    with Receiver() as receiver:
        assert (
            receiver.take(
                {"webhook-id": "evt_1", "webhook-timestamp": "1", "webhook-signature": "v1,x"}, BODY
            )
            == 401
        )
        assert receiver.people == {}


def test_the_receiver_takes_a_replayed_message_once():
    body = b'{"data": {"subject": {"value": "u"}, "sequence": 2, "status": "active", "scopes": []}}'
    with Receiver() as receiver:
        sent = headers(body)
        assert [receiver.take(sent, body), receiver.take(sent, body)] == [204, 204]
        assert len(receiver.ids) == 1


def test_the_receiver_drops_what_is_older_than_it_knows():
    new = b'{"data": {"subject": {"value": "u"}, "sequence": 2, "status": "revoked", "scopes": []}}'
    old = b'{"data": {"subject": {"value": "u"}, "sequence": 1, "status": "active", "scopes": []}}'
    with Receiver() as receiver:
        receiver.take(headers(new, event_id="evt_2"), new)
        receiver.take(headers(old, event_id="evt_1"), old)
        assert receiver.people["u"].status == "revoked"
