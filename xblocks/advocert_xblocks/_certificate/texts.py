"""What the certificate block says."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.words import plural

ASKING = gettext_noop("Asking where you stand.")
UNAVAILABLE = gettext_noop("We cannot show where you stand")
UNAVAILABLE_TEXT = gettext_noop(
    "The certificate service does not answer here. What you did in the course is kept, and so is every "
    "certificate that was signed. Try again later."
)
SIGNED_OUT = gettext_noop("Sign in to see where you stand.")
NOTHING = gettext_noop("This course does not lead to a certificate yet.")
RETRY = gettext_noop("Ask again")

OPEN_NONE = gettext_noop("Everything is done")
OPEN = plural("One thing is still open", "{count} things are still open")
LEADS_TO = gettext_noop("It leads to: {title}.")
ON_ITS_WAY = gettext_noop("Your certificate is on its way: {title}. It will show here by itself.")
DONE_OF = gettext_noop("{done} of {total}")
GO = gettext_noop("Open it")
IN_LESSON = gettext_noop("You sign it in its lesson.")
MET = gettext_noop("done:")
NOT_MET = gettext_noop("open:")
RESTS_ON = gettext_noop("What it rests on")

STATES = {
    "learning": ("", "info", gettext_noop("Learning")),
    # No state of the service: what a learner reads between the last part and the certificate.
    "done": ("you", "clock", gettext_noop("On its way")),
    "certified": ("good", "check", gettext_noop("Certified")),
    "expiring": ("warn", "clock", gettext_noop("Certified, renew soon")),
    "grace": ("warn", "clock", gettext_noop("In grace")),
    "suspended": ("stop", "pause", gettext_noop("Suspended")),
    "revoked": ("stop", "ban", gettext_noop("Taken back")),
    "expired": ("", "cross", gettext_noop("Expired")),
}
UNTIL = gettext_noop("until {date}")
SINCE = gettext_noop("since {date}")
YOU_MAY = gettext_noop("You may")
YOU_WILL = gettext_noop("You will be able to")
ASK_FIRST = gettext_noop("Ask first before")
NOT_WITH = gettext_noop("Not with this certificate:")
ONLY_FOR = gettext_noop("For {areas}.")
ONLY_IN = gettext_noop("In {countries}.")
SIGNING = gettext_noop("Your certificate is being signed. That takes a few seconds.")
SIGNING_LONG = gettext_noop("This takes longer than usual. Nothing is lost. Look again in a few minutes.")
NUMBER = gettext_noop("Number {number}")
CHECK = gettext_noop("Show the public check")
PDF = gettext_noop("Download the certificate")
DOCUMENT = gettext_noop("Download the signed file")

ACCESS = gettext_noop("Your access in other systems")
ACCESS_NONE = gettext_noop("No other system asks yet who may speak. When one does, you see it here.")
# (icon, tone, words): on is only what the system itself confirmed when it was asked back.
ACCESS_STATES = {
    "on-confirmed": ("check", "yes", gettext_noop("On. Confirmed by the system itself, {date}.")),
    "on-sent": (
        "clock",
        "wait",
        gettext_noop("Told on {date}. It has not been asked back, so it may still be off."),
    ),
    "on-pending": ("clock", "wait", gettext_noop("The message leaves in a few seconds.")),
    "on-failed": ("clock", "wait", gettext_noop("Not on yet: the system did not answer. We try again.")),
    "on-parked": (
        "warn",
        "wait",
        gettext_noop("Not on yet: the system refused the message. Its owner must look."),
    ),
    "on-wrong": (
        "warn",
        "wait",
        gettext_noop("Still off, although the system said yes. Its owner was told."),
    ),
    "off-confirmed": ("ban", "off", gettext_noop("Off. Confirmed by the system itself, {date}.")),
    "off-sent": ("ban", "off", gettext_noop("Told to close on {date}. It has not been asked back.")),
    "off-pending": ("clock", "wait", gettext_noop("The message to close leaves in a few seconds.")),
    "off-failed": (
        "warn",
        "wait",
        gettext_noop("It may still be on: the system did not answer. We try again."),
    ),
    "off-parked": ("warn", "wait", gettext_noop("It may still be on: the system refused the message.")),
    "off-wrong": (
        "warn",
        "wait",
        gettext_noop("Still on, although the system said yes. Its owner was told."),
    ),
    "unknown": ("ask", "off", gettext_noop("Not known.")),
}

DATES = gettext_noop("When to renew")
ENDS = gettext_noop("It ends on {date}. You can renew it from {early} on.")
ENDS_SOON = gettext_noop("It ends on {date}. Renew it before, and nothing pauses.")
ENDED_GRACE = gettext_noop(
    "It ended on {date}. Until {grace} you have time to renew it; some of it is paused."
)
REMINDERS = gettext_noop("We write to you on {dates}.")
EXPIRED_TEXT = gettext_noop(
    "It allows nothing any more. You can renew it. What you signed and passed stays on record."
)
SUSPENDED_TEXT = gettext_noop(
    "It is paused and allows nothing until the pause is lifted. Nothing of what you signed and passed is lost. "
    "If you think this is wrong, say so under My certification."
)
REVOKED_TEXT = gettext_noop(
    "It was taken back on {date} and allows nothing since then. What you signed and passed stays on record. "
    "If you think this is wrong, talk to HR."
)
REASON = gettext_noop("Reason: {reason}.")
HR_WRITES = gettext_noop("HR writes: “{text}”")
TASKS = gettext_noop("What keeps it going")
TASK_CLAUSE = gettext_noop("Read and sign: {title}")
PAUSES = gettext_noop("What is not done by its day pauses a part of what you may, until you do it.")
RECALL = gettext_noop(
    "Three minutes of practice, today if you like. Skipping it never costs you the certificate."
)
BY = gettext_noop("by {date}")
RENEWAL = gettext_noop("What a renewal asks for")
RENEW_GO = gettext_noop("See how to renew it")
MY_PAGE = gettext_noop("See all of it under My certification")
AUTHOR_TITLE = gettext_noop("My certification")
AUTHOR_TEXT = gettext_noop(
    "Learners see here what is still open, and then their certificate. Nothing is to be set."
)
