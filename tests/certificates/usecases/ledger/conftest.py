"""Seven lives whose every step stands in the log, and somebody outside who keeps what is sent there."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.support.lives import Lives, clause, rules, short

from advocert_certificates import api
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.ledger import sequence_entries


@pytest.fixture
def lives(keys):
    """Seven people: renewed, expired, held back, opened again, taken back, corrected, with tasks."""
    story = Lives()
    for user_id in range(1, 8):
        story.certify(user_id)
    story.care(1)
    sequence_entries()
    api.make_checkpoint(now=story.now)
    story.at(days=100)
    api.suspend_certification(story.of(2).uuid, api.HoldInput("other"), actor="marta", now=story.now)
    hold = story.hold(story.of(3).uuid, "share:approved", reason="other")
    api.reinstate_certification(hold, actor="hanna", now=story.now)
    api.revoke_certification(story.of(4).uuid, reason_code="other", actor="marta", now=story.now)
    api.correct_name(story.person(5).uuid, full_name="New Name", actor="marta", now=story.now)
    text = clause("Another text.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    changed = rules(short(requires={"clauses": ["DISC-1@2"]}), clauses=[text])
    api.load_programme(changed, actor="test", now=story.now)
    evaluate_person(story.person(6).pk, now=story.now)
    story.at(days=250)
    story.exam(7)
    api.tick(now=story.now)
    return story


@pytest.fixture
def note_taker():
    """An address on loopback that keeps what is posted to it."""
    bodies = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.bodies, server.url = bodies, f"http://127.0.0.1:{server.server_port}/log"
    yield server
    server.shutdown()
    server.server_close()
