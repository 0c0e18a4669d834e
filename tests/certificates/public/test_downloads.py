"""What the holder takes along, and that nobody else gets it."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.credentials.carriers.finding import find_credential
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.did import P256
from advocert_certificates.models import Credential
from advocert_certificates.public.carrying import linkedin_link, wallet_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(keys, certified):
    api.tick(now=NOW)
    return Credential.objects.get(uuid=certified.credential.uuid)


@pytest.fixture
def holder():
    client = Client()
    client.force_login(get_user_model().objects.create(pk=7, username="tomasz"))
    return client


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_badge_carries_the_signed_document(signed, holder, kind):
    picture = holder.get(f"/advocert/credentials/{signed.uuid}/badge.{kind}")
    assert json.loads(find_credential(picture.content).text) == signed.document


@pytest.mark.parametrize("path", ["badge.png", "badge.svg", "pdf"])
def test_nobody_else_gets_it(signed, path):
    stranger = Client()
    stranger.force_login(get_user_model().objects.create(pk=8, username="eve"))
    assert stranger.get(f"/advocert/credentials/{signed.uuid}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["badge.png", "badge.svg", "pdf"])
def test_it_is_a_file_to_keep_and_never_a_page_of_ours(signed, holder, path):
    response = holder.get(f"/advocert/credentials/{signed.uuid}/{path}")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_of_another_kind_does_not_exist(signed, holder):
    assert holder.get(f"/advocert/credentials/{signed.uuid}/badge.gif").status_code == 404


def test_the_badge_shows_no_name(signed):
    svg = api.get_badge(signed.uuid, "svg", viewer_user_id=7, now=NOW).decode()
    assert (
        "Tomasz"
        not in svg.partition("<openbadges:credential>")[0] + svg.partition("</openbadges:credential>")[2]
    )


def test_the_same_badge_has_the_same_bytes(signed):
    pictures = [api.get_badge(signed.uuid, "png", viewer_user_id=7, now=NOW) for _ in range(2)]
    assert pictures[0] == pictures[1]


def test_the_pdf_carries_the_signed_document(signed, holder):
    paper = holder.get(f"/advocert/credentials/{signed.uuid}/pdf").content
    assert json.loads(find_credential(paper).text) == signed.document


def test_linkedin_gets_what_is_public_and_nothing_else(signed):
    [certification] = api.get_my_certifications(7, now=NOW)
    said = parse_qs(urlsplit(linkedin_link(certification, "Acme")).query)
    assert said["certId"] == [signed.number]
    assert said["certUrl"] == [f"https://advocert.example/advocert/verify/{signed.uuid}/"]
    assert "Tomasz" not in str(said)


def test_a_wallet_fetches_the_document_by_the_link_that_the_holder_made(signed):
    made = api.create_share_link(signed.uuid, viewer_user_id=7, now=NOW)
    asked = parse_qs(urlsplit(wallet_link(made.url)).query)["vc_request_url"][0]
    answer = Client(enforce_csrf_checks=True).post(asked, "{}", content_type="application/json")
    assert answer.json() == signed.document


def test_a_post_without_a_link_gets_nothing_even_from_the_holder(signed, holder):
    assert holder.post(f"/advocert/credentials/{signed.uuid}").status_code == 404


def test_the_holders_page_offers_every_form(signed, holder):
    page = holder.get("/advocert/me/").content.decode()
    assert all(f"badge.{kind}" in page for kind in ("png", "svg"))
    assert "https://www.linkedin.com/profile/add?" in page


def test_a_token_is_offered_only_where_one_can_be_signed(signed, holder, settings):
    before = holder.get("/advocert/me/").content.decode()
    generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW, kind=P256)
    after = holder.get("/advocert/me/").content.decode()
    assert (f"{signed.uuid}/jwt" in before, f"{signed.uuid}/jwt" in after) == (False, True)
