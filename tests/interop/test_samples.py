"""What the product issues, judged by three verifiers that we did not write, offline and beside our own answer."""

import json

import pytest

from advocert_certificates.domain.profile import OB_SCHEMA

pytestmark = pytest.mark.interop

# What other verifiers accept although it is a forgery. Ours refuses each of them for its own reason; when one of
# these verifiers learns to, this table says so.
FOOLED = {
    "digitalbazaar": {"renamed-end", "renamed-status", "second-proof", "inline-context"},
    "verifier-core": {"renamed-end", "renamed-status", "second-proof", "inline-context"},
}


@pytest.fixture(scope="session")
def expected(samples):
    return json.loads((samples / "expect.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def did(samples):
    [path] = (samples / "dids").iterdir()
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def lists(samples):
    read = [json.loads(path.read_text("utf-8")) for path in (samples / "status").iterdir()]
    return {document["id"]: document for document in read}


@pytest.fixture(scope="session")
def credentials(samples, expected):
    return {
        name: json.loads((samples / name).read_text("utf-8")) for name in expected if name.endswith(".json")
    }


@pytest.fixture(scope="session")
def tokens(samples, expected):
    return {name: (samples / name).read_text("utf-8") for name in expected if name.endswith(".jwt")}


def status_of(credential):
    for name, value in credential.items():
        if name.endswith("credentialStatus"):
            return value["statusListCredential"]
    return None


@pytest.fixture(scope="session")
def digitalbazaar(foreign_verifier, credentials, did, lists):
    jobs = [
        {
            "credential": one,
            "didDocument": did,
            "statusDocument": lists[status_of(one)] if "credentialStatus" in one else None,
        }
        for one in credentials.values()
    ]
    answers = dict(zip(credentials, foreign_verifier(jobs), strict=True))
    return {
        name: answer["verified"] and answer.get("statusVerified", True) and not answer.get("revoked", False)
        for name, answer in answers.items()
    }


@pytest.fixture(scope="session")
def verifier_core(node, credentials, did, lists, ob_schema):
    host, *path = did["id"].split(":")[2:]
    address = f"https://{host}/{'/'.join(path)}/did.json"
    documents = {address: did, OB_SCHEMA: ob_schema, **lists}
    answers = node("verify-core.mjs", {"documents": documents, "credentials": list(credentials.values())})
    return dict(zip(credentials, answers, strict=True))


def accepted_by_core(answer):
    steps = answer["steps"]
    return not answer["errors"] and all(
        steps.get(name, True) for name in ("valid_signature", "expiration", "revocation_status")
    )


def disagreements(answers, expected):
    return {name for name, accepted in answers.items() if accepted != expected[name]["valid"]}


def named(slugs):
    return {f"credentials/forged-{slug}.json" for slug in slugs}


def test_there_are_many_kinds_of_samples(expected):
    assert len(expected) > 140
    assert {name.rpartition(".")[2] for name in expected} == {"json", "jwt", "png", "svg"}
    assert {entry["valid"] for entry in expected.values()} == {True, False}


def test_digitalbazaar_agrees_about_every_credential_but_the_forgeries_that_fool_it(digitalbazaar, expected):
    assert disagreements(digitalbazaar, expected) == named(FOOLED["digitalbazaar"])


def test_verifier_core_agrees_about_every_credential_but_the_forgeries_that_fool_it(verifier_core, expected):
    answers = {name: accepted_by_core(answer) for name, answer in verifier_core.items()}
    assert disagreements(answers, expected) == named(FOOLED["verifier-core"])


def test_verifier_core_finds_that_every_good_one_fits_the_schema_it_names(verifier_core, expected):
    good = [answer["schemas"] for name, answer in verifier_core.items() if expected[name]["valid"]]
    assert all(schemas == [{"schema": OB_SCHEMA, "valid": True}] for schemas in good)


def test_jose_agrees_about_every_token_but_those_that_only_the_status_list_refuses(
    node, tokens, did, expected
):
    keys = {one["id"]: one["publicKeyJwk"] for one in did["verificationMethod"] if "publicKeyJwk" in one}
    answers = node("verify-jose.mjs", {"keys": keys, "tokens": list(tokens.values())})
    verified = {name: answer["verified"] for name, answer in zip(tokens, answers, strict=True)}
    revoked = {name for name in tokens if "revoked" in name}
    assert disagreements(verified, expected) == revoked


def test_jose_reads_the_names_as_we_wrote_them(node, tokens, credentials, did):
    keys = {one["id"]: one["publicKeyJwk"] for one in did["verificationMethod"] if "publicKeyJwk" in one}
    answers = dict(
        zip(tokens, node("verify-jose.mjs", {"keys": keys, "tokens": list(tokens.values())}), strict=True)
    )
    for name, answer in answers.items():
        document = credentials.get(name.replace(".jwt", ".json"))
        if answer["verified"]:
            assert answer["payload"]["credentialSubject"] == document["credentialSubject"]


def test_every_good_sample_fits_the_official_schema(credentials, expected, ob_schema):
    from jsonschema import Draft201909Validator

    validator = Draft201909Validator(ob_schema)
    assert not [
        name
        for name, one in credentials.items()
        if expected[name]["valid"] and list(validator.iter_errors(one))
    ]
