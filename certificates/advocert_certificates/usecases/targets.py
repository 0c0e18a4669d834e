"""The other systems, for the person who connects one: what waits for each, and whether it hears and believes us."""

import json
import secrets
import time
from datetime import datetime

from django.db.models import Count, Max, Q

from advocert_certificates import conf
from advocert_certificates.data import TargetView
from advocert_certificates.domain.installation_errors import TargetConfigError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.models import OutboxMessage
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.sender import post
from advocert_certificates.unlock.signature import signed_headers
from advocert_certificates.unlock.targets import Target, read_targets

_PENDING, _SENT, _PARKED = OutboxMessage.PENDING, OutboxMessage.SENT, OutboxMessage.PARKED


def list_targets() -> tuple[TargetView, ...]:
    """Return every system that the settings name, in their order."""
    return tuple(_view(target) for target in read_targets(conf.targets()))


def ping_target(slug: str, *, now: datetime) -> str:
    """Send `endpoint.ping` once; return why it was not taken, or an empty text. Nobody's standing is in it.

    Raises:
        TargetConfigError: there is no such target, or its entry cannot be used.
    """
    target = next((one for one in read_targets(conf.targets()) if one.slug == slug), None)
    if target is None:
        raise TargetConfigError(slug, "there is no entry of this slug")
    target.check()
    ping = {"type": "endpoint.ping", "timestamp": format_instant(now), "data": {}}
    body = json.dumps(ping, separators=(",", ":")).encode()
    # The real clock, as for every message: the receiver compares it with its own.
    headers = signed_headers(target.keys(), f"evt_{secrets.token_hex(16)}", int(time.time()), body)
    return post(target.url, body, headers, read_networks(conf.allowed_networks())).trouble


def _view(target: Target) -> TargetView:
    rows = OutboxMessage.objects.filter(target=target.slug)
    found = rows.aggregate(
        waiting=Count("id", filter=Q(state=_PENDING)),
        put_aside=Count("id", filter=Q(state=_PARKED)),
        last_taken_at=Max("sent_at"),
    )
    unsent = rows.exclude(state=_SENT).exclude(last_error="").order_by("-id")
    newest = unsent.values_list("last_error", flat=True).first()
    return TargetView(target.slug, target.name, target.url, **found, trouble=_mistake(target) or newest or "")


def _mistake(target: Target) -> str:
    try:
        target.check()
    except TargetConfigError as error:
        return str(error)
    return ""
