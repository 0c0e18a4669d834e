"""A status list credential compiled once per list: only its bits and its two instants change.

As with credentials (`template`) it is made by writing a list with markers in the general way, so there is one
description of the form.
"""

import json
from datetime import UTC, datetime

from advocert_certificates.domain.credential_errors import ValidityOrderError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.nquads import canonical_nquads
from advocert_certificates.domain.slots import Filled, Slots
from advocert_certificates.domain.statuslist import StatusBits, build_status_document

# Values that no list has, and that pass every check of the general way.
_LIST = "u-advocert-marker-"
_BEGIN, _END = datetime(9601, 1, 1, tzinfo=UTC), datetime(9602, 1, 1, tzinfo=UTC)


class StatusTemplate:
    """The compiled form of the status list with this id and issuer.

    Raises:
        ProfileError: the id or the issuer cannot be signed.
    """

    def __init__(self, list_id: str, issuer_did: str) -> None:
        document = build_status_document(list_id, issuer_did, _LIST, _BEGIN, _END)
        slots = Slots({"list": _LIST, "begin": format_instant(_BEGIN), "end": format_instant(_END)})
        self._members = slots.put(json.dumps(document, separators=(",", ":"))[1:-1])
        self._nquads = slots.put(canonical_nquads(document).decode())

    def fill(self, bits: StatusBits, valid_from: datetime, valid_until: datetime) -> Filled:
        """Return the list with these bits.

        Raises:
            ValidityOrderError: it would end before it begins.
            NaiveTimeError: a time has no zone.
        """
        values = {
            "list": bits.encode(),
            "begin": format_instant(valid_from),
            "end": format_instant(valid_until),
        }
        if values["end"] <= values["begin"]:
            raise ValidityOrderError
        return Filled(self._members % values, (self._nquads % values).encode())
