"""The profile as one table: which members exist, what their values are, and which RDF statement each makes.

The table is what the published JSON-LD contexts say about the members that we use (VC Data Model 2.0, Open
Badges 3.0 context 3.0.3 and its extensions), written down once. Tests hold it against those contexts. The
canonical form (`nquads`), the check before signing and the JSON schema (`schema`) are all read from it, so
they cannot disagree.

How it may change: a new optional member is a new line here. A member that credentials in the field use is
never removed or given another predicate; that would break their signatures.
"""

from dataclasses import dataclass, field
from enum import Enum

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
CREDENTIAL_CONTEXTS = (CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS)
STATUS_LIST_CONTEXTS = (CREDENTIALS_V2,)

_VC = "https://www.w3.org/2018/credentials#"
_OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
_SCHEMA = "https://schema.org/"
_STATUS = "https://www.w3.org/ns/credentials/status#"
_SECURITY = "https://w3id.org/security#"
# The Open Badges context writes https where XML Schema has http, and leaves one prefix undefined. What is
# signed is what the context says, so these stay as they are.
_OB_XSD = "https://www.w3.org/2001/XMLSchema#"
_OB_DATE = "xsd:dateTime"
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Form(Enum):
    """What a value looks like in JSON."""

    LINE = "text in one line"
    TEXT = "text"
    HTTP = "an http or https address"
    DID = "a did:web identifier"
    URI = "an absolute http, https, urn:uuid or did:web identifier"
    INSTANT = "an instant such as 2026-03-04T00:00:00Z"
    DIGITS = "a whole number, written as text"
    MULTIBASE = "a multibase text that starts with u"
    LANGUAGE = "a language tag such as en or pt-BR"
    FLAG = "true or false"


