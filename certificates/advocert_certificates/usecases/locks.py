"""One lock per person: whoever decides about somebody holds that person's row until the commit."""

from django.db import connections, models, router

from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.models import Person


def lock_person(person_id: int) -> Person:
    """Return the person, locked until the transaction ends. It must be the first query of its transaction.

    On MySQL a snapshot begins with the first plain read; on SQLite a reader cannot become a writer while
    another one writes. Both are avoided by locking first.

    Raises:
        PersonNotFoundError: nobody has this id.
    """
    if connections[router.db_for_write(Person)].features.has_select_for_update:
        person = Person.objects.select_for_update().filter(pk=person_id).first()
    else:
        # SQLite has no row locks. An update that changes nothing takes its one write lock.
        Person.objects.filter(pk=person_id).update(sequence=models.F("sequence"))
        person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise PersonNotFoundError(person_id)
    return person
