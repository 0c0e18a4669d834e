"""The conversation: what a learner meets before, in and after a run, and what is kept and told of it."""

import json
from typing import Any

import pytest
from tests.support.strict_runtime import ADA, BEN, STUDIO, STUDIO_PREVIEW, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import scenario_text
from tests.xblocks.scenario.talk import BEST, CRITICAL, NAME, RECOVERED, Talk


def test_before_the_first_line_one_knows_who_it_is_about_and_what_is_at_stake(talk: Talk) -> None:
    told = ("Raman", "two streets away", "This run counts")
    assert [one for one in told if one not in talk.page] == []


def test_the_first_page_shows_nothing_that_is_said(talk: Talk) -> None:
    assert "Zq" not in talk.page


def test_a_view_writes_nothing(talk: Talk) -> None:
    assert (talk.page != "", talk.platform.store.writes) == (True, 0)


def test_beginning_shows_the_first_line_and_what_may_be_said(talk: Talk) -> None:
    talk.begin()
    assert ("Zqfirst" in talk.html, len(talk.texts)) == (True, 3)


def test_beginning_is_one_write(talk: Talk) -> None:
    talk.begin()
    assert talk.platform.store.writes == 1


def test_beginning_again_goes_on_with_the_open_run(talk: Talk) -> None:
    talk.begin()
    first = talk.attempt
    talk.begin()
    assert talk.attempt == first


def test_a_reply_shows_its_own_consequence_only(talk: Talk) -> None:
    talk.play(BEST[0])
    shown = [word for word in ("best", "push", "critical") if f"Zqconsequence-{word}" in talk.html]
    assert shown == ["best"]


def test_after_a_reply_the_focus_goes_to_its_consequence(talk: Talk) -> None:
    talk.play(BEST[0])
    assert (talk.reply.json["focus"], 'data-focus="consequence"' in talk.html) == ("consequence", True)


def test_a_reply_is_one_write(talk: Talk) -> None:
    talk.play(BEST[0])
    assert talk.platform.store.writes == 2


def test_what_others_say_next_arrives(talk: Talk) -> None:
    talk.play(RECOVERED[0])
    assert talk.html.count("data-arrive=") == 1


def test_a_closed_laptop_finds_the_run_where_it_was(talk: Talk) -> None:
    talk.play(BEST[0])
    page = Talk(talk.platform).page
    assert ("Zqsecond" in page, "data-arrive=" in page) == (True, False)


def test_a_reply_from_a_second_tab_changes_nothing_and_says_so(talk: Talk) -> None:
    talk.begin()
    late = {"attempt": talk.attempt, "step": talk.step, "choice": talk.id_of(BEST[0])}
    talk.choose(RECOVERED[0])
    before = talk.platform.state(NAME)
    talk.post("choose", late)
    assert (talk.platform.state(NAME) == before, "perhaps in another tab" in talk.html) == (True, True)


def test_a_passed_run_is_told_with_its_numbers(talk: Talk, ear: Ear) -> None:
    talk.play(*BEST)
    told = ear.body("scenario.finished")
    assert {name: told[name] for name in ("scenario", "counts", "passed", "score", "critical", "steps")} == {
        "scenario": NAME, "counts": True, "passed": True, "score": 100, "critical": None, "steps": 2,
    }  # fmt: skip


def test_a_passed_run_is_a_full_grade(talk: Talk) -> None:
    talk.play(*BEST)
    assert talk.platform.grade(NAME) == (1.0, 1.0)


def test_a_run_that_was_not_enough_is_graded_by_its_score(talk: Talk) -> None:
    talk.play(*RECOVERED)
    value, full = talk.platform.grade(NAME)
    assert 0 < value < 0.8
    assert full == 1.0


def test_a_later_weaker_run_lowers_no_grade(talk: Talk) -> None:
    talk.play(*BEST)
    talk.play(*CRITICAL)
    assert talk.platform.grade(NAME) == (1.0, 1.0)


def test_any_finished_run_completes_the_block(talk: Talk) -> None:
    talk.play(*CRITICAL)
    assert list(talk.platform.completions.values()) == [1.0]


def test_a_critical_error_ends_the_run_at_once(talk: Talk, ear: Ear) -> None:
    talk.play(*CRITICAL)
    assert (ear.body("scenario.finished")["critical"], "Zqbad" in talk.html) == ("fake-praise", True)


def test_the_debrief_shows_the_strongest_line_beside_ones_own(talk: Talk) -> None:
    talk.play(*RECOVERED)
    talk.post("look_back")
    assert ("Get the Acme R9" in talk.html, "Zqconsequence-best" in talk.html) == (True, True)


def test_the_debrief_names_each_dimension_with_both_bars(talk: Talk) -> None:
    talk.play(*RECOVERED)
    talk.post("look_back")
    assert [talk.html.count(f">{name}</h5>") for name in ("Policy", "Disclosure", "Empathy")] == [1, 1, 1]
    assert talk.html.count('class="meter"') == talk.html.count('class="meter best"') == 4


def test_looking_back_before_the_end_shows_the_run_instead(talk: Talk) -> None:
    talk.play(BEST[0])
    talk.post("look_back")
    assert "Zqconsequence-push" not in talk.html


def test_private_answers_are_kept_and_told_to_nobody(talk: Talk, ear: Ear) -> None:
    talk.play(*BEST)
    told = len(ear.heard)
    talk.post("keep_notes", {"felt": "cornered", "keep": "", "next": "\nI work at Acme"})
    assert ("cornered" in talk.page, len(ear.heard)) == (True, told)


