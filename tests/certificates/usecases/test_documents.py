"""Who gets the document, the PDF and links (ADR 0010)."""

import uuid

import pytest
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.domain.errors import (
    CredentialAccessError,
    CredentialNotFoundError,
    CredentialPendingError,
    ShareLinkNotFoundError,
)
from advocert_certificates.models import ShareLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(keys, certified):
    api.tick(now=NOW)
    return certified.credential.uuid


def document(key, **who):
    return api.get_credential_document(key, now=NOW, **who)


def share(key):
    return api.create_share_link(key, viewer_user_id=7, now=NOW)


def test_the_holder_gets_the_document(signed):
    assert document(signed, viewer_user_id=7)["proof"]


@pytest.mark.parametrize("who", [{}, {"viewer_user_id": 8}, {"share_token": "guess"}, {"share_token": ""}])
def test_nobody_else_does(signed, who):
    with pytest.raises(CredentialAccessError):
        document(signed, **who)


def test_an_unknown_one_and_a_foreign_one_are_told_in_the_same_words(signed):
    with pytest.raises(CredentialNotFoundError) as unknown:
        document(uuid.UUID(int=1))
    with pytest.raises(CredentialAccessError) as foreign:
        document(signed)
    assert str(unknown.value).replace(str(uuid.UUID(int=1)), "") == str(foreign.value).replace(
        str(signed), ""
    )


def test_before_it_is_signed_the_holder_is_asked_for_patience(certified):
    with pytest.raises(CredentialPendingError):
        document(certified.credential.uuid, viewer_user_id=7)


def test_a_link_shows_the_document_to_whoever_has_it(signed):
    assert document(signed, share_token=share(signed).token)["proof"]


def test_a_withdrawn_link_shows_nothing(signed):
    made = share(signed)
    api.withdraw_share_link(made.link.uuid, viewer_user_id=7, now=NOW)
    with pytest.raises(CredentialAccessError):
        document(signed, share_token=made.token)


def test_withdrawing_twice_keeps_the_first_moment(signed):
    made = share(signed)
    first = api.withdraw_share_link(made.link.uuid, viewer_user_id=7, now=NOW)
    again = api.withdraw_share_link(made.link.uuid, viewer_user_id=7, now=NOW.replace(year=2027))
    assert again == first


def test_the_token_is_not_stored(signed):
    made = share(signed)
    assert made.token not in str(ShareLink.objects.values().get())
    assert made.url.endswith(made.token)


def test_only_the_holder_makes_sees_and_withdraws_links(signed):
    made = share(signed)
    with pytest.raises(CredentialAccessError):
        api.create_share_link(signed, viewer_user_id=8, now=NOW)
    with pytest.raises(CredentialAccessError):
        api.list_share_links(signed, viewer_user_id=8)
    with pytest.raises(ShareLinkNotFoundError):
        api.withdraw_share_link(made.link.uuid, viewer_user_id=8, now=NOW)
    assert document(signed, share_token=made.token)


def test_links_are_listed_newest_first(signed):
    first, second = share(signed).link, share(signed).link
    assert api.list_share_links(signed, viewer_user_id=7) == (second, first)


def test_a_link_opens_one_certificate_only(signed, programme):
    for fact in all_facts(8):
        api.record_evidence(fact)
    api.tick(now=NOW)
    other = api.get_my_certifications(8, now=NOW)[0].credential.uuid
    with pytest.raises(CredentialAccessError):
        document(other, share_token=share(signed).token)


def test_the_holder_gets_a_pdf_and_the_same_one_again(signed):
    pdf = api.get_certificate_pdf(signed, viewer_user_id=7, now=NOW)
    assert pdf.startswith(b"%PDF")
    assert pdf == api.get_certificate_pdf(signed, viewer_user_id=7, now=NOW)


@pytest.mark.parametrize("who", [8, None])
def test_nobody_else_gets_the_pdf(signed, who):
    with pytest.raises(CredentialAccessError):
        api.get_certificate_pdf(signed, viewer_user_id=who, now=NOW)
