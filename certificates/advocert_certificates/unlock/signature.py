"""Standard Webhooks 1.0 signatures.

HMAC-SHA256 over `id.timestamp.body`, the time being that of the attempt.
"""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256


def signed_headers(keys: Sequence[bytes], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the three headers that prove who sent the body and when (Standard Webhooks 1.0, 3).

    `timestamp` is in unix seconds; receivers refuse one that is more than five minutes off. With several keys,
    while a secret is being changed, there is one signature of each, and a receiver that knows one is content.
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    signatures = [b64encode(hmac.new(key, signed, sha256).digest()).decode() for key in keys]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }
