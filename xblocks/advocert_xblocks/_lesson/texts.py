"""What the lesson says."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.words import plural

MINUTES = plural("About a minute.", "About {minutes} minutes.")
TO_SIGN = plural("One clause to sign.", "{count} clauses to sign.")
TO_ANSWER = plural("One question.", "{count} questions.")
NOTHING_OPEN = gettext_noop("Everything here is done.")

PAIR = gettext_noop("The same thing, said twice")
EXAMPLE = gettext_noop("An example")
WEAK = gettext_noop("Weak")
STRONG = gettext_noop("Strong")

RECALL = gettext_noop("A question to remember it by")
RECALL_HINT = gettext_noop("For you only. Nobody sees your answer.")
RECALL_CHECK = gettext_noop("Check my answer")
RECALL_CHECKING = gettext_noop("Checking")
RECALL_MISSING = gettext_noop("Choose one of the three first.")
RECALL_RIGHT = gettext_noop("Yes.")
RECALL_WRONG = gettext_noop("Not quite.")
YOUR_ANSWER = gettext_noop("You chose")
RIGHT_ANSWER = gettext_noop("The right answer")

CLAUSE = gettext_noop("Clause {ref}")
CLAUSE_VERSION = gettext_noop(", version {version}")
CHANGED = gettext_noop("Changed since you signed")
SIGNED_BADGE = gettext_noop("Signed")
SIGNED_VERSION = gettext_noop("Version {version} signed")
CHANGED_SINCE = gettext_noop("What changed since version {version}, which you signed on {date}")
CHANGED_LEGEND = gettext_noop("Removed words are struck through, new words are underlined.")
CHANGED_WHY = gettext_noop("In short: {summary}")
CHANGED_UNKNOWN = gettext_noop(
    "The text that you signed is in your record. It is too long to be compared here."
)
REMOVED = gettext_noop("removed:")
ADDED = gettext_noop("new:")
END_OF_CHANGE = gettext_noop("end of change")
MINOR_TITLE = gettext_noop("A small change since you signed. You need not sign again.")
SIGN_AS_WELL = gettext_noop("Sign version {version} as well, if you like")
DUE = gettext_noop("Until when you have time, and what would pause after that: see {page}.")
MY_PAGE = gettext_noop("My certification")
FULL_TEXT = gettext_noop("The full clause")
SOURCE = gettext_noop("Rests on")
APPLIES = gettext_noop("Applies to")
EVERYWHERE = gettext_noop("every country")
OWNER = gettext_noop("Owner")
REVIEW = gettext_noop("Next review")
FINGERPRINT = gettext_noop("Fingerprint of this text")

SIGN_TITLE = gettext_noop("Sign clause {ref}")
STATEMENT = gettext_noop(
    "I have read clause {clause}, version {version}, in {language}. "
    "I will follow it when I post about {company}."
)
SIGN = gettext_noop("Sign the clause")
SIGNING = gettext_noop("Recording")
SIGN_MISSING = gettext_noop("Tick the sentence first: it is what you sign.")
SIGN_KEPT = gettext_noop(
    "We keep the text you saw, its version and language, your sentence above and the time. No score."
)
SIGNED_EARLIER = gettext_noop("You signed version {version} on {date}; that record stays.")
SIGNED_TITLE = gettext_noop("Signed on {moment}")
SIGNED_TEXT = gettext_noop(
    "Clause {ref}, version {version}, {language}. This record stays, whatever changes later."
)
SIGNED_BEFORE = gettext_noop("What you signed before")
SIGNED_LINE = gettext_noop("Version {version}, {language}, on {moment}")
ASK_OWNER = gettext_noop("A question first? Ask {owner}.")
SIGNED_ALREADY = gettext_noop("You had signed this clause already. Nothing was changed.")
SIGN_IN_TO_SIGN = gettext_noop("Sign in to answer the questions and to sign what you read.")

TRANSCRIPT = gettext_noop("What is said and shown")
CAPTIONS = gettext_noop("Captions")
VOICE_TITLE = gettext_noop("Your turn to say something")
VOICE = gettext_noop("Answer it")
VOICE_TEXT = gettext_noop(
    "With your name or without. Leaders answer within 14 days. It is never used to judge you."
)
PRINT = gettext_noop("Print this lesson")
ON_PAPER = gettext_noop("Sign this clause in the course: paper does not count.")

TRY_TITLE = gettext_noop("Try it in a conversation")
TRY = gettext_noop("Start the conversation")
TRY_COST = gettext_noop("About five minutes. You may play it as often as you like.")

DONE = gettext_noop("You have finished this lesson.")
DONE_ON = gettext_noop("Kept since {moment}.")
READ = gettext_noop("I have read this lesson")
READING = gettext_noop("Keeping")

MY_COMPANY = gettext_noop("my company")
LANGUAGES = {"en": gettext_noop("English"), "de": gettext_noop("German"), "fr": gettext_noop("French")}
