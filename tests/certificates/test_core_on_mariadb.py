"""The service on MariaDB: a file of its own, so that both servers are tested side by side."""

import pytest
from tests.support.core import assert_the_core_holds_on


@pytest.mark.database
def test_the_core_holds_on_mariadb():
    assert_the_core_holds_on("mariadb")
