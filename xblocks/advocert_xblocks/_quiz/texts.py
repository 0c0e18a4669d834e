"""What the exam says."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.words import plural

QUESTIONS = gettext_noop("Questions")
TIME = gettext_noop("Time")
MINUTES = plural("One minute", "{minutes} minutes")
TRIES = gettext_noop("Tries")
TRIES_OF = gettext_noop("Try {number} of {all}")
WHAT_HAPPENS = gettext_noop("What happens")
HAPPENS_SAVED = gettext_noop("Every answer is saved at once. You can close this page and come back.")
HAPPENS_CLOCK = gettext_noop(
    "The clock goes on when you close the page. It stops while your connection is broken, for up to ten minutes. "
    "When the time is up, what you saved is handed in."
)
MORE_TIME = gettext_noop("You have {percent} of 100 of the usual time, as agreed with you.")
HAPPENS_RESULT = gettext_noop("You see the result at once, with a reason for every answer.")
HAPPENS_WAIT = plural(
    "If you need another try, the next one opens after one hour, with new questions.",
    "If you need another try, the next one opens after {hours} hours, with new questions.",
)
HAPPENS_NO_WAIT = gettext_noop("If you need another try, you can begin it at once, with new questions.")
BEGIN = gettext_noop("Begin the exam")
BEGINNING = gettext_noop("Drawing your questions")

PICK_TWO_HINT = gettext_noop("Pick two.")
ORDER_HINT = gettext_noop("Put the steps in order, the first one at the top.")
MARK_HINT = gettext_noop("Mark one sentence.")
PICKED = plural("1 of 2 picked", "{count} of 2 picked")
# English has one form for all numbers that can come here; other languages tell three from five.
TOO_MANY = plural("1 picked. Take back all but two.", "{count} picked. Take back all but two.")
MOVE_UP = gettext_noop("Move up: {step}")
MOVE_DOWN = gettext_noop("Move down: {step}")
MOVED = gettext_noop("{step}: now at place {place} of {all}")
KEYS_HINT = gettext_noop("Keys: 1 to {last} choose, Enter saves and goes on.")

UNCLEAR = gettext_noop("This question is unclear")
UNCLEAR_LABEL = gettext_noop("What is unclear?")
UNCLEAR_HINT = gettext_noop(
    "Your trainer reads it without your name. It changes nothing about your result, and the clock runs on."
)
UNCLEAR_SEND = gettext_noop("Send to the trainer")
UNCLEAR_SENDING = gettext_noop("Sending")
UNCLEAR_THANKS = gettext_noop("Thank you. Your trainer will read it.")

CHECK = gettext_noop("Check my answer")
CHECKING = gettext_noop("Checking")
NEXT_QUESTION = gettext_noop("Next question")
TO_THE_END = gettext_noop("Finish the round")
HAPPENS_AT_ONCE = gettext_noop("You see after each answer what is right, and why.")
HAPPENS_FREE = gettext_noop(
    "There is no clock and no mark, and nobody is told. Repeat it as often as you like."
)
BEGIN_PRACTICE = gettext_noop("Begin a round")
BEGIN_AGAIN = gettext_noop("Begin another round")
ROUND_DONE = gettext_noop("Round done")
SCORE_PRACTICE = gettext_noop("{correct} of {items} right.")
PRACTICE_MEANING = gettext_noop("This was practice. Only that you did it is kept.")
NO_LIMIT = gettext_noop("No limit")
AS_YOU_LIKE = gettext_noop("As often as you like")

QUESTION_OF = gettext_noop("Question {number} of {all}")
TRY_NUMBER = gettext_noop("Try {number}")
SAVED = gettext_noop("Saved {time}")
SAVED_ANNOUNCE = gettext_noop("Saved.")
GO_ON = gettext_noop("Save and go on")
TO_OVERVIEW = gettext_noop("Save and see all")
GOING = gettext_noop("Saving")
FLAG = gettext_noop("Look at it again later")
UNFLAG = gettext_noop("No need to look again")
BACK_TO = gettext_noop("Back to question {number}")
YOUR_QUESTIONS = gettext_noop("Your questions")
MAP_ANSWERED = plural("1 answered", "{answered} answered")
MAP_FLAGGED = plural("1 to look at again", "{flagged} to look at again")
MAP_SUMMARY = gettext_noop("{answered}, {flagged}")
LEFT_MINUTES = plural("1 min left", "{minutes} min left")
HIDE_CLOCK = gettext_noop("Hide the clock")
SHOW_CLOCK = gettext_noop("Show the clock")
CLOCK_STOPPED = gettext_noop(
    "The connection is broken. Your answer is still on this page, and the clock stands still. We keep trying."
)
CLOCK_GOES_ON = gettext_noop("The connection is back. Everything is saved, and the clock goes on.")
NO_CLOCK_BROKEN = gettext_noop("The connection is broken. Your answer is still on this page. We keep trying.")
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
PAUSED = plural(
    "Your connection was broken for a while. One minute of that has not been counted.",
    "Your connection was broken for a while. {minutes} minutes of that have not been counted.",
)
TIME_LEFT = gettext_noop("Time left")
RESUME = gettext_noop("Go on with question {number}")
OPENING = gettext_noop("Opening")
SEE_ALL = gettext_noop("See all questions")

OVERVIEW = gettext_noop("Ready to hand in?")
ALL_ANSWERED = plural("You have answered the only question.", "You have answered all {all} questions.")
STILL_OPEN = plural(
    "One question is open. Without an answer it counts as not right.",
    "{count} questions are open. Without an answer they count as not right.",
)
HAND_IN = gettext_noop("Hand in")
HAND_IN_OPEN = gettext_noop("Hand in anyway")
HANDING_IN = gettext_noop("Handing in")
NOT_YET_DONE = gettext_noop("Go to question {number}")

TIME_OVER = gettext_noop("Your time is up")
TIME_OVER_TEXT = gettext_noop("What you saved is kept and will be handed in as it is.")
TIME_OVER_NOTE = gettext_noop(
    "Time was up, so this answer came too late. What you saved before was handed in."
)
TIMED_OUT = gettext_noop("The time ended before you handed in. What you had saved counts.")
SEE_RESULT = gettext_noop("See the result")

PASSED = gettext_noop("Passed")
NOT_YET = gettext_noop("Not yet")
SCORE = gettext_noop("{correct} of {items}. You needed {needed}.")
SHORT = plural(
    "One question short, and that is close: another set might have gone the other way.",
    "{count} questions short, and that is close: another set might have gone the other way.",
)
CUT_PANEL = gettext_noop(
    "The pass mark follows the questions you drew: a harder set needs fewer right answers."
)
CUT_PROVISIONAL = gettext_noop("The pass mark is provisional for now, and never below 70 of 100.")
BY_OUTCOME = gettext_noop("By topic")
OUTCOME = gettext_noop("Topic")
RIGHT = gettext_noop("Right")
RIGHT_OF = gettext_noop("{right} of {of}")
NEXT = gettext_noop("What next")
NEXT_NOTHING = gettext_noop("Nothing to do")
NEXT_READ = gettext_noop("Read the reasons below")
ONE_BY_ONE = gettext_noop("Your questions, one by one, with the reasons")
YOU_CHOSE = gettext_noop("You chose")
NO_ANSWER = gettext_noop("No answer")
THE_ANSWER = gettext_noop("The right answer")
IS_RIGHT = gettext_noop("Right")
IS_NOT_RIGHT = gettext_noop("Not right")
GONE = gettext_noop("This question was taken out of the exam since.")

NOT_TOLD = gettext_noop("Your manager is not told.")
YOUR_ORDER = gettext_noop("Your order")
THE_ORDER = gettext_noop("The right order")
YOU_MARKED = gettext_noop("You marked")
BEST_NEXT = gettext_noop("What comes next")
PASSED_NEXT = gettext_noop("This result counts for your certificate. You need not take the exam again.")
SEE_STANDING = gettext_noop("See what is still open")
TRAINER_WROTE = gettext_noop("Your trainer opened new tries for you and wrote:")
AGAIN = gettext_noop("Before your next try")
AGAIN_NEVER = gettext_noop("What to do now")
READ_FIRST = gettext_noop("Read these again. Your missed questions were about them.")
MISSED_HERE = gettext_noop("missed: {count}")
AGAIN_FROM = plural(
    "You can try again from {moment}, with one question you have not seen.",
    "You can try again from {moment}, with {items} questions you have not seen.",
)
AGAIN_NOW = plural(
    "You can try again now, with one question you have not seen.",
    "You can try again now, with {items} questions you have not seen.",
)
TRIES_LEFT = plural("One try is left.", "{count} tries are left.")
NO_TRIES = gettext_noop("You have used all your tries. Your trainer can open new ones; talk to them first.")
EXHAUSTED = gettext_noop(
    "There are not enough questions left that you have not seen. Tell your trainer; nothing is lost."
)
WINDOW_WAITS = gettext_noop("Your new tries open on {moment}.")
NOT_OPEN = gettext_noop("The next try is not open yet.")
STALE = gettext_noop("This try was handed in already, perhaps in another tab. Here is its result.")
REWRITTEN = gettext_noop(
    "This exam was changed by its authors while you were in it. That try is set aside and not counted."
)

FOR_TRAINERS = gettext_noop("For trainers: this exam")
FOR_TRAINERS_TEXT = gettext_noop("Learners do not see this part.")
WHO = gettext_noop("User name of the learner")
PERCENT = gettext_noop("Time in percent")
PERCENT_HINT = gettext_noop(
    "100 is the time of everybody, 150 half as much again. It also holds for a try under way."
)
GIVE_TIME = gettext_noop("Set the time")
NEW_TRIES = gettext_noop("New tries")
OPEN_TRIES = gettext_noop("Open new tries")
COACHING_NOTE = gettext_noop("What you talked about and what helps now")
COACHING_HINT = gettext_noop(
    "The learner reads it, nobody else does. New tries open after the last wait, and only when all tries are used."
)
WORKING = gettext_noop("Saving")
IS_SET = gettext_noop("Set for {name}.")
MORE_TIME_FOR = gettext_noop("More time")
NOBODY_YET = gettext_noop("Nobody has more time than the rule.")
ALL_QUESTIONS = gettext_noop("All questions, with their right answers")
SHOW_QUESTIONS = gettext_noop("Show all questions")
UNCLEAR_NOTES = gettext_noop("Called unclear")
NO_NOTES = gettext_noop("Nobody called a question unclear.")
NO_ACCOUNT = gettext_noop("an account that is gone")

REPORT_TRY = gettext_noop("Try")
REPORT_QUESTION = gettext_noop("Question")
REPORT_ANSWER = gettext_noop("Answer")
REPORT_SECONDS = gettext_noop("Seconds")
REPORT_ENDED = gettext_noop("Ended")
NOTHING_TO_RESCORE = gettext_noop("Nothing was handed in yet, so there is nothing to grade anew.")
PLACE_OF_STEP = gettext_noop("Place of: {step}")
