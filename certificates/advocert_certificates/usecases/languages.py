"""The language of a person: the one in which they last read our pages, else that of the course they learned in."""

from advocert_certificates.models import Evidence, Person

_LONGEST = 16


def note_language(platform_user_id: int, language: str) -> None:
    """Remember in which language the person reads; nothing is written while that stays the same."""
    known = Person.objects.filter(platform_user_id=platform_user_id)
    known.exclude(language=language[:_LONGEST]).update(language=language[:_LONGEST])


def language_of(person: Person) -> str:
    """Return the language for a mail to this person, as a code such as `de`; English where nothing is known."""
    if person.language:
        return person.language
    facts = Evidence.objects.filter(person=person).exclude(language="")
    return facts.order_by("-id").values_list("language", flat=True).first() or "en"
