"""An organisation that we do not know, and a credential that it signed."""

import pytest
from tests.support.foreign_issuer import ForeignIssuer


@pytest.fixture(scope="module")
def issuer():
    return ForeignIssuer()


@pytest.fixture(scope="module")
def signed(issuer):
    return issuer.issue()
