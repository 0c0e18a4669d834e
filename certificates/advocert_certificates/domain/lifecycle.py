"""The life of a certification as a table: which trigger leads from which standing to which stored state.

Stored are only the states that somebody or something decided. What time alone changes (expiring, grace,
expired) is derived in `standing` when it is read, so a dead scheduler leaves nobody certified; the table asks
for the derived standing, so it never matters whether anything was swept. This module knows no dates, no
storage, and not who may pull a trigger. Rank, age and manager of a person are in no rule: they are not
arguments of anything here.
"""

from enum import StrEnum

from advocert_certificates.domain.errors import IllegalMoveError


class State(StrEnum):
    """What is stored about a certification."""

    LEARNING = "learning"
    CERTIFIED = "certified"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class Standing(StrEnum):
    """What people are told about a certification at a moment."""

    LEARNING = "learning"
    CERTIFIED = "certified"
    EXPIRING = "expiring"
    GRACE = "grace"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


ACTIVE = frozenset({Standing.CERTIFIED, Standing.EXPIRING, Standing.GRACE})


class Trigger(StrEnum):
    """What can happen to a certification.

    Of the second group none changes the state: they change what it allows, what is to do, or only the record.
    """

    PASS = "pass"  # noqa: S105 - a trigger, not a password
    RENEW = "renew"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    REVOKE = "revoke"

    HOLD = "hold"
    RELEASE = "release"
    ASSIGN = "assign"
    DONE = "done"
    CORRECT = "correct"
    FLAG = "flag"
    APPEAL = "appeal"
    PROPOSE = "propose"
    TIME = "time"


_CERTIFIED = (Standing.CERTIFIED, Standing.EXPIRING, Standing.GRACE)
_EARNED = (*_CERTIFIED, Standing.EXPIRED)

# Revoked is final: its bit in the status list is never cleared, so a new start needs a new certification.
MOVES: dict[tuple[Standing, Trigger], State] = {
    (Standing.LEARNING, Trigger.PASS): State.CERTIFIED,
    # Not while certified: a renewal before its window would let one year be stretched for ever.
    (Standing.EXPIRING, Trigger.RENEW): State.CERTIFIED,
    (Standing.GRACE, Trigger.RENEW): State.CERTIFIED,
    (Standing.EXPIRED, Trigger.RENEW): State.CERTIFIED,
    **{(standing, Trigger.SUSPEND): State.SUSPENDED for standing in _CERTIFIED},
    # A second reason while suspended: who leaves the company during an incident is not let in when it is settled.
    (Standing.SUSPENDED, Trigger.SUSPEND): State.SUSPENDED,
    (Standing.SUSPENDED, Trigger.REINSTATE): State.CERTIFIED,
    # Fraud is sometimes found late, so what has expired can still be taken back.
    **{(standing, Trigger.REVOKE): State.REVOKED for standing in (*_EARNED, Standing.SUSPENDED)},
    **{(standing, Trigger.HOLD): State.CERTIFIED for standing in _CERTIFIED},
    **{(standing, Trigger.RELEASE): State.CERTIFIED for standing in _EARNED},
    **{(standing, Trigger.ASSIGN): State.CERTIFIED for standing in _CERTIFIED},
    **{(standing, Trigger.CORRECT): State.CERTIFIED for standing in _CERTIFIED},
    **{
        (standing, trigger): State.CERTIFIED
        for standing in _EARNED
        for trigger in (Trigger.DONE, Trigger.FLAG, Trigger.APPEAL, Trigger.PROPOSE)
    },
    **{
        (Standing.SUSPENDED, trigger): State.SUSPENDED
        for trigger in (
            Trigger.RELEASE,
            Trigger.ASSIGN,
            Trigger.DONE,
            Trigger.CORRECT,
            Trigger.FLAG,
            Trigger.APPEAL,
            Trigger.PROPOSE,
        )
    },
    (Standing.EXPIRING, Trigger.TIME): State.CERTIFIED,
    (Standing.GRACE, Trigger.TIME): State.CERTIFIED,
    (Standing.EXPIRED, Trigger.TIME): State.CERTIFIED,
    (Standing.CERTIFIED, Trigger.TIME): State.CERTIFIED,
}


def move(standing: str, trigger: Trigger) -> State:
    """Return the stored state after the trigger, for a certification that stands there now.

    Raises:
        IllegalMoveError: the table has no such move.
    """
    target = MOVES.get((Standing(standing), trigger))
    if target is None:
        raise IllegalMoveError(standing, trigger)
    return target
