"""Mail servers in trouble, as backends of Django."""

from collections.abc import Sequence
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """A server that takes no connection."""

    def send_messages(self, messages: Sequence[Any]) -> int:
        """Take nothing."""
        raise ConnectionRefusedError


class Dying(BaseEmailBackend):
    """The process ends when the server has taken the mail."""

    def send_messages(self, messages: Sequence[Any]) -> int:
        """End."""
        raise KeyboardInterrupt
