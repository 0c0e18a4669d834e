"""Ed25519 signatures (RFC 8032, 5.1.7) under notes of C2SP, verified without anything to install; slow and simple."""

from __future__ import annotations

import base64
import hashlib

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
HALF = pow(2, (P - 1) // 4, P)
SIGNATURE_BYTES = 64
Point = tuple[int, int, int, int]


def _x_of(y: int, sign: int) -> int | None:
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * HALF % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _point(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    x = _x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def _add(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point, number = _add(point, point), number >> 1
    return total


def _same(one: Point, two: Point) -> bool:
    return (one[0] * two[2] - two[0] * one[2]) % P == 0 and (one[1] * two[2] - two[1] * one[2]) % P == 0


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = _x_of(_BASE_Y, 0) or 0
BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether this is the Ed25519 signature of the message by the key."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    key, point = _point(public), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or point is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    return _same(_times(s, BASE), _add(point, _times(h, key)))


def read_note(note: str, key: str) -> tuple[int, bytes, str]:
    """Return (size, root, problem) of a signed checkpoint."""
    text, _, tail = note.partition("\n\n")
    origin, size, root = text.split("\n")[:3]
    name, key_id, public = split_key(key)
    for line in tail.splitlines():
        parts = line.split(" ")
        raw = base64.b64decode(parts[-1]) if len(parts) == len(("dash", "name", "signature")) else b""
        if parts[1:2] == [name] and raw[:4] == key_id and is_signed(public, (text + "\n").encode(), raw[4:]):
            return int(size), base64.b64decode(root), "" if origin == name else "is of another log."
    return int(size), base64.b64decode(root), "is not signed by the key."


def split_key(key: str) -> tuple[str, bytes, bytes]:
    """Return (name, key id, 32 bytes) of a key line NAME+HEX+BASE64."""
    name, given, data = key.strip().split("+", 2)
    raw = base64.b64decode(data)
    key_id = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    if raw[:1] != b"\x01" or key_id.hex() != given:
        raise ValueError("the key line does not fit itself")
    return name, key_id, raw[1:]
