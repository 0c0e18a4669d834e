"""New rules: what they would do to whom, and two people to put them in force."""

import pytest
from tests.support.lives import Lives, clause, rules, short
from tests.support.programmes import all_facts, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import (
    ClauseTextChangedError,
    ProgrammeShapeError,
    SamePersonError,
    VersionNotFoundError,
)
from advocert_certificates.models import (
    ClauseVersion,
    Evidence,
    ProgrammeVersion,
    RulesEffect,
    RulesLook,
)
from advocert_certificates.usecases import looking, rule_effects

pytestmark = pytest.mark.django_db


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    return story


def effects(document, lives):
    preview = api.preview_programme(document, now=lives.now)
    return [(one.full_name, one.level_ref, one.effect) for one in preview.effects]


def test_the_same_rules_would_change_nothing(lives):
    assert effects(rules(short()), lives) == []


def test_easier_rules_say_who_would_gain(lives):
    lives.tell(signed(8))
    assert effects(rules(short(requires={"clauses": ["DISC-1@1"]})), lives) == [("Tomasz 8", "L1", "gain")]


def test_an_easier_renewal_says_who_would_renew(lives):
    lives.at(days=350)
    easy = rules(short(renewal={"requires": {"clauses": ["DISC-1@1"]}}))
    assert effects(easy, lives) == [("Tomasz 7", "L1", "renew")]


def test_a_material_change_says_who_has_to_sign_what_until_when(lives):
    text = clause("Another text.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    document = rules(short(requires={"clauses": ["DISC-1@2"]}), clauses=[text])
    (one,) = api.preview_programme(document, now=lives.now).effects
    assert (one.effect, (one.due_at - lives.now).days, len(one.scopes)) == ("sign", 30, 2)


def test_a_level_that_is_gone_says_who_would_lose_it(lives):
    assert effects(rules(short(ref="L9")), lives) == [("Tomasz 7", "L9", "gain"), ("Tomasz 7", "L1", "lose")]


def test_a_dry_run_leaves_no_trace(lives):
    before = (ProgrammeVersion.objects.count(), ClauseVersion.objects.count())
    lives.tell(*all_facts(8))
    marks = Evidence.objects.filter(evaluated_at=None).count()
    api.preview_programme(rules(short(summary="may do more")), now=lives.now)
    assert (ProgrammeVersion.objects.count(), ClauseVersion.objects.count()) == before
    assert Evidence.objects.filter(evaluated_at=None).count() == marks


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (rules(short(requires={})), ProgrammeShapeError),
        (rules(short(), clauses=[clause("Another text.\n")]), ClauseTextChangedError),
    ],
)
def test_a_dry_run_refuses_what_a_load_would_refuse(lives, document, error):
    with pytest.raises(error):
        api.preview_programme(document, now=lives.now)


def test_a_proposal_is_not_in_force(lives):
    info = api.propose_programme(rules(short(summary="may do more")), actor="marta", now=lives.now)
    assert [one.sha256 for one in api.list_proposals()] == [info.sha256]
    assert api.rules_in_force().level("L1").summary != "may do more"


def test_nobody_publishes_their_own_edit(lives):
    info = api.propose_programme(rules(short(summary="may do more")), actor="marta", now=lives.now)
    with pytest.raises(SamePersonError):
        api.publish_programme(info.sha256, actor="marta", now=lives.now)


def test_a_published_version_has_two_names(lives):
    info = api.propose_programme(rules(short(summary="may do more")), actor="marta", now=lives.now)
    assert api.publish_programme(info.sha256, actor="hanna", now=lives.now).changed
    row = ProgrammeVersion.objects.get(active=True)
    assert (row.loaded_by, row.approved_by, row.in_force_at) == ("marta", "hanna", lives.now)


def test_what_nobody_proposed_cannot_be_published(lives):
    with pytest.raises(VersionNotFoundError):
        api.publish_programme("00" * 32, actor="hanna", now=lives.now)


def test_planned_levels_are_told_and_certify_nobody(lives):
    document = rules(short(), short(ref="L2", certifying=False, requires={"exam": "NOT-WRITTEN"}))
    preview = api.preview_programme(document, now=lives.now)
    assert (preview.levels, preview.planned, preview.effects) == (("L1",), ("L2",), ())


def looked_at(lives, document):
    uuid = api.look_at_rules(document, actor="marta", now=lives.now)
    return [(one.full_name, one.level_ref, one.effect) for one in api.list_effects(uuid).rows]


@pytest.mark.parametrize(
    "document",
    [
        rules(short()),
        rules(short(requires={"clauses": ["DISC-1@1"]})),
        rules(short(ref="L9")),
        rules(short(renewal={"requires": {"clauses": ["DISC-1@1"]}})),
    ],
)
def test_a_look_in_parts_finds_what_a_dry_run_finds(lives, document, monkeypatch):
    monkeypatch.setattr(looking, "BATCH", 1)
    lives.tell(signed(8))
    lives.at(days=350)
    assert looked_at(lives, document) == effects(document, lives)


def test_who_cannot_be_looked_at_is_named_and_stops_nobody(lives, monkeypatch):
    lives.tell(signed(8), signed(9))
    plain = rule_effects.preview_person

    def failing(desk, person, *rest):
        if person.platform_user_id == 8:
            raise ZeroDivisionError
        return plain(desk, person, *rest)

    monkeypatch.setattr(rule_effects, "preview_person", failing)
    found = looked_at(lives, rules(short(requires={"clauses": ["DISC-1@1"]})))
    assert sorted(found) == [("Tomasz 8", "", "failed"), ("Tomasz 9", "L1", "gain")]


def test_what_somebody_else_looked_at_meanwhile_is_noted_once(lives, monkeypatch):
    """Two workers at the same people: the second finds the place moved and leaves it."""
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    lives.tell(signed(8))
    uuid = api.look_at_rules(rules(short(requires={"clauses": ["DISC-1@1"]})), actor="marta", now=lives.now)
    one, two = RulesLook.objects.get(uuid=uuid), RulesLook.objects.get(uuid=uuid)
    looking.look_on(one, lives.now, 10)
    looking.look_on(two, lives.now, 10)
    assert [row.full_name for row in api.list_effects(uuid).rows] == ["Tomasz 8"]
    assert api.get_rules_look(uuid, now=lives.now).looked == 2


def test_looks_that_hold_no_more_go_after_a_week(lives):
    looked_at(lives, rules(short(ref="L9")))
    lives.at(days=9)
    api.apply_retention(now=lives.now)
    assert (RulesLook.objects.count(), RulesEffect.objects.count()) == (0, 0)
