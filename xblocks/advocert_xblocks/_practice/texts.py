"""What the practice block says."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.words import plural

TODAY_ONE = gettext_noop("One card today, under a minute")
# Two numbers, each with its own form: "Three cards today, about two minutes".
TODAY = gettext_noop("{cards}, {minutes}")
CARDS = plural("One card today", "{count} cards today")
MINUTES = plural("about one minute", "about {count} minutes")
CHECKPOINT = gettext_noop("Day {day} of your rhythm")
PLACE = gettext_noop("Card {place} of {total}")
ONCE_MORE = gettext_noop("Once more, to leave with it")

SAY_IT = gettext_noop("What would you reply? Say it, aloud or in your head.")
OWN_WORDS = gettext_noop("Your words, if you like to write them")
OWN_HINT = gettext_noop("They stay on this page. Nobody gets them.")
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
WRONG = gettext_noop("Not quite. Looking again is how it stays.")
YOUR_ANSWER = gettext_noop("You chose")
RIGHT_ANSWER = gettext_noop("The answer")

HOW = gettext_noop("How near was yours?")
HOW_RIGHT = gettext_noop("How did it come?")
HOW_WRONG = gettext_noop("This card comes back at the end of this round.")
KEYS = gettext_noop("Keys {first} to {last} do the same.")
GO_ON = gettext_noop("Go on")
AGAIN = gettext_noop("Again")
HARD = gettext_noop("Hard")
GOOD = gettext_noop("Good")
AGAIN_MEANS = gettext_noop("it had gone")
HARD_MEANS = gettext_noop("with some effort")
GOOD_MEANS = gettext_noop("it was there")
KEEPING = gettext_noop("Keeping")

OPENS_AFTER = gettext_noop("After {title}")
DONE = gettext_noop("That is all. Next: {day}.")
DONE_TEXT = plural(
    "One card, and it will stay a little longer now.",
    "{count} cards, and each will stay a little longer now.",
)
NOTHING_DUE = gettext_noop("Nothing is due today. Next: {day}.")
NOTHING_DUE_TEXT = gettext_noop("What you learned is still fresh. Too early helps less than a little late.")
SKIPPING = gettext_noop("Missing a day costs nothing. The cards wait.")
MORE = plural("Practise one card anyway", "Practise {count} cards anyway")
MORE_BUSY = gettext_noop("Choosing")
EMPTY = gettext_noop("Your cards come with your first lesson")
EMPTY_TEXT = gettext_noop("Three days after a lesson it is asked here again, three minutes at a time.")
EMPTY_GO = gettext_noop("Go to the first one: {title}")

GROWTH = gettext_noop("How long it stays")
EXPECTED = plural(
    "Today about one of {total} would come to mind.", "Today about {count} of {total} would come to mind."
)
EXPECTED_ALL = gettext_noop("Today all of it would come to mind.")
GROWN = gettext_noop("from {start} to {now}")
NOT_YET = gettext_noop("{start}, not asked yet")
GROWTH_NOTE = gettext_noop(
    "The open dot: after reading it once. The full dot: now. An estimate, only for you."
)
GROWTH_FIRST = gettext_noop(
    "The dot: after reading it once. It moves when you practise. An estimate, only for you."
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
A_DAY = gettext_noop("a day")
DAYS = plural("{count} day", "{count} days")
WEEKS = plural("{count} week", "{count} weeks")
MONTHS = plural("{count} month", "{count} months")
A_YEAR = gettext_noop("a year and more")
