"""Which addresses messages may reach."""

import pytest

from advocert_certificates.unlock.network import (
    UnreachableAddressError,
    read_networks,
    resolve,
    wrong_networks,
)

PRIVATE = [
    "127.0.0.1",
    "10.0.0.5",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::7f00:1",  # carries 127.0.0.1, the deprecated compatible form
    "64:ff9b:1::7f00:1",  # carries 127.0.0.1, local-use NAT64 (RFC 8215)
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_inside_is_refused(address):
    with pytest.raises(UnreachableAddressError):
        resolve(address, 443, ())


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "localhost"])
def test_another_spelling_of_this_host_is_refused(spelling):
    with pytest.raises(UnreachableAddressError):
        resolve(spelling, 443, ())


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_reached(address):
    assert resolve(address, 443, ()) == [address]


def test_an_allowed_network_is_reached():
    assert resolve("10.1.2.3", 443, read_networks(["10.1.2.0/24"])) == ["10.1.2.3"]


def test_its_neighbour_is_not():
    with pytest.raises(UnreachableAddressError):
        resolve("10.1.3.3", 443, read_networks(["10.1.2.0/24"]))


def test_an_allowed_network_counts_through_a_mapped_address_too():
    assert resolve("::ffff:10.1.2.3", 443, read_networks(["10.1.2.0/24"]))


def test_without_encryption_only_allowed_networks_are_reached():
    with pytest.raises(UnreachableAddressError, match="https"):
        resolve("8.8.8.8", 80, (), public_ok=False)


def test_a_name_without_address_is_told_as_such():
    with pytest.raises(UnreachableAddressError, match="has no address"):
        resolve("no-such-host.invalid", 443, ())


def test_a_text_that_is_no_network_is_left_out_and_named():
    assert read_networks(["10.0.0.0/8", "intranet"]) == read_networks(["10.0.0.0/8"])
    assert wrong_networks(["10.0.0.0/8", "intranet"]) == ("intranet",)