def test_the_second_run_meets_other_people(talk: Talk) -> None:
    pages = [talk.play(*BEST).html for _ in range(2)]
    assert ["Tara" in page for page in pages] == ["Priya" not in page for page in pages] == [True, False]


def test_the_third_run_within_a_day_is_practice_and_told_to_nobody(talk: Talk, ear: Ear) -> None:
    for _ in range(3):
        talk.play(*BEST)
    assert (talk.platform.state(NAME)["attempt"]["counts"], len(ear.heard)) == (False, 2)


def test_after_a_day_a_run_counts_again(talk: Talk, ear: Ear) -> None:
    for _ in range(2):
        talk.play(*BEST)
    talk.platform.clock.move(hours=25)
    talk.play(*BEST)
    assert len(ear.heard) == 3


def test_an_abandoned_counting_run_has_counted(talk: Talk) -> None:
    talk.play(BEST[0])
    assert [one["counts"] for one in talk.platform.state(NAME)["history"]] == [True]


def test_a_rewritten_conversation_starts_anew_and_nothing_is_held_against_anybody(talk: Talk) -> None:
    talk.play(BEST[0])
    last = {"attempt": talk.attempt, "step": talk.step, "choice": "c1"}
    talk.platform.author(NAME, "advocert_scenario", scenario_text().replace("Zqsecond", "Zqother"))
    talk.post("choose", last)
    state = talk.platform.state(NAME)
    assert (state["attempt"], [one["counts"] for one in state["history"]]) == (None, [False])


def test_state_and_fact_are_undone_together(talk: Talk, ear: Ear) -> None:
    talk.play(BEST[0])
    before = talk.platform.state(NAME)
    ear.fails = True
    reply = talk.choose(BEST[1])
    assert (reply.status, talk.platform.state(NAME), talk.platform.grade(NAME)) == (503, before, None)


def test_the_same_reply_is_taken_once_the_service_is_back(talk: Talk, ear: Ear) -> None:
    talk.play(BEST[0])
    ear.fails = True
    talk.choose(BEST[1])
    ear.fails = False
    assert (talk.choose(BEST[1]).status, ear.kinds) == (200, ["scenario.finished"])


def test_two_learners_do_not_meet(talk: Talk) -> None:
    talk.play(BEST[0])
    assert "Zq" not in Talk(talk.platform, BEN).page


def test_studio_shows_what_stands_here_and_no_play(site: Platform) -> None:
    html = site.render(NAME, "author_view", mode=STUDIO_PREVIEW).content
    assert ("FND-01" in html, "Zq" in html) == (True, False)


def test_playing_in_studios_preview_tells_nobody(site: Platform, ear: Ear) -> None:
    reply = site.post(NAME, "begin", {}, mode=STUDIO_PREVIEW)
    assert (reply.status, site.store.writes, ear.heard) == (200, 0, [])


def test_the_text_survives_export_and_import(site: Platform) -> None:
    again = site.import_olx(site.export_olx(NAME))
    assert again.content == site.block(NAME, None, mode=STUDIO).content


def test_search_finds_the_setting_and_nothing_that_is_said(site: Platform) -> None:
    found = json.dumps(site.block(NAME, None).index_dictionary())
    assert ("which makes routers" in found, "Zq" in found, "R9" in found) == (True, False, False)


def test_a_native_app_learns_no_text(site: Platform) -> None:
    assert set(site.block(NAME).student_view_data()) == {"ready", "ref", "title"}


def test_the_highest_score_needs_no_learner(site: Platform) -> None:
    assert site.block(NAME, None).max_score() == 1.0


@pytest.mark.parametrize(
    "content", ["", "no front matter", scenario_text().replace("#hidden-second", "#nil")]
)
def test_a_broken_text_gives_a_calm_notice(site: Platform, content: str) -> None:
    site.author(NAME, "advocert_scenario", content)
    assert "This part is not ready" in site.render(NAME).content


def test_several_conversations_on_a_page_keep_their_own_state(site: Platform) -> None:
    site.author("FND-02", "advocert_scenario", scenario_text())
    Talk(site).play(BEST[0])
    assert site.state("FND-02") == {}


def _notes(**more: Any) -> dict[str, Any]:
    return {"felt": "", "keep": "", "next": "", **more}


@pytest.mark.parametrize("forged", [{"felt": "x" * 1001}, {"felt": 7}, {"next": None}])
def test_notes_of_another_form_are_refused(talk: Talk, forged: dict[str, Any]) -> None:
    talk.play(*BEST)
    assert talk.post("keep_notes", _notes(**forged)).status == 400


def test_masquerading_staff_record_nothing_about_somebody_else(site: Platform) -> None:
    Talk(site).play(*BEST)
    grade = site.grade(NAME, ADA)
    site.post(NAME, "begin", {}, user=ADA, masquerade=True)
    assert site.grade(NAME, ADA) == grade


@pytest.mark.parametrize(
    ("choice", "told"), [("Get the Acme R9", "What readers see"), ("Ask a colleague", "What comes of it")]
)
def test_readers_see_what_was_said_and_not_what_was_only_done(talk: Talk, choice: str, told: str) -> None:
    talk.play(choice)
    named = [name for name in ("What readers see", "What comes of it") if name in talk.html]
    assert named == [told]
