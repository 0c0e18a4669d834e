"""A site, and an ear for what blocks tell the world."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from tests.support.strict_runtime import Platform

from advocert_xblocks.events import EVIDENCE_RECORDED, EvidenceData


@dataclass
class Ear:
    """Hears evidence; `fails` makes it answer with an error, as a receiver whose insert fails does."""

    heard: list[EvidenceData] = field(default_factory=list)
    fails: bool = False

    def hear(self, evidence: EvidenceData) -> None:
        """Take one fact, or fail."""
        if self.fails:
            raise ConnectionError("the inbox is away")
        self.heard.append(evidence)

    @property
    def kinds(self) -> list[str]:
        """What was heard, by kind."""
        return [one.kind for one in self.heard]

    def body(self, kind: str) -> dict[str, Any]:
        """The body of the newest fact of a kind."""
        return json.loads([one for one in self.heard if one.kind == kind][-1].body)


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Blocks open a transaction in every handler."""


@pytest.fixture(autouse=True)
def _fresh_site() -> None:
    """Each test is a site of its own, whose cache remembers nothing."""
    cache.clear()


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture(autouse=True)
def ear() -> Iterator[Ear]:
    ear = Ear()
    others, EVIDENCE_RECORDED.receivers = EVIDENCE_RECORDED.receivers, []

    def receiver(evidence: EvidenceData, **_signal: Any) -> None:
        ear.hear(evidence)

    # Only a failure of our own service undoes a step; the ear stands in for it.
    receiver.__module__ = "advocert_certificates.of_this_test"
    EVIDENCE_RECORDED.connect(receiver, weak=False)
    yield ear
    EVIDENCE_RECORDED.receivers = others
