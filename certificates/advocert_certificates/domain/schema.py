"""The profile as a JSON schema (draft 2020-12), for those who check our credentials with a schema.

It is written from the same table as everything else. It cannot say what `rules` and the order of lists say; a
document that fits it can still be refused.
"""

from typing import Any

from advocert_certificates.domain.text import LINE_LIMIT, TEXT_LIMIT, pattern_of
from advocert_certificates.domain.vocabulary import CREDENTIAL, Form, Kind, Member

_PROOF = {
    "type": "object",
    "properties": {
        "type": {"const": "DataIntegrityProof"},
        "cryptosuite": {"const": "eddsa-rdfc-2022"},
        "created": {"type": "string", "format": "date-time"},
        "verificationMethod": {"type": "string"},
        "proofPurpose": {"const": "assertionMethod"},
        "proofValue": {"type": "string", "pattern": "^z[1-9A-HJ-NP-Za-km-z]+$"},
    },
    "required": ["type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"],
    "additionalProperties": False,
}


def profile_schema(kind: Kind = CREDENTIAL) -> dict[str, Any]:
    """Return the schema of a signed document of the kind."""
    schema = _object(kind)
    schema["properties"]["@context"] = {"const": list(kind.contexts)}
    schema["properties"]["proof"] = {"type": "array", "items": _PROOF, "minItems": 1, "maxItems": 1}
    schema["required"] += ["@context", "proof"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.title, **schema}


def _object(kind: Kind) -> dict[str, Any]:
    properties = {member.name: _member(member) for member in kind.members}
    required = [member.name for member in kind.members if member.required]
    if kind.types:
        properties["type"] = {"const": list(kind.types) if kind.type_is_list else "".join(kind.types)}
        required.append("type")
    if kind.id_form:
        properties["id"] = _form(kind.id_form)
        required.append("id")
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _member(member: Member) -> dict[str, Any]:
    if member.kind:
        one = _object(member.kind)
    else:
        one = {"enum": list(member.choices)} if member.choices else _form(member.form or Form.LINE)
    return {"type": "array", "items": one, "minItems": 1, "uniqueItems": True} if member.many else one


def _form(form: Form) -> dict[str, Any]:
    if form is Form.FLAG:
        return {"type": "boolean"}
    if form is Form.INSTANT:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"}
    if form in {Form.LINE, Form.TEXT}:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": LINE_LIMIT if form is Form.LINE else TEXT_LIMIT,
        }
    return {"type": "string", "pattern": pattern_of(form), "description": form.value}
