"""Practice in the demo: what Amina finished comes back in her deck, in the runtime of xblock-sdk."""

import re

import pytest
from tests.demo.test_player import LESSON, sign_everything

DECK = "/learn/fnd-u10/"


def test_nobody_practises_before_a_lesson(marta):
    assert "Your cards come with your first lesson" in marta.get(DECK).text


def test_a_finished_lesson_opens_its_cards_and_a_card_is_answered(amina):
    sign_everything(amina, LESSON)
    assert "Nothing to do today" in amina.get(DECK).text
    base = amina.handler_base(DECK)
    stage = amina.post(f"{base}more", json={}).json()["regions"]["stage"]
    card = re.search(r'name="card" value="([^"]+)"', stage)[1]
    shown = amina.post(f"{base}show", json={"card": card, "option": 0}).json()["regions"]["stage"]
    grade = int(re.findall(r'data-key="(\d)"', shown)[-1])
    assert amina.post(f"{base}grade", json={"card": card, "grade": grade}).status_code == 200
    assert amina.post(f"{base}grade", json={"card": card, "grade": grade}).status_code == 409


@pytest.mark.parametrize("handler", ["more", "show", "grade"])
def test_a_stranger_practises_nothing(amina, visitor, handler):
    assert visitor.post(f"{amina.handler_base(DECK)}{handler}", json={}).status_code in {401, 403}
