"""A hostile learner with the browser's tools: forging, skipping, replaying, racing and reading the traffic gains nothing."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.strict_runtime import ADA, BEN, Platform, Reply
from tests.support.threads import together
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import scenario_text
from tests.xblocks.scenario.channels import channel_text
from tests.xblocks.scenario.talk import BEST, NAME, RECOVERED, Talk
from webob import Request

HANDLERS = ("begin", "choose", "take_back", "look_back", "watch", "keep_notes")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["attempt", "step", "choice", "text", "late", "pace", "felt", "keep", "next", "node", "score"]
)


@pytest.fixture
def talk(site: Platform) -> Talk:
    return Talk(site)


def choice(talk: Talk, words: str) -> dict[str, Any]:
    return {"attempt": talk.attempt, "step": talk.step, "choice": talk.id_of(words)}


@pytest.mark.parametrize("handler", HANDLERS)
def test_nobody_who_is_not_signed_in_gets_anything(site: Platform, ear: Ear, handler: str) -> None:
    """`handler_noauth` and anonymous GET reach every handler of the platform."""
    data = {"attempt": "x", "step": 0, "choice": "c1", "felt": "", "keep": "", "next": ""}
    reply = site.post(NAME, handler, data, user=None)
    assert (reply.status, "Zq" in reply.text, site.store.writes, ear.heard) == (401, False, 0, [])


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_get_request_changes_nothing(site: Platform, handler: str) -> None:
    assert (site.call(NAME, handler, "", method="GET").status, site.store.writes) == (405, 0)


@pytest.mark.parametrize("body", ["", "{", "[]", "7", '"x"', "null", "[" * 500])
@pytest.mark.parametrize("handler", HANDLERS)
def test_a_body_of_another_form_is_refused_or_ignored(site: Platform, handler: str, body: str) -> None:
    assert site.call(NAME, handler, body).status in {200, 400}


@pytest.mark.parametrize(
    "forged",
    [
        {"choice": "hidden-good"}, {"choice": "c99"}, {"choice": "c0"}, {"choice": ""}, {"choice": "w"},
        {"choice": 1}, {"choice": ["c1"]}, {"choice": "c1" * 50}, {"step": -1}, {"step": "x"}, {"step": 1.5},
        {"step": True}, {"step": None}, {"step": "9" * 30}, {"attempt": 7}, {"attempt": "x" * 65}, {"late": True},
    ],
)  # fmt: skip
def test_a_forged_step_is_refused_and_changes_nothing(talk: Talk, ear: Ear, forged: dict[str, Any]) -> None:
    talk.begin()
    before = talk.platform.state(NAME)
    reply = talk.post("choose", {**choice(talk, BEST[0]), **forged})
    assert (reply.status, talk.platform.state(NAME) == before, ear.heard) == (400, True, [])


@pytest.mark.parametrize(
    "extra", [{"node": "hidden-good"}, {"target": "hidden-good"}, {"score": 100}, {"passed": True}]
)
def test_what_nobody_asked_for_is_not_read(talk: Talk, extra: dict[str, Any]) -> None:
    talk.begin()
    talk.post("choose", {**choice(talk, RECOVERED[0]), **extra})
    assert "Zqcaught" in talk.html


def test_steps_cannot_be_skipped(talk: Talk) -> None:
    talk.begin()
    talk.post("choose", {**choice(talk, BEST[0]), "step": 1})
    assert (talk.platform.state(NAME)["attempt"]["run"]["path"], "Zqsecond" in talk.html) == ([], False)


def test_somebody_elses_attempt_is_out_of_reach(talk: Talk) -> None:
    talk.begin()
    Talk(talk.platform, BEN).begin()
    before = talk.platform.state(NAME)
    Talk(talk.platform, BEN).post("choose", choice(talk, BEST[0]))
    assert (
        talk.platform.state(NAME) == before,
        talk.platform.state(NAME, BEN)["attempt"]["run"]["path"],
    ) == (True, [])


def test_a_replayed_request_changes_nothing_and_is_told_once(talk: Talk, ear: Ear) -> None:
    talk.play(BEST[0])
    last = choice(talk, BEST[1])
    for _ in range(5):
        talk.post("choose", last)
    assert (len(ear.heard), len(talk.platform.state(NAME)["outcomes"])) == (1, 1)


def test_a_finished_attempt_cannot_be_mended(talk: Talk, ear: Ear) -> None:
    talk.play(RECOVERED[0])
    last = choice(talk, RECOVERED[1])
    talk.post("choose", last)
    told = ear.heard[0].body
    for step in range(4):
        for place in range(1, 4):
            talk.post("choose", {**last, "step": step, "choice": f"c{place}"})
            talk.post("take_back", {**last, "step": step})
    assert ([one.body for one in ear.heard], talk.platform.grade(NAME)[0] < 1.0) == ([told], True)


def test_an_old_attempt_cannot_be_gone_on_with(talk: Talk) -> None:
    talk.play(*BEST)
    old = talk.platform.state(NAME)["attempt"]["run"]["attempt_id"]
    talk.begin()
    talk.post("choose", {**choice(talk, BEST[0]), "attempt": old})
    assert talk.platform.state(NAME)["attempt"]["run"]["path"] == []


def test_beginning_again_and_again_opens_no_second_counting_run(talk: Talk) -> None:
    """Else whoever does not like the first line would draw again."""
    for _ in range(20):
        talk.begin()
    assert (talk.platform.state(NAME)["started"], len(talk.platform.state(NAME)["history"])) == (1, 1)


def racing(platform: Platform, bodies: list[dict[str, Any]], handler: str = "choose") -> list[Reply]:
    """Send requests that have all read the learner's state before the first of them is answered."""
    blocks = [platform.block(NAME) for _ in bodies]
    for block in blocks:
        assert block.advocert_state is not None
    return [_handled(block, handler, body) for block, body in zip(blocks, bodies, strict=True)]


