"""A kept connection, against a real server that keeps it too."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from advocert_certificates.unlock import line
from advocert_certificates.unlock.line import Line
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.sender import WIDTH, Parcel, Sender

LOOPBACK = read_networks(["127.0.0.0/8"])


class Server(ThreadingHTTPServer):
    """Counts connections and bodies; `close_after` says after which requests it hangs up without a word."""

    def __init__(self):
        self.connections, self.bodies, self.close_after, self.status = 0, [], (), lambda _body: 200
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Handler)

    def get_request(self):
        self.connections += 1
        return super().get_request()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.bodies.append(body)
        self.send_response(self.server.status(body))
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        self.close_connection = len(self.server.bodies) in self.server.close_after

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    with Server() as made:
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()


def url(server):
    return f"http://127.0.0.1:{server.server_port}/hook"


def parcels(count):
    return [Parcel(b"%d" % one, dict) for one in range(count)]


def test_one_connection_carries_many_messages(server):
    with Line(url(server), LOOPBACK) as kept:
        assert all(kept.post(b"{}", {}).taken for _ in range(20))
    assert server.connections == 1


def test_a_connection_that_was_closed_while_idle_is_opened_anew(server):
    server.close_after = (1,)
    with Line(url(server), LOOPBACK) as kept:
        assert kept.post(b"1", {}).taken
        assert kept.post(b"2", {}).taken
    assert (server.bodies, server.connections) == ([b"1", b"2"], 2)


def test_the_deadline_counts_for_each_message_not_for_the_connection(server, monkeypatch):
    with Line(url(server), LOOPBACK) as kept:
        assert kept.post(b"1", {}).taken
        monkeypatch.setattr(line, "DEADLINE", -1.0)
        assert kept.post(b"2", {}).trouble == "No answer (TimeoutError)"
        monkeypatch.setattr(line, "DEADLINE", 20.0)
        assert kept.post(b"3", {}).taken


def test_a_refused_message_leaves_the_connection_usable(server):
    server.status = lambda body: 422 if body == b"1" else 200
    with Line(url(server), LOOPBACK) as kept:
        assert [kept.post(b"%d" % one, {}).trouble for one in (1, 2)] == ["Answered 422", ""]
    assert server.connections == 1


def test_many_messages_share_a_few_connections_and_answers_come_in_order(server):
    server.status = lambda body: 422 if int(body) % 7 == 3 else 200
    with Sender(url(server), LOOPBACK) as sender:
        answers = sender.send(parcels(100))
    assert [answer.trouble for answer in answers] == [
        "Answered 422" if one % 7 == 3 else "" for one in range(100)
    ]
    assert server.connections <= WIDTH
    assert sorted(map(int, server.bodies)) == list(range(100))


def test_a_target_in_trouble_costs_one_attempt(server):
    server.status = lambda _body: 500
    with Sender(url(server), LOOPBACK) as sender:
        first, *others = sender.send(parcels(50))
        assert sender.send(parcels(3)) == [None, None, None]
    assert (first.target_down, set(others), len(server.bodies)) == (True, {None}, 1)


def test_trouble_in_the_middle_ends_what_was_not_begun(server):
    server.status = lambda body: 200 if int(body) < 20 else 503
    with Sender(url(server), LOOPBACK) as sender:
        answers = sender.send(parcels(200))
    assert all(answer.taken for answer in answers[:20])
    assert answers[-1] is None
    assert len(server.bodies) <= 20 + WIDTH
