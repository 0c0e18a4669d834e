"""A power cut between pass and delivery: started again, everything is told once and nothing is lost."""

import signal
import sqlite3

import pytest
from tests.support.running import RunningDemo, wait_for

AMINA = "a.osei@acme.example"
PASS = """
from datetime import UTC, datetime
from django.contrib.auth import get_user_model
from demo.course import current_course
from demo.prepare.deeds import all_deeds, tell
user = get_user_model().objects.get(username="amina")
for deed in all_deeds(current_course(), 7):
    tell(current_course(), user.pk, deed, datetime.now(UTC))
"""


@pytest.fixture
def own_demo(tmp_path):
    """A demo that this test alone may kill."""
    running = RunningDemo(tmp_path)
    running.start()
    yield running
    running.program.kill()


def messages_about_amina(demo: RunningDemo) -> list[str]:
    """How the other system treated each message about Amina, oldest first."""
    with sqlite3.connect(demo.folder / "data" / "other-system.sqlite3") as database:
        rows = database.execute("SELECT verdict FROM log WHERE subject = ? ORDER BY number", [AMINA])
        return [verdict for (verdict,) in rows]


def outbox_of_amina(demo: RunningDemo) -> list[tuple[str, int]]:
    query = (
        "SELECT state, attempts FROM advocert_outbox JOIN advocert_person p ON p.id = person_id "
        "WHERE p.username = 'amina'"
    )
    with sqlite3.connect(demo.folder / "data" / "advocert.sqlite3", timeout=20) as database:
        return database.execute(query).fetchall()


def test_a_pass_that_nobody_had_looked_at_yet_is_told_once_after_the_restart(own_demo):
    own_demo.child("demo.worker").send_signal(signal.SIGSTOP)
    own_demo.run(PASS)
    assert outbox_of_amina(own_demo) == []
    own_demo.program.kill()
    own_demo.start()
    wait_for(lambda: AMINA in own_demo.advocates(), 15, "the other system to know Amina")
    assert messages_about_amina(own_demo) == ["taken"]


def test_a_message_cut_off_on_its_way_is_told_once_after_the_restart(own_demo):
    own_demo.child("demo.receiver").send_signal(signal.SIGSTOP)
    own_demo.run(PASS)
    wait_for(lambda: outbox_of_amina(own_demo) == [("pending", 1)], 15, "the message to be on its way")
    own_demo.program.kill()
    assert messages_about_amina(own_demo) == []
    let_the_lease_end(own_demo)
    own_demo.start()
    wait_for(lambda: AMINA in own_demo.advocates(), 15, "the other system to know Amina")
    wait_for(lambda: outbox_of_amina(own_demo) == [("sent", 2)], 5, "the message to be marked as sent")
    assert messages_about_amina(own_demo) == ["taken"]


def let_the_lease_end(demo: RunningDemo) -> None:
    """Put the end of the killed relay's lease into the past, instead of waiting for it."""
    with sqlite3.connect(demo.folder / "data" / "advocert.sqlite3") as database:
        database.execute(
            "UPDATE advocert_outbox SET lease_until = '2020-01-01 00:00:00' WHERE lease_until IS NOT NULL"
        )
