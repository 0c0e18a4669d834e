"""Where the documents behind a credential come from: files, the network, or nowhere."""

from collections.abc import Mapping
from typing import Any

from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.domain.didkeys import did_key_document, did_web_address
from advocert_certificates.domain.foreign_refusals import AddressRefusedError
from advocert_certificates.domain.reachable import Network, may_ask, read_address

_MOST = 6  # did.json, and a few lists


class GivenSources:
    """Documents that are at hand. `did_documents` and `status_lists` by their ids; what is missing is unknown."""

    def __init__(
        self,
        did_documents: Mapping[str, Mapping[str, Any]] | None = None,
        status_lists: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self._did_documents = did_documents or {}
        self._status_lists = status_lists or {}

    def did_document(self, did: str) -> Mapping[str, Any] | None:
        """Return the document given for this DID; a did:key explains itself."""
        if did.startswith("did:key:"):
            return did_key_document(did)
        return self._did_documents.get(did)

    def status_list(self, address: str) -> Mapping[str, Any] | None:
        """Return the list given for this address."""
        return self._status_lists.get(address)


class FetchedSources:
    """Documents from the network, with everything that `Fetcher` refuses, behind those that are at hand.

    One instance per check: each address is asked once, and only so many, because a document may name hundreds.
    """

    def __init__(self, at_hand: GivenSources, fetcher: Fetcher, local: tuple[Network, ...] = ()) -> None:
        self._fetched: dict[str, dict[str, Any]] = {}
        self._at_hand = at_hand
        self._fetcher = fetcher
        self._local = local

    def did_document(self, did: str) -> Mapping[str, Any] | None:
        """Return the document of a did:key, did:web or a given one."""
        found = self._at_hand.did_document(did)
        return found if found is not None else self._fetch(self._reachable(did_web_address(did)))

    def status_list(self, address: str) -> Mapping[str, Any] | None:
        """Return a given list, or the one at the address."""
        found = self._at_hand.status_list(address)
        return found if found is not None else self._fetch(address)

    def _fetch(self, address: str) -> dict[str, Any]:
        if address not in self._fetched:
            if len(self._fetched) >= _MOST:
                raise AddressRefusedError(f"more than {_MOST} addresses")
            self._fetched[address] = self._fetcher.get_json(address)
        return self._fetched[address]

    def _reachable(self, address: str) -> str:
        """A did:web is https; on a network that is allowed by name (a demo on this machine) it may be http."""
        place = read_address(address)
        try:
            local = self._local and may_ask(place, place.host, self._local) and not may_ask(place, place.host)
        except ValueError:  # a name, no IP address
            return address
        return address.replace("https://", "http://", 1) if local else address
