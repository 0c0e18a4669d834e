"""Certifications as HR looks for them: by standing, level, place, end and rules; one query each, never a count."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from advocert_certificates.data import Day, HoldingFilter
from advocert_certificates.domain.condition import ANY
from advocert_certificates.domain.errors import ListOfTodayError
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.lifecycle import Standing, State
from advocert_certificates.models import Allowance, Certification, ProgrammeVersion, Stretch
from advocert_certificates.usecases.programmes import rules_in_force
from advocert_certificates.usecases.stretches import stretches_on


def held(holding: HoldingFilter, now: datetime) -> QuerySet[Certification]:
    """Return the certifications about which something was decided and that fit."""
    rows = Certification.objects.exclude(state=State.LEARNING)
    if holding.level:
        rows = rows.filter(level_ref=holding.level)
    if holding.track:
        rows = rows.filter(level_ref__in=_levels_of(holding.track))
    if holding.policy:
        rows = rows.filter(programme__policy_set=holding.policy)
    rows = rows.filter(_ending(holding, now))
    if holding.area or holding.country:
        rows = rows.filter(pk__in=_in_place(holding, now).values("certification_id"))
    if holding.ends_within is not None:
        until = now + timedelta(days=holding.ends_within)
        rows = rows.filter(state=State.CERTIFIED, valid_until__gt=now, valid_until__lte=until)
    if holding.outdated:
        rows = rows.filter(state=State.CERTIFIED, grace_until__gt=now).filter(outdated())
    if holding.never_renewed:
        rows = rows.filter(_expired(now), credential__chain=1)
    return rows


def held_on(holding: HoldingFilter, day: Day) -> QuerySet[Stretch]:
    """Return how the certifications that fit stood on a day; the tracks are those of the rules of today.

    Raises:
        ListOfTodayError: the filter asks what is known for today only.
    """
    if holding.outdated or holding.never_renewed:
        raise ListOfTodayError
    rows = stretches_on(day)
    if holding.level:
        rows = rows.filter(level_ref=holding.level)
    if holding.track:
        rows = rows.filter(level_ref__in=_levels_of(holding.track))
    if holding.policy:
        rows = rows.filter(policy_set=holding.policy)
    rows = rows.filter(_ending(holding, day.on))
    if holding.ends_within is not None:
        until = day.on + timedelta(days=holding.ends_within)
        rows = rows.filter(state=State.CERTIFIED, valid_until__gt=day.on, valid_until__lte=until)
    if holding.area or holding.country:
        believed = Allowance.objects.filter(scope=ANY, valid_from__lte=day.on, valid_until__gt=day.on)
        believed = believed.filter(recorded_at__lte=day.known, superseded_at__gt=day.known)
        rows = rows.filter(certification__in=_there(believed, holding).values("certification_id"))
    return rows


def _ending(holding: HoldingFilter, now: datetime) -> Q:
    """Return the condition on the end, the same for a certification and for how it stood on a day."""
    after, before = holding.ends_after, holding.ends_before
    found = Q()
    if after is not None:
        found &= Q(state=State.CERTIFIED, valid_until__gte=after)
    if before is not None:
        found &= Q(state=State.CERTIFIED, valid_until__lt=before)
        if after is None and not holding.never_renewed:
            found &= Q(valid_until__gt=now)
    return found


def _levels_of(track: str) -> list[str]:
    rules = rules_in_force()
    return [level.ref for level in rules.levels if level.track == track] if rules else []


def in_standing(standing: Standing, now: datetime) -> Q:
    """Return the condition for a standing that was decided about."""
    return _STANDINGS[standing](now)


def outdated() -> Q:
    """Return the condition: earned under another policy set than the one in force."""
    return Q(programme__active=False) & ~Q(programme__policy_set__in=_policy_in_force())


def _policy_in_force() -> QuerySet[ProgrammeVersion]:
    return ProgrammeVersion.objects.filter(active=True).values("policy_set")


def _in_place(holding: HoldingFilter, now: datetime) -> QuerySet[Allowance]:
    """Return what is believed now; bound to no area or country means that it holds in every one.

    An empty scope says that somebody is certified at all, so that one row answers for all scopes there.
    """
    return _there(Allowance.objects.filter(scope=ANY, superseded_at=FOREVER, valid_until__gt=now), holding)


def _there(rows: QuerySet[Allowance], holding: HoldingFilter) -> QuerySet[Allowance]:
    if holding.area:
        rows = rows.filter(area__in=(holding.area, ""))
    return rows.filter(region__in=(holding.country, "")) if holding.country else rows


def _certified(**dates: datetime) -> Q:
    return Q(state=State.CERTIFIED, **dates)


def _expired(now: datetime) -> Q:
    # The end says nothing that the grace does not, but it stands in the index.
    return _certified(grace_until__lte=now, valid_until__lte=now)


# The same borders as domain.standing.standing_at; a test compares the two.
_STANDINGS: Mapping[Standing, Callable[[datetime], Q]] = {
    Standing.CERTIFIED: lambda now: _certified(expiring_from__gt=now),
    Standing.EXPIRING: lambda now: _certified(expiring_from__lte=now, valid_until__gt=now),
    Standing.GRACE: lambda now: _certified(valid_until__lte=now, grace_until__gt=now),
    Standing.EXPIRED: _expired,
    Standing.SUSPENDED: lambda _now: Q(state=State.SUSPENDED),
    Standing.REVOKED: lambda _now: Q(state=State.REVOKED),
}
