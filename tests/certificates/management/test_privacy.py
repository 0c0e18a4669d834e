"""The commands for privacy: they say what they would do before they do it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from advocert_certificates.models import Person

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_a_dry_run_counts_and_forgets_nobody(certified):
    said = run("advocert_erase", "user7", "--dry-run")
    assert "1 certifications end" in said
    assert "Nothing was changed." in said
    assert Person.objects.get().full_name == "Tomasz 7"


def test_somebody_is_forgotten(certified):
    assert "Forgotten" in run("advocert_erase", "u7@acme.example", "--by", "hanna")
    assert Person.objects.get().full_name == ""


def test_somebody_unknown_is_one_clear_sentence(certified):
    with pytest.raises(CommandError, match="Nobody is recorded under nobody"):
        run("advocert_erase", "nobody")


def test_retention_says_what_it_would_delete(certified):
    said = run("advocert_retention", "--dry-run")
    assert said.startswith("Would delete: 0 lists of drawn questions, 0 told messages, 0 people")


def test_a_person_gets_a_file_that_nobody_else_reads(certified, tmp_path):
    file = tmp_path / "amina.json"
    run("advocert_export_person", "user7", "--to", str(file))
    assert json.loads(file.read_text())["person"]["full_name"] == "Tomasz 7"
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_file_it_goes_to_the_screen(certified):
    assert json.loads(run("advocert_export_person", "user7"))["facts"]
