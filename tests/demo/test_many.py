"""The large company of the demo, made small: lived lives, copied ones, and a log that is sound over both."""

import json
import os
import subprocess
import sys

import pytest
from tests.support.running import ROOT

MAKE = """
import json, os, warnings
os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
warnings.simplefilter("ignore")
import django
django.setup()
from demo.prepare import crowd, many
crowd.WHOLE, many.LIVED = 12, 30
for _ in range(2):  # the second finds everything there
    many.make_many(45)
from advocert_certificates import api
from advocert_certificates.models import Certification, Credential, Evidence, Person
copied = Person.objects.filter(platform_user_id__gt=many.FIRST_ID + many.LIVED)
papers = Credential.objects.filter(certification__person__in=copied)
print(json.dumps({
    "people": Person.objects.filter(platform_user_id__gt=many.FIRST_ID).count(),
    "copied": copied.count(),
    "facts": sorted({one.evidence.count() for one in copied})[0],
    "certified": Certification.objects.filter(person__in=copied, credential__isnull=False).count(),
    "unsigned": papers.filter(signed_at=None, revoked_at=None).count(),
    "names": sum(one.snapshot["holder_name"] == one.certification.person.full_name for one in papers) == papers.count(),
    "findings": [str(one) for one in api.audit_log().findings],
}))
"""


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    environment = os.environ | {
        "ADVOCERT_DEMO_DIR": str(tmp_path_factory.mktemp("large")),
        "ADVOCERT_DEMO_CROWD": "0",
    }
    done = subprocess.run(
        [sys.executable, "-c", MAKE], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_everybody_is_there_once(company):
    assert (company["people"], company["copied"]) == (45, 15)


def test_a_copied_life_has_its_facts_and_its_signed_certificate(company):
    assert company["facts"] > 0
    assert company["certified"] > 0
    assert company["unsigned"] == 0


def test_a_copied_certificate_says_its_own_holders_name(company):
    assert company["names"]


def test_the_log_is_sound_over_lived_and_copied_lives(company):
    assert company["findings"] == []
