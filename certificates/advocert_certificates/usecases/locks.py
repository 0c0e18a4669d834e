"""One lock per person: whoever decides about somebody holds that person's row until the commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connections, models, router, transaction

from advocert_certificates.domain.errors import CertificationNotFoundError, PersonNotFoundError
from advocert_certificates.models import Certification, Person


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


def lock_people(person_ids: Sequence[int], *, wait: bool = False) -> list[Person]:
    """Return the people in the order of ids, locked until the transaction ends. The first query, as above.

    Without `wait` those whom somebody else holds are left out, where the database can pass over locked rows.
    """
    features = connections[router.db_for_write(Person)].features
    people = Person.objects.filter(pk__in=person_ids).order_by("pk")
    if features.has_select_for_update:
        skip = features.has_select_for_update_skip_locked and not wait
        return list(people.select_for_update(skip_locked=skip))
    people.order_by().update(sequence=models.F("sequence"))
    return list(people)


def lock_row(model: type[models.Model], pk: int) -> Any:
    """Return the row of this id, which exists, locked until the transaction ends. The first query, as above."""
    manager = model._default_manager  # noqa: SLF001 - Django's public name for it
    if connections[router.db_for_write(model)].features.has_select_for_update:
        return manager.select_for_update().get(pk=pk)
    manager.filter(pk=pk).update(id=models.F("id"))
    return manager.get(pk=pk)


def locked(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Return a query that locks what it finds, of one table; on SQLite it takes the one write lock first."""
    if connections[router.db_for_write(rows.model)].features.has_select_for_update:
        return rows.select_for_update()
    rows.update(id=models.F("id"))
    return rows


@contextmanager
def locked_certification(uuid: UUID) -> Iterator[tuple[Person, Certification]]:
    """Open a transaction that holds the person of a certification, and give both.

    Raises:
        CertificationNotFoundError: nothing has this uuid.
    """
    owner = Person.objects.filter(certifications__uuid=uuid).values_list("pk", flat=True).first()
    if owner is None:
        raise CertificationNotFoundError(uuid)
    with transaction.atomic():
        person = lock_person(owner)
        row = Certification.objects.select_related("credential").get(uuid=uuid)
        row.person = person
        yield person, row


@contextmanager
def locked_person(uuid: UUID) -> Iterator[Person]:
    """Open a transaction that holds a person.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    owner = Person.objects.filter(uuid=uuid).values_list("pk", flat=True).first()
    if owner is None:
        raise PersonNotFoundError(uuid)
    with transaction.atomic():
        yield lock_person(owner)
