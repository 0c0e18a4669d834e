"""Standard Webhooks 1.0 signatures.

HMAC-SHA256 over `id.timestamp.body`, the time being that of the attempt.
"""

import hmac
from base64 import b64encode
from hashlib import sha256


def signed_headers(key: bytes, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Return the three headers that prove who sent the body and when (Standard Webhooks 1.0, 3).

    `timestamp` is in unix seconds; receivers refuse one that is more than five minutes off.
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    signature = b64encode(hmac.new(key, signed, sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }
