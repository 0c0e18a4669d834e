"""The canonical N-Quads (RDF Dataset Canonicalization, RDFC-1.0) of our documents, without JSON-LD.

Every document has a fixed profile (`vocabulary`), so the statement that each member makes is known
beforehand. What remains per document: check the values, escape them, label the unnamed objects, put the lines
in order.

* Lines of one subject stay together and their order is the order of the predicates, because neither
  `<subject>` nor `<predicate>` can be the beginning of another one. So only subjects and the entries of a
  list are sorted here.
* Unnamed objects are labelled by their first-degree hash (RDFC-1.0, 4.6). Ours refer to no other unnamed
  object and entries of one list must differ, so two hashes never tie and nothing is ever guessed.
* A member that is not in the profile is an error, never dropped: what is signed is all that was given.
* RDF forgets the order and repetition of list entries, and cannot tell two objects with one id apart.
  Therefore a list must be sorted and ids must differ: one signature fits one JSON (up to white space and
  order of members).

Tests show the same bytes as JSON-LD expansion by PyLD and canonicalization by pyoxigraph over arbitrary
values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import pairwise
from typing import Any

from advocert_certificates.domain.credential_errors import (
    AmbiguousOrderError,
    ListOrderError,
    MissingMemberError,
    ProfileError,
    RepeatedIdError,
    UnknownMemberError,
    WrongTypeError,
    WrongValueError,
)
from advocert_certificates.domain.text import escape_line, escape_text, form_checker
from advocert_certificates.domain.vocabulary import CREDENTIAL, STATUS_CREDENTIAL, Form, Kind, Member

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# A tail is a statement without its subject: ` <predicate> object .\n`. A block is all statements of one
# subject.
_Blocks = dict[str, str]
_Writer = Callable[[Any, str, _Blocks], list[str]]  # value of the member, subject, blocks so far


def canonical_nquads(document: Mapping[str, Any]) -> bytes:
    """Return the canonical N-Quads, in UTF-8, of a credential or status list credential without its `proof`.

    Raises:
        ProfileError: the document is not of our profile; its class says why, its text names the member.
    """
    blocks = statement_blocks(document)
    return "".join([blocks[subject] for subject in sorted(blocks)]).encode()


def statement_blocks(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the canonical statements by subject; sorted by subject and joined they are the canonical form.

    Raises:
        ProfileError: as `canonical_nquads`.
    """
    kind = _kind_of(document)
    if document.get("@context") != list(kind.contexts):
        raise WrongValueError("@context", f"exactly {', '.join(kind.contexts)}")
    blocks: _Blocks = {}
    node = {name: value for name, value in document.items() if name != "@context"}
    _write_named(_plan(kind), node, blocks)
    return blocks


def _kind_of(document: Mapping[str, Any]) -> Kind:
    for kind in (CREDENTIAL, STATUS_CREDENTIAL):
        if document.get("type") == list(kind.types):
            return kind
    raise WrongValueError("type", f"{list(CREDENTIAL.types)} or {list(STATUS_CREDENTIAL.types)}")


@dataclass(frozen=True)
class _Plan:
    """A kind, made ready for writing: what to write for each member, in the order of the predicates."""

    kind: Kind
    json_type: list[str] | str | None
    check_id: Callable[[Any, str], str]
    names: frozenset[str]
    steps: tuple[tuple[str, bool, _Writer], ...]


@cache
def _plan(kind: Kind) -> _Plan:
    steps = [(member.predicate, member.name, member.required, _writer(member)) for member in kind.members]
    if kind.types:
        tails = sorted(f" <{_RDF_TYPE}> <{iri}> .\n" for iri in kind.classes)
        steps.append((_RDF_TYPE, "type", True, lambda _value, _subject, _blocks: tails))
    steps.sort(key=lambda step: f"<{step[0]}>")
    json_type = list(kind.types) if kind.type_is_list else "".join(kind.types)
    names = {name for _, name, _, _ in steps} | ({"id"} if kind.id_form else set())
    check_id = form_checker(kind.id_form or Form.URI)
    return _Plan(kind, json_type or None, check_id, frozenset(names), tuple(step[1:] for step in steps))


def _write_named(plan: _Plan, node: Any, blocks: _Blocks) -> str:
    """Add the block of an object that has an id; return the object's term `<id>`."""
    _check_shape(plan, node)
    if "id" not in node:
        raise MissingMemberError("id")
    subject = f"<{plan.check_id(node['id'], 'id')}>"
    tails = _tails(plan, node, subject, blocks)
    if subject in blocks:
        raise RepeatedIdError("id")
    blocks[subject] = subject + subject.join(tails)
    return subject


def _check_shape(plan: _Plan, node: Any) -> None:
    if type(node) is not dict:
        raise WrongTypeError("", "an object")
    if not node.keys() <= plan.names:
        raise UnknownMemberError(str(min(node.keys() - plan.names)))
    if node.get("type") != plan.json_type:
        raise WrongValueError("type", repr(plan.json_type))


def _tails(plan: _Plan, node: dict[str, Any], subject: str, blocks: _Blocks) -> list[str]:
    tails: list[str] = []
    for name, required, write in plan.steps:
        if name in node:
            tails += write(node[name], subject, blocks)
        elif required:
            raise MissingMemberError(name)
    return tails


def _writer(member: Member) -> _Writer:
    """Return the function that writes the statements of one member."""
    start = f" <{member.predicate}> "
    if member.kind is None:
        one = _term_writer(member, start)
        return (
            partial(_write_terms, member.name, one)
            if member.many
            else lambda value, _subject, _blocks: [one(value)]
        )
    if member.kind.id_form is None:
        return partial(_write_unnamed, member.name, start, _plan(member.kind))
    write = _write_objects if member.many else _write_object
    return partial(write, member.name, start, _plan(member.kind))


def _term_writer(member: Member, start: str) -> Callable[[Any], str]:
    name, form = member.name, member.form or Form.LINE
    end = f'"^^<{member.datatype}> .\n' if member.datatype else '" .\n'
    if member.choices:
        return lambda value: f'{start}"{_choice(member, value)}{end}'
    if form is Form.LINE:
        return lambda value: f'{start}"{escape_line(value, name)}{end}'
    if form is Form.TEXT:
        return lambda value: f'{start}"{escape_text(value, name)}{end}'
    if form is Form.FLAG:
        return lambda value: f'{start}"{_flag(value, name)}{end}'
    check = form_checker(form)
    if member.link:
        return lambda value: f"{start}<{check(value, name)}> .\n"
    return lambda value: f'{start}"{check(value, name)}{end}'


def _choice(member: Member, value: Any) -> str:
    if type(value) is not str or value not in member.choices:
        raise WrongValueError(member.name, " or ".join(member.choices))
    return value


def _flag(value: Any, name: str) -> str:
    if type(value) is not bool:
        raise WrongTypeError(name, Form.FLAG.value)
    return "true" if value else "false"


def _write_terms(
    name: str, one: Callable[[Any], str], values: Any, _subject: str, _blocks: _Blocks
) -> list[str]:
    # Texts and statements sort differently: `Home` is before `Home office`, `"Home"` after `"Home office"`.
    tails = sorted([one(value) for value in _entries(name, values)])
    _in_order(name, values)
    # RDFC-1.0 orders by code point; JavaScript, and so the verifiers written in it, by UTF-16 unit.
    if not all(map(str.isascii, tails)) and tails != sorted(tails, key=_utf16):
        raise AmbiguousOrderError(name)
    return tails


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


def _write_object(
    name: str, start: str, plan: _Plan, value: Any, _subject: str, blocks: _Blocks
) -> list[str]:
    try:
        return [f"{start}{_write_named(plan, value, blocks)} .\n"]
    except ProfileError as error:
        raise error.inside(name) from None


def _write_objects(
    name: str, start: str, plan: _Plan, values: Any, subject: str, blocks: _Blocks
) -> list[str]:
    tails = []
    for position, value in enumerate(_entries(name, values)):
        tails += _write_object(f"{name}[{position}]", start, plan, value, subject, blocks)
    return _in_order(name, tails)


def _write_unnamed(
    name: str, start: str, plan: _Plan, values: Any, subject: str, blocks: _Blocks
) -> list[str]:
    """Write unnamed objects under their canonical labels (RDFC-1.0, 4.4 and 4.6).

    The hash covers all statements with the object, itself written as `_:a`. That of the parent comes first:
    `<` sorts before `_`. The parent's own tails are the same whichever object gets which label.
    """
    parent = f"{subject}{start}_:a .\n"
    found = []
    for position, value in enumerate(_entries(name, values)):
        try:
            _check_shape(plan, value)
            found.append(_tails(plan, value, "_:a", blocks))
        except ProfileError as error:
            raise error.inside(f"{name}[{position}]") from None
    _in_order(name, ["".join(tails) for tails in found])
    found.sort(key=lambda tails: sha256(f"{parent}_:a{'_:a'.join(tails)}".encode()).digest())
    for number, tails in enumerate(found):
        label = f"_:c14n{number}"
        blocks[label] = label + label.join(tails)
    return sorted(f"{start}_:c14n{number} .\n" for number in range(len(found)))


def _entries(name: str, values: Any) -> list[Any]:
    if type(values) is not list:
        raise WrongTypeError(name, "a list")
    if not values:
        raise MissingMemberError(name)
    return values


def _in_order(name: str, tails: list[str]) -> list[str]:
    """Return the tails if they are sorted and differ; otherwise RDF would show another list than the JSON."""
    if any(one >= two for one, two in pairwise(tails)):
        raise ListOrderError(name)
    return tails
