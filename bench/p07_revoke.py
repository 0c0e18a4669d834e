"""P7: take back one of a million credentials and publish the list again, against one Ed25519 signature.

Measured: set the bit, pack, fill the compiled list credential, hash, sign, write JSON, by the same
`StatusPublisher` that the service uses. One in a hundred is taken back beforehand, as in the study. Also: how the
price grows from 131,072 to 1,048,576 entries, and the size of the list. The peer packs the whole list anew by gzip.
"""

import gzip
import tempfile
from base64 import urlsafe_b64decode
from datetime import timedelta
from pathlib import Path
from random import Random

from bench.harness import Line, Ratio, compare
from tests.support.credential_kit import DID, NOW, STATUS_LIST

from advocert_certificates.credentials.issuing import StatusPublisher
from advocert_certificates.credentials.keys import SigningKey, generate_key
from advocert_certificates.domain.statuslist import StatusBits

GOAL, GROWTH_GOAL, SIZE_GOAL = 10, 1.3, 1.4
SMALL, LARGE = 2**17, 2**20
CALLS = 200


def measure() -> list[Line]:
    """Return the price of one revocation, its growth with the list, and the size of the list."""
    with tempfile.TemporaryDirectory() as folder:
        key = generate_key(Path(folder), NOW)
    large, small = _ratio(key, LARGE), _ratio(key, SMALL)
    peer = _filled(LARGE).raw
    whole = compare(lambda: gzip.compress(peer, 9), lambda: key.sign(b"x" * 64), 2)
    return [
        Line("P7", large.middle, GOAL, f"{large.note}, 1,048,576 entries"),
        Line("P7-peer", large.own / whole.own, 1.0, f"gzip 9 of the whole list {whole.own * 1e6:.0f} us"),
        Line("P7-growth", large.middle / small.middle, GROWTH_GOAL, "1,048,576 against 131,072 entries"),
        Line("P7-size", _size(), SIZE_GOAL, "against gzip 9 of the whole list"),
    ]


def _filled(size: int) -> StatusBits:
    random, bits = Random(7), StatusBits(size)
    for _ in range(size // 100):
        bits.set(random.randrange(size))
    bits.encode()
    return bits


def _ratio(key: SigningKey, size: int) -> Ratio:
    random, bits, message = Random(8), _filled(size), b"x" * 64
    publisher, until = StatusPublisher(STATUS_LIST, DID), NOW + timedelta(days=1)

    def revoke() -> None:
        bits.set(random.randrange(size))
        publisher.publish(bits, key, NOW, until)

    return compare(revoke, lambda: key.sign(message), CALLS)


def _size() -> float:
    bits = _filled(LARGE)
    packed = urlsafe_b64decode(bits.encode()[1:] + "==")
    return len(packed) / len(gzip.compress(bits.raw, 9))
