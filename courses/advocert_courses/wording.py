"""The sentences about the dimensions of a conversation: one for what went right, one for what was lost.

They speak about what readers saw, not about the learner as a person (docs/concepts/voice.md).
"""

from dataclasses import dataclass

from advocert_courses.phrases import Phrase


@dataclass(frozen=True)
class DimensionWords:
    """How one dimension is called, alone and inside a sentence, and what is said when nothing or something was lost."""

    label: Phrase
    inside: Phrase
    kept: Phrase
    lost: Phrase


DIMENSION_WORDS = {
    "policy": DimensionWords(
        Phrase("Policy"),
        Phrase("policy"),
        Phrase("Everything you did is covered by what you signed."),
        Phrase("Part of what you did goes against what you signed."),
    ),
    "disclosure": DimensionWords(
        Phrase("Disclosure"),
        Phrase("disclosure"),
        Phrase("Every reader could tell that you have a stake in it."),
        Phrase("Readers could not always tell that you have a stake in it."),
    ),
    "empathy": DimensionWords(
        Phrase("Empathy"),
        Phrase("empathy"),
        Phrase("You answered the person, not only the words."),
        Phrase("What the other person needed came late or not at all."),
    ),
    "brand": DimensionWords(
        Phrase("Brand voice"),
        Phrase("brand voice"),
        Phrase("It sounded like a person, not like an advertisement."),
        Phrase("Some of it did not sound like you at your best."),
    ),
    "escalation": DimensionWords(
        Phrase("Handing over"),
        Phrase("handing over"),
        Phrase("You told those who need to know, and told them in time."),
        Phrase("Somebody who needs to know was told late or not at all."),
    ),
    "privacy": DimensionWords(
        Phrase("Privacy"),
        Phrase("privacy"),
        Phrase("What is private stayed private."),
        Phrase("Something private could be seen by others."),
    ),
    "accuracy": DimensionWords(
        Phrase("Accuracy"),
        Phrase("accuracy"),
        Phrase("You said only what you can show."),
        Phrase("You said more than you can show."),
    ),
    "resolution": DimensionWords(
        Phrase("Resolution"),
        Phrase("resolution"),
        Phrase("You left people with a next step."),
        Phrase("The question stayed open longer than it had to."),
    ),
}


def words_for(name: str) -> DimensionWords:
    """Return the words of a dimension; one that has none yet is spoken about by its name."""
    plain = DimensionWords(
        Phrase(name.capitalize()),
        Phrase(name),
        Phrase("Nothing was lost here."),
        Phrase("Something was lost here."),
    )
    return DIMENSION_WORDS.get(name, plain)
