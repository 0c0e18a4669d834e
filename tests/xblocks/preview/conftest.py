"""A folder that is being written, and its preview without a network."""

from pathlib import Path

import pytest
from tests.support.content import write_content

from advocert_xblocks._preview.server import App
from advocert_xblocks._preview.workspace import Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def space(root: Path) -> Workspace:
    return Workspace(root)


@pytest.fixture
def app(space: Workspace) -> App:
    return App(space)
