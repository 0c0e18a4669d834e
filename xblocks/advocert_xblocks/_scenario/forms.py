"""A button that asks the server for something: one form, one place for what may go wrong."""

import json
from typing import Any

from django.utils.safestring import SafeString

from advocert_xblocks._shared.html import Child, el


def press(
    action: str,
    label: str,
    busy: str,
    *above: Child,
    kind: str = "btn-main",
    values: dict[str, Any] | None = None,
) -> SafeString:
    """Return a form of one button.

    Args:
        action: the handler.
        label: what the button says: a verb and what it does it to.
        busy: what it says while it waits.
        above: fields and sentences above it.
        kind: the class of the button.
        values: what is sent beside the fields.
    """
    return el(
        "form.stack.stack-s",
        above,
        problem(),
        el("div.row.actions", el(f"button.btn.{kind}", label, data_busy=busy)),
        data_action=action,
        data_with=json.dumps(values) if values else None,
    )


def problem() -> SafeString:
    """Return the place where a form says what went wrong."""
    return el("p.error-text", role="alert", data_error=True)
