"""A demo for the tests of one file, and single programs for tests that start them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.running import Program, RunningDemo, Visitor, begin


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start `python -m something`; everything is ended after the test."""
    running: list[Program] = []

    def start_one(module: str, **environment: str) -> Program:
        running.append(begin(module, tmp_path / f"{module}-{len(running)}.log", **environment))
        return running[-1]

    yield start_one
    for program in running:
        program.kill()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    """A freshly seeded demo with its own copy of the course."""
    running = RunningDemo(tmp_path_factory.mktemp("demo"))
    running.start()
    yield running
    running.program.kill()


@pytest.fixture
def visitor(demo: RunningDemo) -> Visitor:
    """Somebody who has not said who they are."""
    return Visitor(demo.url)


@pytest.fixture
def amina(demo: RunningDemo) -> Visitor:
    return _as(demo, "amina")


@pytest.fixture
def jonas(demo: RunningDemo) -> Visitor:
    return _as(demo, "jonas")


@pytest.fixture
def marta(demo: RunningDemo) -> Visitor:
    return _as(demo, "marta")


def _as(demo: RunningDemo, slug: str) -> Visitor:
    person = Visitor(demo.url)
    person.be(slug)
    return person
