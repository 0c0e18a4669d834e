"""What happens to one delivery: believe it or not, take it once, answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from demo.receiver.messages import MessageError, read_message
from demo.receiver.store import Entry, Store

LIMIT = 16 * 1024  # bytes of a body, as the sender promises


@dataclass(frozen=True)
class Answer:
    """The HTTP status and one sentence for the sender."""

    status: int
    sentence: str


class Inbox:
    """Deliveries of one sender, with whom we share one secret."""

    def __init__(self, secret: str, store: Store) -> None:
        self.webhook = Webhook(secret)
        self.store = store

    def receive(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Treat one delivery. A refused one leaves a line in the log and changes nothing else."""
        now = datetime.now(UTC)
        message = headers.get("webhook-id", "")[:80]
        refusal = self._refusal(body, headers)
        if refusal:
            self.store.note(Entry(now.isoformat(), message, "", "", None, "refused", refusal))
            return Answer(401, refusal)
        try:
            status = read_message(body)
        except MessageError as error:
            self.store.note(Entry(now.isoformat(), message, "", "", None, "unreadable", str(error)))
            return Answer(422, str(error))
        if status is None:
            self.store.note(Entry(now.isoformat(), message, "endpoint.ping", "", None, "ping", ""))
            return Answer(200, "We hear you.")
        entry = self.store.take(message, status, now)
        return Answer(200, f"The message is {entry.verdict}.")

    def _refusal(self, body: bytes, headers: Mapping[str, str]) -> str:
        """Return why we do not believe a delivery; empty when we do."""
        try:
            self.webhook.verify(body, dict(headers), json_parse=False)
        except WebhookVerificationError as error:
            return f"{error}."
        # The library lets some malformed headers through as the error of whatever it stumbled over.
        except (ValueError, UnicodeError):
            return "Invalid signature headers."
        return ""
