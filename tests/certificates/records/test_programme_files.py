"""New rules from what a person has at hand: programme.yaml, its folder packed, or what was compiled."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags
from tests.courses.test_handed_in import CONTENT, FILES, YAML, tarred, zipped
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.authored import compile_shipped
from advocert_certificates.models import ProgrammeVersion

pytestmark = pytest.mark.django_db
PAGE = "/advocert/records/programme/"
LONGER = YAML.replace("validity: {months: 24", "validity: {months: 20", 1)


@pytest.fixture
def in_force(db):
    return api.load_programme(compile_shipped(), actor="test", now=NOW)


def hand_in(browser, name, data):
    data = data if isinstance(data, bytes) else data.encode()
    return browser.post(PAGE, {"programme": SimpleUploadedFile(name, data)}, follow=True)


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("programme.yaml", YAML),
        ("rules.yml", "\ufeff" + YAML.replace("\n", "\r\n")),
        ("content.zip", zipped(FILES, "content/")),
        ("content.tar.gz", tarred(list(FILES.items()))),
    ],
)
def test_every_form_of_the_rules_in_force_is_known_as_them(hr, in_force, name, data):
    assert "these are the rules in force" in said(hand_in(hr, name, data))


def test_another_programme_yaml_is_looked_at_and_can_be_proposed(hr, in_force):
    answer = said(hand_in(hr, "programme.yaml", LONGER))
    assert "how long it lasts" in answer
    assert "Propose these rules" in answer
    assert ProgrammeVersion.objects.count() == 1


def test_mistakes_are_listed_with_file_and_line(hr, in_force):
    answer = hand_in(hr, "programme.yaml", YAML.replace("DISC-1@1", "DISC-1@7"))
    assert answer.status_code == 400
    assert "The content has mistakes." in said(answer)
    assert "programme.yaml:13 The programme names DISC-1@7, and the clause is at version 1." in said(answer)


def test_before_any_rules_the_folder_is_taken_and_the_file_alone_is_not(hr):
    assert "There are no rules in force yet" in said(hand_in(hr, "programme.yaml", YAML))
    assert "New rules" in said(hand_in(hr, "content.zip", zipped(FILES)))


def test_an_archive_that_means_harm_is_one_clear_sentence(hr, in_force):
    answer = hand_in(hr, "content.zip", zipped(FILES | {"../x.md": b"x"}))
    assert (answer.status_code, "leads out of the folder" in said(answer)) == (400, True)


def test_more_bytes_than_a_programme_has_are_refused(hr, in_force):
    assert "more than 4,194,304 bytes" in said(hand_in(hr, "a.zip", b"PK\x03\x04" + bytes(4_194_304)))


def test_markup_in_a_file_is_shown_and_not_run(hr, in_force):
    answer = hand_in(hr, "programme.yaml", YAML.replace("exam: FND-EXAM", 'exam: "<script>x</script>"', 1))
    assert "<script>x" not in answer.content.decode()


@pytest.mark.parametrize("name", ["programme.yaml", "content.zip", "programme.json", "content"])
def test_the_command_takes_the_same(in_force, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(
        {
            "programme.yaml": YAML.encode(),
            "content.zip": zipped(FILES),
            "programme.json": json.dumps(compile_shipped()).encode(),
            "content": b"",
        }[name]
    )
    out = StringIO()
    call_command("advocert_load_programme", str(CONTENT if name == "content" else file), stdout=out)
    assert "was in force already" in out.getvalue()


def test_the_command_says_each_mistake_with_its_line(in_force, tmp_path):
    file = tmp_path / "programme.yaml"
    file.write_text(YAML.replace("DISC-1@1", "DISC-1@7"))
    with pytest.raises(CommandError, match=r"programme\.yaml:13: The programme names DISC-1@7"):
        call_command("advocert_load_programme", str(file))
