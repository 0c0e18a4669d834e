"""Which addresses messages may reach: public ones, and networks that the site allows by name.

A target's address is set by an administrator, but its name is resolved by somebody else: a name that points
into the own network, at the cloud's metadata service or at this host must not be reached (server-side request
forgery). The name is resolved once, every address is judged, and the connection goes to the judged address.
"""

import socket
from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
_ALLOW = "allow its network in ADVOCERT_ALLOWED_NETWORKS"
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class UnreachableAddressError(Exception):
    """The name has no address, or none that messages may reach."""


def read_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks of ADVOCERT_ALLOWED_NETWORKS.

    A text that is none is left out and reported by a check.
    """
    return tuple(network for text in texts if (network := _network(text)) is not None)


def wrong_networks(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are no networks."""
    return tuple(text for text in texts if _network(text) is None)


def resolve(host: str, port: int, allowed: Iterable[Network], *, public_ok: bool = True) -> list[str]:
    """Return the addresses of the host that messages may reach. `public_ok` False: allowed networks only.

    Raises:
        UnreachableAddressError: there is none.
    """
    networks = tuple(allowed)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableAddressError(f"{host} has no address. Check the url of the target.") from error
    texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
    usable = [text for text in texts if _may_reach(ip_address(text), networks, public_ok=public_ok)]
    if not usable:
        raise UnreachableAddressError(_refusal(host, public_ok=public_ok))
    return usable


def _may_reach(address: Address, networks: tuple[Network, ...], *, public_ok: bool) -> bool:
    inner = _inner(address)
    if any(inner.version == network.version and inner in network for network in networks):
        return True
    return public_ok and inner.is_global and not inner.is_multicast


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one carries, because that is where the packets arrive."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _network(text: str) -> Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _refusal(host: str, *, public_ok: bool) -> str:
    if not public_ok:
        return f"{host} is reached without encryption. Use https, or {_ALLOW}."
    return f"{host} is not a public address. If it is meant, {_ALLOW}."
