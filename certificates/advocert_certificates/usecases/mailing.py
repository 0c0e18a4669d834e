"""The way out for mail: one that gives up, because a mail server that hangs must not hold up who loses access."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

# Seconds that the server may be silent; a site's own EMAIL_TIMEOUT comes first.
PATIENCE = 10


def send_mail(subject: str, body: str, sender: str | None, receiver: str) -> None:
    """Send one mail to one address; `sender` None stands for DEFAULT_FROM_EMAIL.

    Raises:
        OSError: the mail server did not take it, or was silent for too long.
    """
    connection = get_connection(timeout=getattr(settings, "EMAIL_TIMEOUT", None) or PATIENCE)
    EmailMessage(subject, body, sender, [receiver], connection=connection).send()
