"""The table of rules keeps the promises of its own head."""

import re

from advocert_courses.rules import _TABLE, RULES


def test_no_id_is_given_twice():
    assert len(RULES) == len(_TABLE)


def test_an_id_is_a_letter_and_three_digits():
    assert [ref for ref in RULES if not re.fullmatch(r"[EW]\d{3}", ref)] == []


def test_only_w_rules_let_a_build_pass():
    assert {rule.id[0] for rule in _TABLE if rule.severity == "warning"} == {"W"}


def test_every_fix_is_a_sentence():
    assert [rule.id for rule in _TABLE if not re.fullmatch(r"[A-Z].*[.>\]\)]\.?", rule.fix)] == []


def test_every_rule_has_a_reason():
    assert [rule.id for rule in _TABLE if not rule.reason] == []
