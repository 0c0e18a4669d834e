"""Nothing inside is ever asked, and nothing outside for longer or for more than it takes."""

import itertools
import json
import socket
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.web_server import WebServer

from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.credentials.sources import FetchedSources, GivenSources
from advocert_certificates.domain.foreign_refusals import AddressRefusedError, AddressSilentError
from advocert_certificates.domain.reachable import may_ask, read_address
from advocert_certificates.domain.refusals import RefusedError

LOOPBACK = (ip_network("127.0.0.0/8"),)
INSIDE = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0",  # noqa: S104 - this is where nothing goes
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1", "::127.0.0.1",
    "2001:0:7f00:1:0:0:80ff:fffe",
]  # fmt: skip


def fetcher(*addresses, **options):
    return Fetcher(resolve=lambda _host, _port: addresses, **options)


def never(*_args, **_options):
    raise AssertionError("a connection was opened")


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_never_asked(monkeypatch, address):
    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(AddressRefusedError):
        fetcher(address).get("https://innocent.example/did.json")


def test_one_address_inside_spoils_all_of_a_name(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(AddressRefusedError):
        fetcher("93.184.216.34", "10.0.0.1").get("https://innocent.example/did.json")


def test_a_name_is_resolved_once_and_the_judged_address_is_the_one_asked(monkeypatch):
    connected = []
    answers = itertools.chain([["93.184.216.34"]], itertools.repeat(["127.0.0.1"]))

    def connect(address, **_options):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(AddressSilentError):
        Fetcher(resolve=lambda _host, _port: next(answers)).get("https://rebinding.example/did.json")
    assert connected == [("93.184.216.34", 443)]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/x", "file:///etc/passwd", "gopher://a.example/", "https://", "https:///x", "x", "",
        "https://user@a.example/", "https://a.example\\@b.example/", "https://a.example/\r\nHost: b", "https://a.example:x/",
        "https://a.example/ x", "https://é.example/", "https://a.example:99999/", "https://a.example/" + "x" * 2_001,
        "javascript:alert(1)", "data:application/json,{}",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(monkeypatch, address):
    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(AddressRefusedError):
        fetcher("93.184.216.34").get(address)


@pytest.mark.parametrize(
    "address", ["http://a.example/did.json", "https://a.example:22/", "https://a.example:80/"]
)
def test_only_https_on_the_ports_of_web_servers_is_asked(monkeypatch, address):
    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(AddressRefusedError):
        fetcher("93.184.216.34").get(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="192.168.0.0/16"))
def test_no_private_address_is_allowed_in_any_of_its_forms(address):
    place = read_address("https://a.example/")
    forms = [str(address), f"::ffff:{address}", f"64:ff9b::{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"]
    assert not any(may_ask(place, form) for form in forms)


def test_an_ordinary_address_is_asked():
    assert may_ask(read_address("https://a.example/"), "93.184.216.34")
    assert may_ask(read_address("https://a.example:8443/"), "2606:2800:220:1:248:1893:25c8:1946")


def local(**options):
    return Fetcher(LOOPBACK, **options)


def test_a_network_that_is_allowed_is_asked_also_without_encryption():
    with WebServer({"/a": (200, {}, b'{"a": 1}')}) as server:
        assert local().get_json(f"{server.address}/a") == {"a": 1}


def test_only_what_is_needed_is_said():
    with WebServer({"/a?b=c": (200, {}, b"{}")}) as server:
        local().get_json(f"{server.address}/a?b=c")
        names = {line.partition(":")[0].lower() for line in server.asked[0].splitlines()[1:] if line}
    assert names == {"host", "accept", "accept-encoding", "user-agent", "connection"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status):
    with WebServer({"/a": (status, {"Location": "/b"}, b""), "/b": (200, {}, b"{}")}) as server:
        with pytest.raises(AddressRefusedError):
            local().get(f"{server.address}/a")
        assert len(server.asked) == 1


def endless(connection):
    connection.sendall(b"HTTP/1.1 200 X\r\n\r\n")
    while True:
        connection.sendall(b" " * 65_536)


def dripping(connection):
    connection.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\n")
    while not connection._closed:
        connection.sendall(b" ")
        connection.settimeout(0.02)
        try:
            connection.recv(1)
        except TimeoutError:
            continue


def dripping_headers(connection):
    connection.sendall(b"HTTP/1.1 200 X\r\n")
    connection.settimeout(0.02)
    for number in itertools.count():
        connection.sendall(f"X-{number}: x\r\n".encode())
        try:
            connection.recv(1)
        except TimeoutError:
            continue


BAD = {
    "an error": (500, {}, b"{}"),
    "nothing there": (404, {}, b"{}"),
    "no JSON": (200, {}, b"<html>"),
    "a list": (200, {}, b"[]"),
    "nothing": (200, {}, b""),
    "packed": (200, {"Content-Encoding": "gzip"}, b"{}"),
    "no HTTP": lambda connection: connection.sendall(b"SSH-2.0-OpenSSH\r\n"),
    "endless": endless,
    "silence": lambda connection: connection.recv(1),
    "one byte at a time": dripping,
    "one header at a time": dripping_headers,
}


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD.keys())
def test_an_answer_that_is_none_is_said_to_be_so(answer):
    with WebServer({"/a": answer}) as server, pytest.raises(AddressSilentError):
        local(seconds=0.5).get_json(f"{server.address}/a")


def test_a_name_without_address_is_silent():
    def unknown(_host, _port):
        raise socket.gaierror

    with pytest.raises(AddressSilentError):
        Fetcher(resolve=unknown).get("https://nowhere.example/")


def test_a_certificate_of_another_name_is_refused_before_anything_is_sent(monkeypatch):
    with WebServer({"/": (200, {}, b"{}")}) as server, pytest.raises(AddressSilentError):
        local().get(f"https://127.0.0.1:{server.port}/")
    assert not any("GET" in text for text in server.asked)


def test_documents_behind_a_credential_come_from_their_addresses():
    document = {"id": "did:web:127.0.0.1%3A1"}
    with WebServer({"/advocert/did.json": (200, {}, json.dumps(document).encode())}) as server:
        sources = FetchedSources(GivenSources(), local(), LOOPBACK)
        assert sources.did_document(f"did:web:127.0.0.1%3A{server.port}:advocert") == document


@pytest.mark.parametrize(
    "did", ["did:web:127.0.0.1", "did:web:127.0.0.1%3A8000:a", "did:web:localhost", "did:ion:x"]
)
def test_an_issuer_inside_is_refused(did):
    with pytest.raises(RefusedError):
        FetchedSources(GivenSources(), Fetcher()).did_document(did)


def test_what_is_at_hand_is_not_fetched(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", never)
    given = GivenSources({"did:web:a.example": {"id": "x"}}, {"https://a.example/1": {"id": "y"}})
    sources = FetchedSources(given, fetcher("93.184.216.34"))
    assert (sources.did_document("did:web:a.example"), sources.status_list("https://a.example/1")) == (
        {"id": "x"},
        {"id": "y"},
    )
