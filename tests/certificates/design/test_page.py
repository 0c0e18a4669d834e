"""Trying a design: who may, what is shown at once, and that nothing can break the page."""

import base64
import html
import json
import re

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.support.pictures import SVG, png
from tests.support.programmes import NOW, compiled

from advocert_certificates import api
from advocert_certificates.domain.branding import BrandingError
from advocert_certificates.models import ProgrammeVersion

pytestmark = pytest.mark.django_db
GOOD = {"colours-main": "#1A4E8A", "colours-second": "#0B5E6B", "colours-accent": "#FFD873"}


@pytest.fixture
def trainer(programme):
    user = get_user_model().objects.create(username="jonas")
    user.groups.add(Group.objects.create(name="advocert_trainers"))
    client = Client()
    client.force_login(user)
    return client


def tried(client, **values):
    sent = GOOD | {name.replace("__", "-"): value for name, value in values.items()}
    return client.post("/advocert/design/", sent, headers={"Accept": "application/json"}).json()


def drawn(answer):
    return base64.b64decode(answer["preview"].partition("base64,")[2]).decode()


def test_others_are_told_whom_to_ask(programme):
    client = Client()
    client.force_login(get_user_model().objects.create(username="amina"))
    response = client.get("/advocert/design/")
    assert response.status_code == 403
    assert "Ask whoever runs this site" in response.content.decode()


def test_staff_may(programme):
    client = Client()
    client.force_login(get_user_model().objects.create(username="root", is_staff=True))
    assert client.get("/advocert/design/").status_code == 200


def test_before_a_programme_there_is_nothing_to_print():
    client = Client()
    client.force_login(get_user_model().objects.create(username="root", is_staff=True))
    assert "no programme" in client.get("/advocert/design/").content.decode()


def test_a_colour_is_seen_at_once(trainer):
    assert "#1A4E8A" in drawn(tried(trainer))


def test_nothing_is_saved(trainer):
    tried(trainer)
    assert ProgrammeVersion.objects.count() == 1
    assert api.get_branding().main == "#7A2A5C"


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("colours__main", "#FFFF00", "Take a darker colour."),
        ("colours__second", "#DDDDDD", "Take a darker colour."),
        ("colours__main", "red", "write it as six digits"),
        ("words__closing", "x" * 121, "Shorten it."),
        ("signature__name", "x" * 41, "Shorten it."),
        ("other_language__title", "Titel", "say which one"),
    ],
)
def test_what_would_break_the_page_is_said_at_its_field(trainer, field, value, advice):
    answer = tried(trainer, **{field: value})
    name = "other_language-language" if field.startswith("other") else field.replace("__", "-")
    assert advice in answer["errors"][name]
    assert answer["lines"] == ""


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (SVG.encode(), "an SVG can hold programs"),
        (b"no picture", "it is no picture that we read"),
        (png(size=(50_000, 50_000)), "16 million pixels"),
        (png().replace(b"IDATx", b"IDATy"), "the picture is damaged"),
    ],
)
def test_a_bad_picture_is_refused_in_one_sentence(trainer, data, advice):
    assert advice in tried(trainer, logo=SimpleUploadedFile("logo", data))["errors"]["logo"]


def test_a_picture_is_drawn_anew_and_goes_along(trainer):
    secret = png(b"\0\0\0\x05tEXtplace" + (0x1CC20B8F).to_bytes(4))
    answer = tried(trainer, logo=SimpleUploadedFile("logo.png", png()))
    again = tried(trainer, logo__kept=answer["kept"]["logo"])
    assert again["kept"]["logo"] == answer["kept"]["logo"]
    assert b"tEXt" in secret
    assert b"tEXt" not in base64.b64decode(answer["kept"]["logo"])


def test_the_page_without_script_shows_the_lines_that_the_script_would_fetch(trainer):
    page = trainer.post("/advocert/design/", GOOD).content.decode()
    shown = re.search(r'<textarea[^>]*id="lines-text"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]
    assert html.unescape(shown).strip() == tried(trainer)["lines"].strip() != ""


def test_the_lines_bring_the_design_into_force_with_the_programme(trainer):
    answer = tried(
        trainer,
        words__closing="Only with the policy set.",
        logo=SimpleUploadedFile("logo.png", png()),
        other_language__language="de",
        other_language__title="Zertifiziert",
    )
    block = yaml.safe_load(answer["lines"])
    api.load_programme({**compiled(), **block}, actor="test", now=NOW)
    branding = api.get_branding()
    assert (branding.main, branding.words.closing) == ("#1A4E8A", "Only with the policy set.")
    assert (branding.other.title, bool(branding.logo)) == ("Zertifiziert", True)


def test_a_programme_with_a_design_that_cannot_be_printed_is_not_loaded(db):
    with pytest.raises(BrandingError, match="Take a darker colour"):
        api.load_programme(
            {**compiled(), "branding": {"colours": {"main": "#FFFFFF"}}}, actor="test", now=NOW
        )


def test_the_page_opens_as_pdf(trainer):
    response = trainer.post("/advocert/design/", GOOD | {"pdf": "1", "sample": "محمد"})
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-1.7")


def test_without_script_the_same_form_shows_the_same(trainer):
    page = trainer.post("/advocert/design/", GOOD | {"colours-main": "#FFFF00"}).content.decode()
    assert "Take a darker colour." in page
    assert json.dumps(GOOD["colours-second"])[1:-1] in page


def test_a_certificate_is_printed_in_the_design_of_its_programme(keys, certified):
    block = {"colours": {"main": "#1A4E8A"}}
    row = ProgrammeVersion.objects.get()
    before = api.get_branding()
    api.load_programme({**compiled(), "branding": block}, actor="test", now=NOW)
    api.tick(now=NOW)
    paper = api.get_certificate_pdf(certified.credential.uuid, viewer_user_id=7, now=NOW)
    assert before.main != api.get_branding().main
    assert row.sha256 != ProgrammeVersion.objects.get(active=True).sha256
    assert b"0.48 0.16 0.36 rg" in paper  # plum: earned under the rules before
