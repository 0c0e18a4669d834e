"""Words that should not be there: to-dos, placeholders, real firms in made-up stories, boxes for people.

The lists are short on purpose. They catch what careful people write by accident; they judge nobody.
"""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

_TODO = re.compile(r"\bTODO\b:?[ \t]*(?P<what>[^\n\"`\]}]{0,80}?)(?=\bTODO\b|::|[\n\"`\]}]|$)")
# A slot in brackets that is no link: [Vision: 150 words by your sponsor].
_VISION = re.compile(r"\[(?:your |the )?(?:sponsor|vision)\b[^\]\n]{0,200}\](?![(\[])", re.IGNORECASE)
_FIRMS = re.compile(
    r"\b(?:Adidas|Airbnb|Aldi|Alphabet|Amazon|Apple|AT&T|Audi|BMW|Boeing|BlackRock|Chipotle|Cisco|Coca-Cola|Dell|"
    r"Deloitte|Disney|Domino's|Facebook|Ferrari|Google|Heineken|Huawei|H&M|IBM|IKEA|Instagram|Intel|JPMorgan|KPMG|Lidl|"
    r"LinkedIn|Lululemon|Marriott|Mastodon|McDonald's|Mercedes|Microsoft|Nestl\u00e9|Netflix|Nike|Nokia|Novartis|"
    r"OpenAI|Oracle|PayPal|Pepsi|Pfizer|Pinterest|PwC|Reddit|Ryanair|Salesforce|Samsung|Siemens|Snapchat|Sony|Spotify|"
    r"Starbucks|Taco Bell|Tesla|TikTok|Toyota|Trustpilot|Twitter|Uber|Volkswagen|Walmart|WhatsApp|YouTube|Zalando)\b"
)
_BOXES = re.compile(
    r"\b(?:bossy|hysterical|man up|like a girl|girls' talk|old maid|housewife|cat lady|grumpy old man|blonde moment|"
    r"typical(?:ly)? (?:man|woman|men|women|german|french|italian|american|british|chinese|indian|arab|millennial|boomer)s?|"
    r"(?:german|swiss) thoroughness|latin temper|third[- ]world|exotic look|gypsy|crazy woman|lame|spastic|"
    r"(?:chairman|fireman|policeman|salesman|stewardess|mankind))\b",
    re.IGNORECASE,
)
# Signs and pictographs (Unicode blocks 2600 to 27BF and the emoji planes) where a dash should be.
_EMOJI_MARK = re.compile(r"[ \t]*(?:[-*+][ \t]+)?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]+\S")
_VIDEO = re.compile(
    r"\]\([ \t]*<?(?P<address>[^\s()<>]{1,500}\.(?:mp4|webm|mov|m4v)(?:[?#][^\s()<>]*)?)", re.IGNORECASE
)
_CAPTIONS = re.compile(r"\.(?:vtt|srt)\b|\btranscript\b", re.IGNORECASE)


def check_words(file: str, text: str) -> Iterator[Finding]:
    """Yield words of a file that should be other words; `text` is the whole file."""
    is_story = file.endswith(".md") and "\ntype: scenario\n" in text
    for number, line in enumerate(text.split("\n"), start=1):
        for todo in _TODO.finditer(line):
            what = todo["what"].partition("::")[0].strip().rstrip(".")
            yield finding(
                "E702",
                file,
                number,
                Phrase("Still to be written: {what}.", what=what) if what else Phrase("Still to be written."),
            )
        if _VISION.search(line):
            yield finding("E703", file, number, Phrase("The vision is still the placeholder."))
        if is_story and (firm := _FIRMS.search(line)):
            yield finding("W702", file, number, Phrase('"{firm}" is a real company.', firm=firm[0]))
        if box := _BOXES.search(line):
            yield finding("W703", file, number, Phrase('"{box}" puts people into a box.', box=box[0]))
        if _EMOJI_MARK.match(line):
            yield finding("W705", file, number, Phrase("An emoji begins this line."))


def check_videos(file: str, text: str) -> Iterator[Finding]:
    """Yield links to a video whose paragraph has neither captions nor a transcript."""
    line = 1
    for paragraph in text.split("\n\n"):
        video = _VIDEO.search(paragraph)
        if video and not _CAPTIONS.search(paragraph):
            at = line + paragraph[: video.start()].count("\n")
            yield finding(
                "E504",
                file,
                at,
                Phrase('The video "{address}" has no captions here.', address=video["address"][-60:]),
            )
        line += paragraph.count("\n") + 2
