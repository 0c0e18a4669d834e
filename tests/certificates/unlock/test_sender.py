"""One attempt against receivers that behave badly: real sockets, real answers."""

import socket
import threading
import time

import pytest

from advocert_certificates.unlock import line
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.sender import post

LOOPBACK = read_networks(["127.0.0.0/8"])


@pytest.fixture
def serve():
    """Answer every connection with what a function does to its socket; return the port."""
    listeners = []

    def start(behave):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def loop():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    try:
                        seen.append(read_request(connection))
                        behave(connection)
                    except OSError:
                        pass

        threading.Thread(target=loop, daemon=True).start()
        return listener.getsockname()[1]

    seen = start.seen = []
    yield start
    for listener in listeners:
        listener.close()


def read_request(connection):
    """Read all of it: closing a socket with unread bytes resets the connection."""
    request = b""
    while not request.endswith(b"{}") and (more := connection.recv(65536)):
        request += more
    return request


def answer(text, body=b""):
    return lambda connection: connection.sendall(
        f"HTTP/1.1 {text}\r\n".encode() + b"Connection: close\r\n\r\n" + body
    )


def send(port, scheme="http", host="127.0.0.1", networks=LOOPBACK):
    return post(f"{scheme}://{host}:{port}/hook?x=1", b"{}", {"webhook-id": "evt_1"}, networks)


@pytest.mark.parametrize("status", ["200 OK", "202 Accepted", "204 No Content", "299 X"])
def test_every_2xx_means_taken(serve, status):
    assert send(serve(answer(status))).taken


@pytest.mark.parametrize("status", [300, 301, 302, 307, 308, 400, 401, 404, 422])
def test_a_refusal_is_about_this_message(serve, status):
    got = send(serve(answer(f"{status} X")))
    assert (got.taken, got.target_down, got.trouble) == (False, False, f"Answered {status}")


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_trouble_of_the_target_is_about_all_messages(serve, status):
    assert send(serve(answer(f"{status} X"))).target_down


def test_gone_means_no_more(serve):
    assert send(serve(answer("410 Gone"))).gone


def test_a_redirect_is_not_followed(serve):
    inner = serve(answer("200 OK"))
    outer = serve(answer(f"307 X\r\nLocation: http://127.0.0.1:{inner}/"))
    assert not send(outer).taken
    assert len(serve.seen) == 1


@pytest.mark.parametrize(("text", "seconds"), [("120", 120), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)])
def test_the_wish_for_patience_is_read(serve, text, seconds):
    assert send(serve(answer(f"503 X\r\nRetry-After: {text}"))).retry_after == seconds


@pytest.mark.parametrize("text", ["soon", "-5", "1e9", "", "9" * 400])
def test_a_strange_wish_is_harmless(serve, text):
    assert (send(serve(answer(f"503 X\r\nRetry-After: {text}"))).retry_after or 0) <= 10**9


@pytest.mark.parametrize(
    "behave",
    [
        lambda connection: connection.close(),
        lambda connection: connection.sendall(b"garbage\r\n\r\n"),
        lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
    ],
)
def test_a_broken_answer_is_no_answer(serve, behave):
    got = send(serve(behave))
    assert (got.taken, got.target_down) == (False, True)


def test_an_endless_body_is_not_read_to_its_end(serve):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    assert send(serve(endless)).taken


@pytest.mark.parametrize("before", [b"HTTP/1.1 2", b"HTTP/1.1 500 X\r\nX-Slow: ", b"HTTP/1.1 500 X\r\n\r\n"])
def test_a_slow_drip_is_cut(serve, monkeypatch, before):
    monkeypatch.setattr(line, "DEADLINE", 0.5)

    def drip(connection):
        connection.sendall(before)
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.1)

    started = time.monotonic()
    assert not send(serve(drip)).taken
    assert time.monotonic() - started < 3


def test_silence_ends(serve, monkeypatch):
    monkeypatch.setattr(line, "TIMEOUT", 0.3)
    assert send(serve(lambda _connection: time.sleep(2))).trouble == "No answer (TimeoutError)"


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert send(port).target_down


def test_a_forbidden_address_gets_no_byte(serve):
    assert "ADVOCERT_ALLOWED_NETWORKS" in send(serve(answer("200 OK")), networks=()).trouble
    assert serve.seen == []


def test_a_name_that_points_inside_gets_no_byte(serve):
    send(serve(answer("200 OK")), host="localhost", networks=())
    assert serve.seen == []


def test_https_needs_a_certificate_that_the_machine_trusts(serve):
    assert not send(serve(answer("200 OK")), scheme="https").taken


def test_the_request_says_what_it_is(serve):
    send(serve(answer("200 OK")))
    request = serve.seen[0].decode()
    assert request.startswith("POST /hook?x=1 HTTP/1.1")
    assert "Content-Type: application/json" in request
    assert "webhook-id: evt_1" in request


def test_a_proxy_of_the_environment_is_not_used(serve, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert send(serve(answer("200 OK"))).taken