def _handled(block: Any, handler: str, body: dict[str, Any]) -> Reply:
    request = Request.blank("/", method="POST", body=json.dumps(body).encode())
    response = block.runtime.handle(block, handler, request)
    return Reply(response.status_code, response.text)


@pytest.fixture(params=["rows", "no rows"])
def guard(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the runtime offers to hold: the platform's table, or nothing, where a mark in the cache has to do."""
    if request.param == "no rows":
        monkeypatch.setattr("advocert_xblocks._shared.holding.rows_of", lambda _block: None)
    return request.param


def test_fifty_answers_at_once_are_one_answer(talk: Talk, ear: Ear, guard: str) -> None:
    """The grade would else be the best of them, and each would tell what it leads to."""
    talk.play(BEST[0])
    last = choice(talk, BEST[1])
    replies = racing(talk.platform, [{**last, "choice": f"c{place % 2 + 1}"} for place in range(50)])
    told = [frozenset(re.findall(r"Zqconsequence-(?:fair|upsell)", reply.text)) for reply in replies]
    # The losers see what came of the step that was taken, whatever they chose.
    assert len(set(told[1:])) == 1
    assert (len(ear.heard), len(talk.platform.state(NAME)["outcomes"])) == (1, 1)


def test_the_losers_of_a_race_are_told_where_things_stand(talk: Talk, guard: str) -> None:
    talk.play(BEST[0])
    replies = racing(talk.platform, [choice(talk, BEST[1])] * 3)
    assert ["perhaps in another tab" in reply.text for reply in replies] == [False, True, True]


def test_fifty_beginnings_at_once_are_one_run(talk: Talk) -> None:
    racing(talk.platform, [{}] * 50, "begin")
    assert (talk.platform.store.writes, talk.platform.state(NAME)["started"]) == (1, 1)


def test_fifty_threads_gain_nothing(transactional_db: None, talk: Talk, ear: Ear) -> None:
    talk.play(BEST[0])
    last = choice(talk, BEST[1])

    def send(place: int) -> Reply:
        return talk.platform.post(NAME, "choose", {**last, "choice": f"c{place % 2 + 1}"})

    replies = together(*[lambda place=place: send(place) for place in range(50)])
    assert (
        {reply.status for reply in replies},
        len(ear.heard),
        len(talk.platform.state(NAME)["outcomes"]),
    ) == ({200}, 1, 1)


def traffic(talk: Talk) -> Iterator[str]:
    """Everything that reaches the browser until the run is over."""
    yield talk.page
    yield talk.begin().text
    yield talk.choose(BEST[0]).text
    yield talk.page


def test_the_traffic_tells_nothing_ahead(talk: Talk) -> None:
    seen = " ".join(traffic(talk))
    secrets = (
        "hidden-",
        "Zqgood",
        "Zqbad",
        "Zqcaught",
        "-push",
        "critical",
        "fake-praise",
        "upsell",
        "*best*",
        "weight",
    )
    assert [word for word in secrets if word in seen] == []


def test_the_traffic_tells_no_other_variant(talk: Talk) -> None:
    seen = " ".join(traffic(talk))
    assert sorted(name in seen for name in ("Priya", "Tara")) == [False, True]


def test_right_and_wrong_look_alike(talk: Talk) -> None:
    """Neither class, attribute, order nor length of the markup around it tells one choice from another."""
    talk.begin()
    cards = re.findall(r'<label class="choice".*?</label>', talk.html)
    plain = {re.sub(r'value="c\d"', "", re.sub(r"<span>.*?</span>", "", card)) for card in cards}
    assert (len(cards), len(plain)) == (3, 1)


def test_consequences_look_alike(talk: Talk) -> None:
    looks = set()
    for words in (BEST[0], RECOVERED[0]):
        talk.play(words)
        (note,) = re.findall(r'<div class="note consequence".*?</div></div>', talk.html)
        looks.add(re.sub(r"Zqconsequence[^<]*", "", note))
        talk.choose(BEST[1] if words == BEST[0] else RECOVERED[1])
    assert len(looks) == 1


def test_a_placeholder_in_a_reply_is_not_filled_in(platform: Platform) -> None:
    """A variable may hold a line that is said later, or the people of this variant."""
    text = (
        channel_text()
        .replace("who: Priya}", "who: Priya, later: Zqlater}")
        .replace("who: Tara}", "who: Tara, later: Zqlater}")
    )
    platform.author(NAME, "advocert_scenario", text)
    talk = Talk(platform)
    talk.begin()
    talk.post(
        "choose",
        {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": "I work at Acme. {later} {who}?"},
    )
    assert ("{later} {who}?" in talk.html, "Zqlater" in talk.html) == (True, False)


def test_markup_in_notes_and_replies_stays_text(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text())
    talk = Talk(platform)
    talk.begin()
    attack = "</textarea><img src=x onerror=alert(1)>\"'{{7*7}}"
    talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": attack})
    talk.post("keep_notes", {"felt": attack, "keep": "", "next": ""})
    assert "<img" not in talk.page + talk.platform.render(NAME).content


def test_a_flood_of_text_is_refused(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text())
    talk = Talk(platform)
    talk.begin()
    flood = {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": "a" * 100_000}
    assert talk.post("choose", flood).status == 400


def test_words_of_no_meaning_do_not_pass(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text())
    talk = Talk(platform)
    talk.begin()
    while not talk.platform.state(NAME)["attempt"]["finished"]:
        if 'value="w"' in talk.page:
            talk.post(
                "choose",
                {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": "bla bla bla bla bla"},
            )
        else:
            talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "choice": "c1"})
    assert talk.platform.state(NAME)["outcomes"][0]["passed"] is False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(HANDLERS), st.dictionaries(KEYS, ANYTHING, max_size=6))
def test_no_body_brings_a_handler_down(site: Platform, handler: str, body: dict[str, Any]) -> None:
    text = json.dumps(body, allow_nan=True)
    assert site.call(NAME, handler, text, user=ADA).status in {200, 400, 409}


def test_the_samples_hide_what_this_file_looks_for() -> None:
    text = scenario_text()
    assert all(word in text for word in ("hidden-", "Zqgood", "Zqbad", "Zqcaught", "fake-praise", "upsell"))
