"""What is kept of a body: clamped, cut, limited; item lists apart."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.domain.evidence_body import MAX_TEXT, clean_body
from advocert_certificates.domain.facts import read_fact

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("score", "kept"), [(92, 92), (-5, 0), (10**30, 100), (float("nan"), 0), (float("inf"), 100)]
)
def test_a_score_is_clamped_to_what_it_can_mean(score, kept):
    assert clean_body({"score": score})[0] == {"score": kept}


def test_percent_of_each_dimension_is_clamped():
    assert clean_body({"dimensions": {"policy": 900}})[0]["dimensions"] == {"policy": 100}


@pytest.mark.parametrize("value", ["yes", 1, "true", [True], {"x": True}])
def test_only_an_exact_true_stays_true(value):
    assert clean_body({"passed": value})[0]["passed"] is not True


def test_a_long_text_is_cut():
    assert len(clean_body({"statement": "x" * 9_999})[0]["statement"]) == MAX_TEXT


def test_the_items_stand_apart_and_their_hash_stays():
    kept, items = clean_body({"items": 15, "item_refs": ["Q-1", "Q-2"]})
    assert items == {"item_refs": ["Q-1", "Q-2"]}
    assert set(kept) == {"items", "items_sha256"}


@pytest.mark.parametrize("body", [{"x": ["y" * 3_000] * 9}, {"x": [[[[[[[[1]]]]]]]]}])
def test_what_is_too_large_or_too_deep_is_refused(body):
    with pytest.raises(EvidenceInputError):
        clean_body(body)


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_whatever_comes_is_refused_or_kept_as_json(body):
    try:
        kept, _ = clean_body(body)
    except EvidenceInputError:
        return
    assert json.loads(json.dumps(kept, allow_nan=False)) == kept


@given(
    st.sampled_from(("practical.scored", "coaching.held", "external.confirmed", "exemption.granted")), JSON
)
def test_no_body_makes_the_rules_stumble(kind, value):
    body = dict.fromkeys(("passed", "confirmed", "session", "until", "points", "learner", "coach"), value)
    fact = read_fact(kind, "X", body, occurred_at=None, enrolled=None)
    assert fact.counts in {True, False}
