"""The life of a certification as a table: which trigger leads from which stored state to which.

Stored are only the states that somebody or something decided. What time alone changes (expiring, grace,
expired) is derived in `standing` when it is read, so a dead scheduler leaves nobody certified. This module
knows no dates, no storage, and not who may pull a trigger.
"""

from enum import StrEnum

from advocert_certificates.domain.errors import IllegalMoveError


class State(StrEnum):
    """What is stored about a certification."""

    LEARNING = "learning"
    CERTIFIED = "certified"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class Trigger(StrEnum):
    """What can happen to a certification."""

    PASS = "pass"  # noqa: S105 - a trigger, not a password
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"


# Revoked is final: its bit in the status list is never cleared, so a new start needs a new certification.
MOVES: dict[tuple[State, Trigger], State] = {
    (State.LEARNING, Trigger.PASS): State.CERTIFIED,
    (State.CERTIFIED, Trigger.SUSPEND): State.SUSPENDED,
    (State.SUSPENDED, Trigger.REINSTATE): State.CERTIFIED,
    (State.CERTIFIED, Trigger.REVOKE): State.REVOKED,
    (State.SUSPENDED, Trigger.REVOKE): State.REVOKED,
}


def move(state: str, trigger: Trigger) -> State:
    """Return the state after the trigger.

    Raises:
        IllegalMoveError: the table has no such move.
    """
    target = MOVES.get((State(state), trigger))
    if target is None:
        raise IllegalMoveError(state, trigger)
    return target
