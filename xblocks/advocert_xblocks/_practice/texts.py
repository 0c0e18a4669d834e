"""What the practice block says."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.words import plural

TODAY_ONE = gettext_noop("One card today, under a minute")
# Two numbers, each with its own form: "Three cards today, about two minutes".
TODAY = gettext_noop("{cards}, {minutes}")
CARDS = plural("One card today", "{count} cards today")
MINUTES = plural("about one minute", "about {count} minutes")
CHECKPOINT = gettext_noop("Day {day} after the last lesson")
PLACE = gettext_noop("Card {place} of {total}")
ONCE_MORE = gettext_noop("Once more, the one you missed")

SAY_IT = gettext_noop("What would you reply? Say it aloud or in your head.")
OWN_WORDS = gettext_noop("Your words, if you like")
OWN_HINT = gettext_noop("They stay on this page. Nobody sees them.")
SHOW = gettext_noop("Show a strong reply")
SHOWING = gettext_noop("Showing")
CHECK = gettext_noop("Check my answer")
CHECKING = gettext_noop("Checking")
CHOOSE_FIRST = gettext_noop("Choose one of the answers first.")
WRITES = gettext_noop("{name} writes")

YOU_WROTE = gettext_noop("You wrote")
STRONG = gettext_noop("A strong reply")
WEAK = gettext_noop("Weaker")
RIGHT = gettext_noop("Yes.")
WRONG = gettext_noop("Not quite.")
YOUR_ANSWER = gettext_noop("You chose")
RIGHT_ANSWER = gettext_noop("The right answer")

HOW = gettext_noop("How close was yours?")
HOW_RIGHT = gettext_noop("How easy was it?")
HOW_WRONG = gettext_noop("You will see this card once more at the end.")
KEYS = gettext_noop("Keys {first} to {last} do the same.")
GO_ON = gettext_noop("Go on")
AGAIN = gettext_noop("Again")
HARD = gettext_noop("Hard")
GOOD = gettext_noop("Good")
AGAIN_MEANS = gettext_noop("not close")
HARD_MEANS = gettext_noop("I had to think")
GOOD_MEANS = gettext_noop("I knew it")
KEEPING = gettext_noop("Keeping")

OPENS_AFTER = gettext_noop("After {title}")
DONE = gettext_noop("That is all. Next: {day}.")
DONE_TEXT = plural(
    "One card done. You will remember it longer now.",
    "{count} cards done. You will remember them longer now.",
)
NOTHING_DUE = gettext_noop("Nothing to do today. Next: {day}.")
NOTHING_DUE_TEXT = gettext_noop("What you learned is still fresh. Practice helps more when you wait.")
SKIPPING = gettext_noop("Missing a day costs nothing. The cards wait.")
MORE = plural("Practise one card anyway", "Practise {count} cards anyway")
MORE_BUSY = gettext_noop("Choosing")
EMPTY = gettext_noop("Your cards come with your first lesson")
EMPTY_TEXT = gettext_noop(
    "Three days after a lesson, a few questions about it wait here. They take three minutes."
)
EMPTY_GO = gettext_noop("Start with: {title}")

GROWTH = gettext_noop("How long you remember it")
EXPECTED = plural(
    "Today you would remember about one of {total}.", "Today you would remember about {count} of {total}."
)
EXPECTED_ALL = gettext_noop("Today you would remember all of it.")
GROWN = gettext_noop("{start} at first, {now} now")
NOT_YET = gettext_noop("{start}, not practised yet")
GROWTH_NOTE = gettext_noop(
    "Open dot: after the first reading. Full dot: now. It is an estimate, and only you see it."
)
GROWTH_FIRST = gettext_noop(
    "The dot: after the first reading. It moves when you practise. It is an estimate, and only you see it."
)
TICKS = {
    1: gettext_noop("a day"),
    7: gettext_noop("a week"),
    30: gettext_noop("a month"),
    180: gettext_noop("half a year"),
}

TOMORROW = gettext_noop("tomorrow")
IN_DAYS = plural("in {count} day", "in {count} days")
IN_WEEKS = plural("in {count} week", "in {count} weeks")
IN_MONTHS = plural("in {count} month", "in {count} months")
IN_A_YEAR = gettext_noop("in a year")
BACK = gettext_noop("back {when}")
A_DAY = gettext_noop("a day")
DAYS = plural("{count} day", "{count} days")
WEEKS = plural("{count} week", "{count} weeks")
MONTHS = plural("{count} month", "{count} months")
A_YEAR = gettext_noop("a year and more")
