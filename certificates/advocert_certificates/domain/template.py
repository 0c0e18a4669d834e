r"""The profile compiled once per achievement: what is the same for everybody is written, the rest is slots.

A template is made by writing a credential whose personal values are markers, in the general way
(`build_document`, `statement_blocks`), and turning the markers into slots. So there is one description of the
profile, and this module knows none of its members. A filled template is equal byte for byte to the general
way; it is tried on the first snapshot when it is made, and if anything differs (a text that holds a marker)
the general way is used for good.

In the texts that we sign, JSON and N-Quads escape the same characters in the same way (`\"`, `\\`, `\n`), so
one escaped value fills both.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from advocert_certificates.domain.credential_errors import ProfileError, RepeatedIdError, ValidityOrderError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.nquads import canonical_nquads, statement_blocks
from advocert_certificates.domain.profile import build_document, identity_hash
from advocert_certificates.domain.rules import check_rules
from advocert_certificates.domain.slots import Filled, Slots
from advocert_certificates.domain.snapshot import CredentialSnapshot, EvidenceLink, Holder, StatusPlace
from advocert_certificates.domain.text import escape_line, escape_text, form_checker
from advocert_certificates.domain.vocabulary import Form

# Values that no credential has, and that pass every check of the general way.
_URL = "https://advocert.invalid/marker/"
_TEXT = "advocert marker "
_UUID = "urn:uuid:00000000-aaaa-0000-aaaa-00000000aaaa"
_LABEL = "\0"
_LABEL_BYTE = _LABEL.encode()
_INDEX = 9_604_960_496
_ORDERS = 64  # kept per template; addresses of one installation begin alike, so there are a few
_MOMENTS = [datetime(9601 + number, 1, 1, tzinfo=UTC) for number in range(3)]


class Template:
    """The compiled form of all credentials of one shape (see `shape_of`), made from the first of them."""

    def __init__(self, snapshot: CredentialSnapshot) -> None:
        marked = _mark(snapshot)
        document = build_document(marked)
        slots = Slots(_values(marked))
        self._members = slots.put(json.dumps(document, ensure_ascii=False, separators=(",", ":"))[1:-1])
        # Subjects and blocks of the objects with an id, and the blocks joined in each order that came up.
        self._subjects: list[str] = []
        self._blocks: list[str] = []
        self._in_order: dict[tuple[int, ...], str] = {}
        self._unnamed: list[str] = []
        self._parent = ""
        for subject, block in sorted(statement_blocks(document).items()):
            self._add(subject, block, slots)
        self._exact = self._equals_general(snapshot)

    def fill(self, snapshot: CredentialSnapshot) -> Filled:
        """Return the credential of the snapshot, which must have the shape of this template.

        Raises:
            ProfileError: as `canonical_nquads` and `check_rules`.
        """
        if not self._exact:
            return _generally(snapshot)
        try:
            return self._fill(snapshot)
        except ProfileError:
            return _generally(snapshot)  # it names the place as it does for everybody else

    def members(self, snapshot: CredentialSnapshot) -> str:
        """Return only the JSON members, for a form that signs the JSON itself (VC-JWT).

        Raises:
            ProfileError: as `fill`.
        """
        if not self._exact:
            return _generally(snapshot).members
        try:
            return self._members % _values(snapshot)
        except ProfileError:
            return _generally(snapshot).members

    def _add(self, subject: str, block: str, slots: Slots) -> None:
        slotted = slots.put(block)
        if subject.startswith("_:"):
            self._unnamed.append(slotted.replace(subject, _LABEL))
        else:
            self._subjects.append(slots.put(subject))
            self._blocks.append(slotted)
            for line in slotted.splitlines(keepends=True):
                self._parent += line.replace("_:c14n0", "_:a") if line.endswith("_:c14n0 .\n") else ""

    def _equals_general(self, snapshot: CredentialSnapshot) -> bool:
        filled, general = self._fill(snapshot), _generally(snapshot)
        same_json = json.loads(f"{{{filled.members}}}") == json.loads(f"{{{general.members}}}")
        return filled.nquads == general.nquads and same_json

    def _fill(self, snapshot: CredentialSnapshot) -> Filled:
        values = _values(snapshot)
        subjects = [subject % values for subject in self._subjects]
        if len(set(subjects)) != len(subjects):
            raise RepeatedIdError("id")
        order = tuple(sorted(range(len(subjects)), key=subjects.__getitem__))
        text = self._in_order.get(order) or self._joined(order)
        # Bytes early: a name in another script would widen all characters of one text.
        blocks = [(text % values).encode(), *self._labelled(values)]
        return Filled(self._members % values, b"".join(blocks))

    def _joined(self, order: tuple[int, ...]) -> str:
        if len(self._in_order) >= _ORDERS:
            self._in_order.clear()
        text = self._in_order[order] = "".join([self._blocks[number] for number in order])
        return text

    def _labelled(self, values: Mapping[str, str]) -> list[bytes]:
        """Return the blocks of the unnamed objects under their canonical labels; see `nquads`."""
        # No value holds the sign that stands for the label: control characters are refused.
        bodies = [(body % values).encode() for body in self._unnamed]
        if len(bodies) > 1:
            parent = (self._parent % values).encode()
            bodies.sort(key=lambda body: sha256(parent + body.replace(_LABEL_BYTE, b"_:a")).digest())
        return [body.replace(_LABEL_BYTE, b"_:c14n%d" % number) for number, body in enumerate(bodies)]


def shape_of(snapshot: CredentialSnapshot) -> tuple[object, ...]:
    """Return what the credentials of one template have in common; it can be a key."""
    return (
        snapshot.issuer,
        snapshot.achievement,
        bool(snapshot.holder.email),
        tuple(
            [
                (item.slug, item.name, item.result_type, item.required, item.lowest, item.highest)
                for item in snapshot.results
            ]
        ),
        tuple([bool(link.description) for link in snapshot.evidence]),
    )


def _generally(snapshot: CredentialSnapshot) -> Filled:
    document = build_document(snapshot)
    nquads = canonical_nquads(document)
    check_rules(document)
    return Filled(json.dumps(document, ensure_ascii=False, separators=(",", ":"))[1:-1], nquads)


def _mark(snapshot: CredentialSnapshot) -> CredentialSnapshot:
    """Return the snapshot with a marker in place of each value that differs from person to person."""
    holder = snapshot.holder
    begin, end, award = _MOMENTS
    return replace(
        snapshot,
        id=f"{_URL}credential",
        number=f"{_TEXT}number",
        holder=Holder(_UUID, f"{_TEXT}name", holder.email and f"{_TEXT}email", f"{_TEXT}salt"),
        status=StatusPlace(f"{_URL}list", _INDEX),
        valid_from=begin,
        valid_until=end,
        awarded_at=award,
        results=tuple(replace(item, value=f"{_TEXT}value {item.slug}") for item in snapshot.results),
        evidence=tuple(
            replace(
                link,
                url=f"{_URL}evidence/{number:03}",
                name=f"{_TEXT}evidence {number:03}",
                description=link.description and f"{_TEXT}description {number:03}",
            )
            for number, link in enumerate(_evidence(snapshot))
        ),
    )


def _evidence(snapshot: CredentialSnapshot) -> list[EvidenceLink]:
    return sorted(snapshot.evidence, key=lambda link: link.url + ">")


def _values(snapshot: CredentialSnapshot) -> dict[str, str]:
    """Check and escape the values of the slots; the places in the errors are those of the general way."""
    holder, place, subject = snapshot.holder, snapshot.status, "credentialSubject"
    values = {
        "credential": _uri(snapshot.id, "id"),
        "number": escape_line(snapshot.number, f"{subject}.licenseNumber"),
        "subject": _uri(holder.subject_id, f"{subject}.id"),
        "name": escape_line(holder.name, f"{subject}.identifier[0].identityHash"),
        "list": _http(place.list_url, "credentialStatus.statusListCredential"),
        "index": _digits(str(place.index), "credentialStatus.statusListIndex"),
        "begin": _instant(snapshot.valid_from),
        "end": _instant(snapshot.valid_until),
        "award": _instant(snapshot.awarded_at or snapshot.valid_from),
    }
    if values["end"] <= values["begin"]:
        raise ValidityOrderError
    if holder.email:
        values["salt"] = escape_line(holder.salt, f"{subject}.identifier[1].salt")
        values["email"] = identity_hash(holder.email, holder.salt)
    for number, result in enumerate(snapshot.results):
        values[f"value{result.slug}"] = escape_line(result.value, f"{subject}.result[{number}].value")
    for number, link in enumerate(_evidence(snapshot)):
        values[f"url{number}"] = _http(link.url, f"evidence[{number}].id")
        values[f"title{number}"] = escape_line(link.name, f"evidence[{number}].name")
        if link.description:
            values[f"description{number}"] = escape_text(link.description, f"evidence[{number}].description")
    return values


_uri, _http, _digits = form_checker(Form.URI), form_checker(Form.HTTP), form_checker(Form.DIGITS)
# Everybody who is certified on one day has the same instants.
_instant = lru_cache(maxsize=256)(format_instant)