# Compared by identity: each exists once, and plans are looked up by them for every object of every document.
@dataclass(frozen=True, eq=False)
class Member:
    """One member of an object: exactly one of `form`, `choices`, `kind` says what its value is."""

    name: str
    predicate: str
    form: Form | None = None
    choices: tuple[str, ...] = ()
    kind: "Kind | None" = None
    datatype: str = ""
    link: bool = False
    many: bool = False
    required: bool = True


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of object: its JSON `type`, the class IRIs that it means, the form of its id, its members.

    `id_form` None means an unnamed object: a blank node in RDF. Kinds without `type` have no class.
    """

    title: str
    types: tuple[str, ...]
    classes: tuple[str, ...]
    id_form: Form | None
    members: tuple[Member, ...]
    type_is_list: bool = True
    contexts: tuple[str, ...] = field(default=())


def _line(name: str, predicate: str, *, required: bool = True) -> Member:
    return Member(name, predicate, Form.LINE, required=required)


def _text(name: str, predicate: str, *, required: bool = True) -> Member:
    return Member(name, predicate, Form.TEXT, required=required)


def _choice(name: str, predicate: str, *choices: str) -> Member:
    return Member(name, predicate, choices=choices)


def _objects(name: str, predicate: str, kind: Kind, *, required: bool = True) -> Member:
    return Member(name, predicate, kind=kind, many=True, required=required)


def _link(name: str, predicate: str, form: Form) -> Member:
    return Member(name, predicate, form, link=True)


def _instant(name: str, predicate: str, datatype: str) -> Member:
    return Member(name, predicate, Form.INSTANT, datatype=datatype)


PROFILE = Kind(
    "the issuer",
    ("Profile",),
    (_OB + "Profile",),
    Form.DID,
    (
        _line("name", _SCHEMA + "name"),
        Member("url", _SCHEMA + "url", Form.HTTP, datatype=_OB_XSD + "anyURI"),
    ),
)

IDENTITY = Kind(
    "an identity of the holder",
    ("IdentityObject",),
    (_OB + "IdentityObject",),
    None,
    (
        Member("hashed", _OB + "hashed", Form.FLAG, datatype=_OB_XSD + "boolean"),
        _line("identityHash", _OB + "identityHash"),
        _choice("identityType", _OB + "identityType", "emailAddress", "name"),
        _line("salt", _OB + "salt", required=False),
    ),
    type_is_list=False,
)

CRITERIA = Kind(
    "the criteria",
    (),
    (),
    Form.HTTP,
    (_text("narrative", _OB + "narrative"),),
)

ALIGNMENT = Kind(
    "an alignment",
    ("Alignment",),
    (_SCHEMA + "AlignmentObject",),
    Form.HTTP,
    (
        _line("targetName", _SCHEMA + "targetName"),
        Member("targetUrl", _SCHEMA + "targetUrl", Form.HTTP, datatype=_OB_XSD + "anyURI"),
        _text("targetDescription", _SCHEMA + "targetDescription", required=False),
        _line("targetFramework", _SCHEMA + "targetFramework", required=False),
        _line("targetCode", _OB + "targetCode", required=False),
    ),
)

RESULT_DESCRIPTION = Kind(
    "a result description",
    ("ResultDescription",),
    (_OB + "ResultDescription",),
    Form.HTTP,
    (
        _line("name", _SCHEMA + "name"),
        _choice("resultType", _OB + "resultType", "Percent", "RawScore", "Result", "Status"),
        _line("requiredValue", _OB + "requiredValue", required=False),
        _line("valueMin", _OB + "valueMin", required=False),
        _line("valueMax", _OB + "valueMax", required=False),
    ),
)

IMAGE = Kind(
    "an image",
    ("Image",),
    (_OB + "Image",),
    Form.HTTP,
    (_line("caption", _SCHEMA + "caption", required=False),),
    type_is_list=False,
)

ACHIEVEMENT = Kind(
    "the achievement",
    ("Achievement",),
    (_OB + "Achievement",),
    Form.HTTP,
    (
        _choice("achievementType", _OB + "achievementType", "Certification"),
        _line("name", _SCHEMA + "name"),
        _text("description", _SCHEMA + "description"),
        Member("criteria", _OB + "Criteria", kind=CRITERIA),
        _line("version", _OB + "version"),
        Member("inLanguage", _SCHEMA + "inLanguage", Form.LANGUAGE, required=False),
        Member("tag", _SCHEMA + "keywords", Form.LINE, many=True, required=False),
        Member("image", _OB + "image", kind=IMAGE, required=False),
        _objects("alignment", _OB + "alignment", ALIGNMENT),
        _objects("resultDescription", _OB + "resultDescription", RESULT_DESCRIPTION, required=False),
    ),
)

RESULT = Kind(
    "a result",
    ("Result",),
    (_OB + "Result",),
    Form.URI,
    (
        Member("resultDescription", _OB + "resultDescription", Form.HTTP, datatype=_OB_XSD + "anyURI"),
        _line("value", _SCHEMA + "value"),
        _choice("status", _OB + "status", "Completed"),
    ),
)

SUBJECT = Kind(
    "the holder",
    ("AchievementSubject",),
    (_OB + "AchievementSubject",),
    Form.URI,
    (
        _line("licenseNumber", _OB + "licenseNumber"),
        _objects("identifier", _OB + "identifier", IDENTITY),
        Member("achievement", _OB + "achievement", kind=ACHIEVEMENT),
        _objects("result", _OB + "result", RESULT, required=False),
    ),
)

EVIDENCE = Kind(
    "evidence",
    ("Evidence",),
    (_OB + "Evidence",),
    Form.HTTP,
    (
        _line("name", _SCHEMA + "name"),
        _text("description", _SCHEMA + "description", required=False),
    ),
)

CREDENTIAL_SCHEMA = Kind(
    "the credential schema",
    ("1EdTechJsonSchemaValidator2019",),
    ("https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",),
    Form.HTTP,
    (),
    type_is_list=False,
)

STATUS_ENTRY = Kind(
    "the status entry",
    ("BitstringStatusListEntry",),
    (_STATUS + "BitstringStatusListEntry",),
    Form.HTTP,
    (
        _choice("statusPurpose", _STATUS + "statusPurpose", "revocation"),
        Member("statusListIndex", _STATUS + "statusListIndex", Form.DIGITS),
        _link("statusListCredential", _STATUS + "statusListCredential", Form.HTTP),
    ),
    type_is_list=False,
)

CREDENTIAL = Kind(
    "the credential",
    ("VerifiableCredential", "OpenBadgeCredential"),
    (_VC + "VerifiableCredential", _OB + "OpenBadgeCredential"),
    Form.URI,
    (
        _line("name", _SCHEMA + "name"),
        Member("issuer", _VC + "issuer", kind=PROFILE),
        _instant("validFrom", _VC + "validFrom", _XSD + "dateTime"),
        _instant("validUntil", _VC + "validUntil", _XSD + "dateTime"),
        _instant("awardedDate", _OB + "awardedDate", _OB_DATE),
        Member("credentialSubject", _VC + "credentialSubject", kind=SUBJECT),
        _objects("evidence", _VC + "evidence", EVIDENCE, required=False),
        _objects("credentialSchema", _VC + "credentialSchema", CREDENTIAL_SCHEMA),
        Member("credentialStatus", _VC + "credentialStatus", kind=STATUS_ENTRY),
    ),
    contexts=CREDENTIAL_CONTEXTS,
)

STATUS_LIST = Kind(
    "the status list",
    ("BitstringStatusList",),
    (_STATUS + "BitstringStatusList",),
    Form.HTTP,
    (
        _choice("statusPurpose", _STATUS + "statusPurpose", "revocation"),
        Member("encodedList", _STATUS + "encodedList", Form.MULTIBASE, datatype=_SECURITY + "multibase"),
    ),
    type_is_list=False,
)

STATUS_CREDENTIAL = Kind(
    "the status list credential",
    ("VerifiableCredential", "BitstringStatusListCredential"),
    (_VC + "VerifiableCredential", _STATUS + "BitstringStatusListCredential"),
    Form.HTTP,
    (
        _link("issuer", _VC + "issuer", Form.DID),
        _instant("validFrom", _VC + "validFrom", _XSD + "dateTime"),
        _instant("validUntil", _VC + "validUntil", _XSD + "dateTime"),
        Member("credentialSubject", _VC + "credentialSubject", kind=STATUS_LIST),
    ),
    contexts=STATUS_LIST_CONTEXTS,
)
