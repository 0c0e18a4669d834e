"""Words that the checks of written replies know by themselves, in English, German and Arabic.

Every list is a floor: an author adds words in the file. A pattern is matched in a text whose letters are small
and whose apostrophes are straight; no pattern repeats a group without a bound, so none can be made slow.
"""

import re

# The reader learns that the writer has a stake in it. {names} are the employer's names from the file.
DISCLOSES = (
    r"\b(?:i|we)(?: \w{1,12}){0,2} work (?:at|for|with|there|here)\b",
    r"\bwork(?:ing)? (?:at|for) (?:{names})(?!\w)",
    r"\bi(?:'m| am)(?: \w{1,12}){0,2} (?:employee|employed)\b",
    r"\bas an?(?: \w{1,20})? employee\b",
    r"\bi(?:'m| am)(?: \w{1,12}){0,2} biased\b",
    r"\bmy (?:employer|company|firm)\b",
    r"\bi(?:'m| am) (?:at|from|with) (?:{names})(?!\w)",
    r"(?<!\w)(?:{names}) (?:pays me|pays my \w{1,12}|employs me)\b",
    r"\b(?:that|which|what|who) (?:i|we) (?:make|build|sell) ?(?:myself|ourselves)?\b",
    r"\bich (?:\w{1,12} ){0,2}arbeite (?:\w{1,12} ){0,2}(?:bei|für|dort|da)\b",
    r"\barbeite (?:ich )?(?:\w{1,12} ){0,2}(?:bei|für)\b",
    r"\bmein(?:e|em|en|er|es)? (?:arbeitgeber|firma|unternehmen)\b",
    r"\bich bin (?:\w{1,12} ){0,2}(?:befangen|voreingenommen|angestellt)\b",
    r"أعمل (?:في|لدى|عند)",
    r"(?:شركتي|صاحب عملي|موظف (?:في|لدى)|موظفة (?:في|لدى))",
)

# A promise that a member of staff may not make without asking; a negation before it takes it back.
PROMISES = (
    r"\bi (?:can |do )?(?:promise|guarantee)\b",
    r"\b(?:we|you) (?:can |have my )?(?:promise|guarantee|word)\b",
    r"\bguaranteed\b",
    r"\byou(?:'ll| will) (?:get|receive|have) (?:your money|a refund|a new one|a replacement|it back)\b",
    r"\b(?:refund|replace|compensate) you\b",
    r"\b(?:we|i)(?:'ll| will) (?:refund|replace|compensate|pay)\b",
    r"\bfor free\b",
    r"\b(?:fixed|solved|delivered|sorted) by (?:tomorrow|tonight|monday|friday)\b",
    r"\b(?:versprochen|garantiert|ich verspreche|wir versprechen|ich garantiere|wir garantieren)\b",
    r"\b(?:bekommen|erhalten) sie ihr geld zurück\b",
    r"(?:أعدك|نعدك|أضمن لك|نضمن لك)",
)
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "cannot",
        "can't",
        "don't",
        "won't",
        "without",
        "nor",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "nie",
        "ohne",
        "لا",
        "لن",
        "لم",
        "ليس",
    ]
)

# What belongs to one person and to nobody else. Each with the word under which it is named.
PRIVATE = (
    ("an e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,12}", re.IGNORECASE)),
    ("an account number", re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}\b", re.IGNORECASE)),
    (
        "an order or customer number",
        re.compile(
            r"\b(?:order|customer|ticket|booking|invoice|bestell\w{0,12}|kunden\w{0,12}|auftrag\w{0,12})"
            r"[^\d\n]{0,16}\d{4,12}",
            re.IGNORECASE,
        ),
    ),
    ("a telephone number", re.compile(r"\+?\d(?:[ ()/.-]{0,2}\d){8,14}")),
    (
        "a street with its number",
        re.compile(
            r"\b\d{1,4}[a-z]? [A-Z]\w{2,20}(?: \w{2,20})? (?:Street|St|Road|Rd|Avenue|Ave|Lane|Square)\b"
            r"|\b\w{2,20}(?:straße|strasse|str\.|weg|gasse|allee) \d{1,4}\b"
        ),
    ),
)

# One employer is named by every word of this list, when the file names none.
NO_NAME = "a^"
