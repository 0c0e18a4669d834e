"""The sentences about the dimensions of a conversation: one for what went right, one for what was lost.

They speak about what readers saw, not about the learner as a person (docs/concepts/voice.md).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class DimensionWords:
    """How one dimension is called, and what is said when nothing or something was lost in it."""

    label: str
    kept: str
    lost: str


DIMENSION_WORDS = {
    "policy": DimensionWords(
        "Policy",
        "Everything you did is covered by what you signed.",
        "Part of what you did goes against what you signed.",
    ),
    "disclosure": DimensionWords(
        "Disclosure",
        "Every reader could tell that you have a stake in it.",
        "Readers could not always tell that you have a stake in it.",
    ),
    "empathy": DimensionWords(
        "Empathy",
        "You answered the person, not only the words.",
        "What the other person needed came late or not at all.",
    ),
    "brand": DimensionWords(
        "Brand voice",
        "It sounded like a person, not like an advertisement.",
        "Some of it did not sound like you at your best.",
    ),
    "escalation": DimensionWords(
        "Handing over",
        "You told those who need to know, and told them in time.",
        "Somebody who needs to know was told late or not at all.",
    ),
    "privacy": DimensionWords(
        "Privacy",
        "What is private stayed private.",
        "Something private could be seen by others.",
    ),
    "accuracy": DimensionWords(
        "Accuracy",
        "You said only what you can show.",
        "You said more than you can show.",
    ),
    "resolution": DimensionWords(
        "Resolution",
        "You left people with a next step.",
        "The question stayed open longer than it had to.",
    ),
}


def words_for(name: str) -> DimensionWords:
    """Return the words of a dimension; one that has none yet is spoken about by its name."""
    plain = DimensionWords(name.capitalize(), "Nothing was lost here.", "Something was lost here.")
    return DIMENSION_WORDS.get(name, plain)
