"""What the exam says."""

from django.utils.translation import gettext_noop

QUESTIONS = gettext_noop("Questions")
TIME = gettext_noop("Time")
MINUTES = gettext_noop("{minutes} minutes")
TRIES = gettext_noop("Tries")
TRIES_OF = gettext_noop("Try {number} of {all}")
WHAT_HAPPENS = gettext_noop("What happens")
HAPPENS_SAVED = gettext_noop("Every answer is saved at once. You can close this page and come back.")
HAPPENS_CLOCK = gettext_noop(
    "The clock runs on while the page is closed. When it ends, what you saved is handed in."
)
HAPPENS_RESULT = gettext_noop("You see the result at once, with a reason for every answer.")
HAPPENS_WAIT = gettext_noop(
    "If you need another try, the next one opens after {hours} hours, with new questions."
)
BEGIN = gettext_noop("Begin the exam")
BEGINNING = gettext_noop("Drawing your questions")

QUESTION_OF = gettext_noop("Question {number} of {all}")
TRY_NUMBER = gettext_noop("Try {number}")
SAVED = gettext_noop("Saved {time}")
SAVED_ANNOUNCE = gettext_noop("Saved.")
GO_ON = gettext_noop("Save and go on")
TO_OVERVIEW = gettext_noop("Save and see all")
GOING = gettext_noop("Saving")
FLAG = gettext_noop("Look at it again later")
UNFLAG = gettext_noop("No need to look again")
BACK_TO = gettext_noop("Back to {number}")
YOUR_QUESTIONS = gettext_noop("Your questions")
MAP_SUMMARY = gettext_noop("{answered} answered, {flagged} to look at again")
LEFT_MINUTES = gettext_noop("{minutes} min left")
HIDE_CLOCK = gettext_noop("Hide the clock")
SHOW_CLOCK = gettext_noop("Show the clock")
LAST_MINUTES = gettext_noop("Five minutes are left.")
LAST_MINUTE = gettext_noop("One minute is left. What you saved is kept.")
PLACE_ANSWERED = gettext_noop("{number}, answered")
PLACE_OPEN = gettext_noop("{number}, open")
PLACE_HERE = gettext_noop(", you are here")
PLACE_FLAGGED = gettext_noop(", to look at again")

WELCOME_BACK = gettext_noop("Welcome back. You were at question {number}.")
ANSWERED = gettext_noop("Answered")
ANSWERED_OF = gettext_noop("{answered} of {all}")
FLAGGED = gettext_noop("To look at again")
TIME_LEFT = gettext_noop("Time left")
RESUME = gettext_noop("Go on with question {number}")
OPENING = gettext_noop("Opening")
SEE_ALL = gettext_noop("See all questions")

OVERVIEW = gettext_noop("Ready to hand in?")
ALL_ANSWERED = gettext_noop("You have answered all {all} questions.")
OPEN_ONE = gettext_noop("One question is open. Without an answer it counts as not right.")
OPEN_MANY = gettext_noop("{count} questions are open. Without an answer they count as not right.")
HAND_IN = gettext_noop("Hand in")
HAND_IN_OPEN = gettext_noop("Hand in all the same")
HANDING_IN = gettext_noop("Handing in")
NOT_YET_DONE = gettext_noop("Go to question {number}")

TIME_OVER = gettext_noop("The time has ended")
TIME_OVER_TEXT = gettext_noop("Everything that you saved before is kept and will be handed in as it is.")
TIME_OVER_NOTE = gettext_noop(
    "The time had ended, so this answer came too late. What you saved before was handed in."
)
TIMED_OUT = gettext_noop("The time ended before you handed in. What you had saved counts.")
SEE_RESULT = gettext_noop("See the result")

PASSED = gettext_noop("Passed")
NOT_YET = gettext_noop("Not yet")
SCORE = gettext_noop("{correct} of {items}. You needed {needed}.")
CUT_PANEL = gettext_noop(
    "The pass mark follows the questions you drew: a harder set needs fewer right answers."
)
CUT_PROVISIONAL = gettext_noop(
    "The pass mark is provisional: no panel has judged these questions yet, so it is at least 70 of 100."
)
BY_OUTCOME = gettext_noop("By outcome")
OUTCOME = gettext_noop("Outcome")
RIGHT = gettext_noop("Right")
RIGHT_OF = gettext_noop("{right} of {of}")
NEXT = gettext_noop("What next")
NEXT_NOTHING = gettext_noop("Nothing to do")
NEXT_READ = gettext_noop("Read the reasons below")
ONE_BY_ONE = gettext_noop("Your questions, one by one, with the reasons")
YOU_CHOSE = gettext_noop("You chose")
NO_ANSWER = gettext_noop("No answer")
THE_ANSWER = gettext_noop("The answer")
IS_RIGHT = gettext_noop("Right")
IS_NOT_RIGHT = gettext_noop("Not right")
GONE = gettext_noop("This question was taken out of the exam since.")

AGAIN = gettext_noop("Before your next try")
AGAIN_FROM = gettext_noop("You can try again from {moment}, with {items} questions you have not seen.")
AGAIN_NOW = gettext_noop("You can try again now, with {items} questions you have not seen.")
TRIES_LEFT_ONE = gettext_noop("One try is left.")
TRIES_LEFT = gettext_noop("{count} tries are left.")
NO_TRIES = gettext_noop("You have used all your tries. Your trainer can open new ones; talk to them first.")
EXHAUSTED = gettext_noop(
    "There are not enough questions left that you have not seen. Tell your trainer; nothing is lost."
)
NOT_OPEN = gettext_noop("The next try is not open yet.")
STALE = gettext_noop("This try was handed in already, perhaps in another tab. Here is its result.")
REWRITTEN = gettext_noop(
    "This exam was changed by its authors while you were in it. That try is set aside and not counted."
)
