"""The words of the preview, marked for extraction."""

from django.utils.translation import gettext_noop

TITLE = gettext_noop("Preview of {name}")
PARTS = gettext_noop("Files")
NOTHING = gettext_noop(
    "This folder holds no part that can be shown yet. Write one with: advocert new scenario FND-01"
)
TEXT = gettext_noop("Text")
AS_LEARNERS = gettext_noop("As learners see it")
NOT_SHOWN = gettext_noop("Learners do not open this file by itself. It reaches them through other parts.")
BROKEN = gettext_noop("This file cannot be read yet. Mend what is marked in the text.")
FINDINGS = gettext_noop("To mend: {count}")
CLEAN = gettext_noop("Nothing to mend.")
LINE = gettext_noop("Line {line}")
MISTAKE = gettext_noop("mistake")
REMARK = gettext_noop("remark")
OVER = gettext_noop("Start over")
WIDE = gettext_noop("Full width")
PHONE = gettext_noop("Phone width")
MAP = gettext_noop("Map")
LIST = gettext_noop("List")
CLICKER = gettext_noop("A random clicker passes this {percent} % of the time. The limit is {limit} %.")
BEST = gettext_noop("The strongest path takes {count} decisions. Click on a moment to play from there.")
LANGUAGE = gettext_noop("Source language")
CERTIFICATE = gettext_noop("The certificate is shown by the service. There is none in a preview.")
LIVE = gettext_noop(
    "This page follows the files: save one, and it changes here. What you do in it is kept nowhere."
)
UNREACHED = gettext_noop("Nobody can arrive at this moment, so nobody can play from there.")
ELSEWHERE = gettext_noop(
    "This preview is for this machine only. Open the address that advocert preview printed."
)
GONE = gettext_noop("There is no such page in this preview.")
