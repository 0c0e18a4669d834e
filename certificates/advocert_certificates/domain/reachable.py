"""Which addresses are public, and which may be asked because a document names them: nothing inside.

Whoever made the document chose the address; a name may lead into the own network, to the metadata service of a
cloud, or to this machine (server-side request forgery). Pure: names are resolved elsewhere, once, and every
address is judged here before anything connects to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from advocert_certificates.domain.foreign_refusals import AddressRefusedError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_HTTPS, _USUAL = 443, 1024
_LONGEST = 2_000
_PRINTABLE = re.compile(r"[\x21-\x7e]+", re.ASCII)
# The last 32 bits are an IPv4 address (RFC 6052, 3.1 of RFC 4291, and the deprecated compatible form).
_CARRIES_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))


@dataclass(frozen=True)
class Place:
    """Where a document is: what to connect to and what to ask for."""

    scheme: str
    host: str
    port: int
    target: str


def read_address(address: str) -> Place:
    """Return the parts of an address.

    Raises:
        AddressRefusedError: no http or https, user information, or signs that no address has.
    """
    if len(address) > _LONGEST or not _PRINTABLE.fullmatch(address) or "\\" in address:
        raise AddressRefusedError(address[:100])
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise AddressRefusedError(address[:100]) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise AddressRefusedError(address[:100])
    default = _HTTPS if parts.scheme == "https" else 80
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, parts.hostname, port or default, target)


def may_ask(place: Place, address: str, allowed: tuple[Network, ...] = ()) -> bool:
    """Tell whether a connection may go to this IP address of the place's host.

    Public: https only, on its own port or one above 1023. `allowed` networks: anything, also plain http.
    """
    ip = ip_address(address.partition("%")[0])
    if is_allowed(ip, allowed):
        return True
    usual = place.port == _HTTPS or place.port >= _USUAL
    return place.scheme == "https" and usual and is_public(ip)


def is_allowed(address: Address, networks: Iterable[Network]) -> bool:
    """Tell whether an address, or the IPv4 address that it carries, lies in one of these networks."""
    inner = _inner(address)
    return any(inner.version == network.version and inner in network for network in networks)


def is_public(address: Address) -> bool:
    """Tell whether packets to an address leave for the internet: no inside, no group, nothing kept free."""
    inner = _inner(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one carries, because that is where the packets arrive."""
    if isinstance(address, IPv4Address):
        return address
    if any(address in network for network in _CARRIES_IPV4) and int(address) > 1:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address
