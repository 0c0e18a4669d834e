"""Places of a status list that belong to nobody and are set one after another over the years.

Who watches a published list sees how many bits are set, and when: without decoys that is how many people an
organisation dismissed, and on which day. Places and moments follow from a secret of the installation, so
nothing is stored and nobody else can tell a decoy from a certificate (Bitstring Status List v1.0, 6.1).
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest

# One place in 512: enough to hide a few dozen dismissals, too few to fill a list.
_SHARE = 512
_YEARS = timedelta(days=3 * 365)


def decoys(secret: bytes, ref: str, size: int) -> dict[int, datetime]:
    """Return the places of the list that no certificate may get, and from when on each is set.

    `ref` is the name of the list, `2026-1`; its decoys begin with that year.
    """
    begin = datetime(int(ref[:4]), 1, 1, tzinfo=UTC)
    places: dict[int, datetime] = {}
    for number in range(size // _SHARE):
        drawn = digest(secret, f"{ref}/{number}".encode(), sha256)
        after = int.from_bytes(drawn[8:16], "big") % int(_YEARS.total_seconds())
        places.setdefault(int.from_bytes(drawn[:8], "big") % size, begin + timedelta(seconds=after))
    return places
