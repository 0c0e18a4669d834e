"""The certificate block: it keeps nothing, knows no service, and says so plainly when there is none."""

import ast
from pathlib import Path

import pytest
from tests.support import standings
from tests.support.strict_runtime import STUDIO_PREVIEW, Platform

from advocert_certificates.rest.serializers import CertificationSerializer

NAME = "my-certification"


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_certificate")
    return platform


def test_it_waits_for_the_service_in_words(site: Platform) -> None:
    html = site.render(NAME).content
    assert "Asking where you stand." in html
    assert 'aria-busy="true"' in html


def test_it_keeps_no_state(site: Platform) -> None:
    site.render(NAME)
    assert site.store.writes == 0


def test_a_stranger_is_asked_to_sign_in_and_nobody_is_asked(site: Platform) -> None:
    """An anonymous page would show the standing of whoever opens it next."""
    html = site.render(NAME, user=None).content
    assert "Sign in to see where you stand." in html
    assert standings.ADDRESS not in html


def test_the_browser_asks_the_service_on_the_same_host(site: Platform) -> None:
    assert f'"url": "{standings.ADDRESS}"' in site.render(NAME).content


def test_an_author_reads_what_learners_will_see(site: Platform) -> None:
    assert "Nothing is to be set." in site.render(NAME, mode=STUDIO_PREVIEW, view="author_view").content


def test_what_it_reads_is_what_the_service_tells() -> None:
    """The two never import each other; this test holds their seam together."""
    fields = CertificationSerializer().fields
    assert set(standings.CERTIFIED) <= set(fields)
    samples = {
        "credential": standings.credential(),
        "access": standings.system("a", "on", "sent"),
        "tasks": standings.CERTIFIED["tasks"][0],
        "milestones": standings.CERTIFIED["milestones"][0],
        "holds": standings.SUSPENDED["holds"][0],
        "ended": standings.REVOKED["ended"],
    }
    for name, sample in samples.items():
        inner = getattr(fields[name], "child", fields[name]).fields
        assert set(sample) <= set(inner), name
    requirement = fields["requirements"].child.fields
    assert set(standings.standing()["requirements"][0]) <= set(requirement)
    assert set(standings.standing()["requirements"][0]["entries"][0]) <= set(
        requirement["entries"].child.fields
    )


def test_every_state_and_answer_of_the_service_has_words() -> None:
    from advocert_xblocks._certificate import texts

    fields = CertificationSerializer().fields
    access = fields["access"].child.fields
    known = {f"{wanted}-{state}" for wanted in access["wanted"].choices for state in access["state"].choices}
    assert set(fields["state"].choices) <= set(texts.STATES)
    assert known <= set(texts.ACCESS_STATES)


def test_only_a_confirmed_access_is_drawn_as_on() -> None:
    from advocert_xblocks._certificate import texts

    on = {name for name, (_, tone, _words) in texts.ACCESS_STATES.items() if tone == "yes"}
    assert on == {"on-confirmed"}


def test_no_block_imports_the_service() -> None:
    """import-linter says so too; this one names the file."""
    root = Path(__file__).parents[3] / "xblocks/advocert_xblocks"
    found = [
        file.name
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("advocert_certificates")
    ]
    assert found == []
