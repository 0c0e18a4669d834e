"""P13: sign one event and send it on a warm connection, against the same bytes on a raw kept socket.

By the clock, as the peers were measured: waiting for the receiver is in both.
"""

import json
import socket
import time

from bench.harness import Line, compare
from bench.sink import sink

from advocert_certificates.unlock.line import Line as Connection
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.signature import signed_headers

GOAL, CALLS = 4, 500
_KEYS = [b"k" * 32]
_BODY = json.dumps({"type": "advocate.status.granted", "data": {"scopes": ["x" * 60] * 30}}).encode()


def measure() -> list[Line]:
    """Return the ratio."""
    with sink() as port, Connection(f"http://127.0.0.1:{port}/", read_networks(["127.0.0.0/8"])) as ours:
        raw = socket.create_connection(("127.0.0.1", port))
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        plain = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {len(_BODY)}\r\n\r\n".encode() + _BODY

        def send() -> None:
            assert ours.post(_BODY, signed_headers(_KEYS, "evt_1", int(time.time()), _BODY)).taken

        def limit() -> None:
            raw.sendall(plain)
            raw.recv(4096)

        ratio = compare(send, limit, CALLS, clock=time.perf_counter)
        raw.close()
    return [Line("P13", ratio.middle, GOAL, ratio.note)]
