"""Which addresses messages may reach: public ones, and networks that the site allows by name.

A target's address is set by an administrator, but its name is resolved by somebody else: a name that points
into the own network, at the cloud's metadata service or at this host must not be reached (server-side request
forgery). The name is resolved once, every address is judged, and the connection goes to the judged address.
"""

import socket
from collections.abc import Iterable
from ipaddress import ip_address, ip_network

from advocert_certificates.domain.reachable import Address, Network, is_allowed, is_public

_ALLOW = "allow its network in ADVOCERT_ALLOWED_NETWORKS"


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
    return is_allowed(address, networks) or (public_ok and is_public(address))


def _network(text: str) -> Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _refusal(host: str, *, public_ok: bool) -> str:
    if not public_ok:
        return f"{host} is reached without encryption. Use https, or {_ALLOW}."
    return f"{host} is not a public address. If it is meant, {_ALLOW}."
