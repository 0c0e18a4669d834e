"""Every standing on the pages of holder, HR and public, in a language of brackets: what stands outside is data."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from tests.support import bracketed
from tests.support.programmes import NOW, compiled

from advocert_certificates import api
from advocert_certificates.models import Certification, Credential, Hold, Person, Task

pytestmark = pytest.mark.django_db
NAMES = {"marta", "Tomasz", "Acme", "7", "advocert.example", "Person 7", "Customer named."}


@pytest.fixture(autouse=True)
def brackets(settings, tmp_path):
    bracketed.write_catalogue(tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    with translation.override(bracketed.LANGUAGE):
        yield


def browser(name, pk, *groups):
    user = get_user_model().objects.create_user(name, pk=pk, first_name=name.title())
    user.groups.set([Group.objects.get_or_create(name=group)[0] for group in groups])
    client = Client()
    client.force_login(user)
    return client


def strings(value):
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in strings(part)}


def stand(**days):
    """Move the dates of the certification, in days from today."""
    Certification.objects.update(
        **{name: timezone.now() + timedelta(days=number) for name, number in days.items()}
    )


def held():
    return Certification.objects.get()


def hold(*scopes, reason="incident"):
    asked = api.HoldInput(reason, scopes, reason_text="Customer named.", counsel_checked=True)
    api.suspend_certification(held().uuid, asked, actor="marta", now=timezone.now())


def objected():
    hold()
    api.appeal_hold(Hold.objects.get().uuid, viewer_user_id=7, text="Customer named.", now=timezone.now())
    api.propose_reinstatement(Hold.objects.get().uuid, actor="marta", reason_text="", now=timezone.now())


def due(days, scopes):
    for kind, ref in (("clause", "DISC-1@2"), ("area", "billing")):
        now = timezone.now()
        Task.objects.create(
            certification=held(),
            kind=kind,
            ref=ref,
            title="Customer named.",
            scopes=scopes,
            opened_at=now,
            due_at=now + timedelta(days=days),
        )


STANDINGS = {
    "certified": lambda: None,
    "expiring": lambda: stand(expiring_from=-5, valid_until=25, grace_until=55),
    "grace": lambda: stand(expiring_from=-65, valid_until=-5, grace_until=25),
    "expired": lambda: stand(expiring_from=-95, valid_until=-35, grace_until=-5),
    "revoked": lambda: api.revoke_certification(
        held().uuid,
        reason_code="other_work",
        reason_text="Customer named.",
        actor="marta",
        now=timezone.now(),
    ),
    "suspended": hold,
    "a part suspended": lambda: hold(*held().terms["scopes"][:1], reason="absence"),
    "objected": objected,
    "something to do": lambda: due(9, ["post:personal"]),
    "something overdue": lambda: due(-9, ["post:personal"]),
    "to be reviewed": lambda: Certification.objects.update(review_since=timezone.now()),
}


@pytest.mark.parametrize("standing", STANDINGS)
def test_no_standing_has_a_text_that_cannot_be_translated(keys, receiver, certified, standing):
    api.tick(now=NOW)
    STANDINGS[standing]()
    tomasz, hr, anybody = browser("user7", 7), browser("marta", 99, "advocert_hr"), Client()
    person, credential = Person.objects.get(), Credential.objects.order_by("id").last()
    tomasz.post("/advocert/me/links/", {"certificate": str(credential.uuid)})
    pages = {
        "me": tomasz.get("/advocert/me/"),
        "data": tomasz.get("/advocert/me/data/"),
        "verify": anybody.get(f"/advocert/verify/{credential.uuid}/"),
        "record": hr.get(f"/advocert/records/people/{person.uuid}/?on=2026-11-20"),
        "list": hr.get("/advocert/records/"),
        "numbers": hr.get("/advocert/records/overview/"),
        "report": hr.get("/advocert/records/report/?begin=2026-11-01&end=2026-12-31"),
        "who": hr.get("/advocert/records/who/?on=2026-11-20"),
    }
    names = {person.full_name, person.username, person.email, credential.number, credential.key_id}
    data = {text for text in strings(compiled()) | NAMES | names if len(text) > 1}
    assert {page.status_code for page in pages.values()} == {200}
    assert "⟦" in pages["me"].content.decode()
    left = {name: bracketed.outside(page.content.decode(), data) for name, page in pages.items()}
    assert {name: words for name, words in left.items() if words} == {}


def test_a_mail_has_no_text_that_cannot_be_translated(keys, certified):
    stand(expiring_from=-5, valid_until=25, grace_until=55)
    Person.objects.update(language=bracketed.LANGUAGE)
    api.tick(now=timezone.now())
    sent = mail.outbox[-1]
    for text in (sent.subject, *sent.body.split("\n")):
        assert not text or text.startswith(("⟦", "https://")), text
