"""What the certificate block says."""

from django.utils.translation import gettext_noop

ASKING = gettext_noop("Asking where you stand.")
UNAVAILABLE = gettext_noop("We cannot show where you stand")
UNAVAILABLE_TEXT = gettext_noop(
    "The certificate service does not answer here. What you did in the course is kept. Try again later."
)
SIGNED_OUT = gettext_noop("Sign in to see where you stand.")
NOTHING = gettext_noop("This course does not lead to a certificate yet.")
RETRY = gettext_noop("Ask again")
RETRYING = gettext_noop("Asking")

OPEN_NONE = gettext_noop("Everything is done")
OPEN_ONE = gettext_noop("One thing is still open")
OPEN_MANY = gettext_noop("{count} things are still open")
DONE_OF = gettext_noop("{done} of {total}")
GO = gettext_noop("Open it")
MET = gettext_noop("done")
NOT_MET = gettext_noop("open")

STATES = {
    "learning": ("", "info", gettext_noop("Learning")),
    "certified": ("good", "check", gettext_noop("Certified")),
    "expiring": ("warn", "clock", gettext_noop("Certified, renew soon")),
    "grace": ("warn", "clock", gettext_noop("In grace")),
    "suspended": ("warn", "pause", gettext_noop("Suspended")),
    "revoked": ("stop", "ban", gettext_noop("Taken back")),
    "expired": ("", "cross", gettext_noop("Expired")),
}
UNTIL = gettext_noop("until {date}")
YOU_MAY = gettext_noop("You may")
ASK_FIRST = gettext_noop("Ask first")
NOT_WITH = gettext_noop("Not with this certificate")
SIGNING = gettext_noop("Your certificate is being signed. That takes a few seconds.")
NUMBER = gettext_noop("Number {number}")
CHECK = gettext_noop("Show the public check")
PDF = gettext_noop("Download the certificate")
DOCUMENT = gettext_noop("Download it as a file")
ACCESS = gettext_noop("Where your access is on")
ACCESS_STATES = {
    "on-sent": gettext_noop("on, told {date}"),
    "on-pending": gettext_noop("being told"),
    "on-failed": gettext_noop("not reached yet, we try again"),
    "on-parked": gettext_noop("not reached, somebody looks into it"),
    "off-sent": gettext_noop("off, told {date}"),
    "off-pending": gettext_noop("being switched off"),
    "off-failed": gettext_noop("still to be switched off, we try again"),
    "off-parked": gettext_noop("still to be switched off, somebody looks into it"),
}
MY_PAGE = gettext_noop("See all of it under My certification")
AUTHOR_TITLE = gettext_noop("My certification")
AUTHOR_TEXT = gettext_noop(
    "Learners see here what is still open, and then their certificate. Nothing is to be set."
)
