"""Who decided: a name that can be forgotten, and a mark that proofs rest on."""

from django.db import models


class Actor(models.Model):
    """Somebody who decided something. The log commits to `mark`, which is SHA-256(salt, name), never to the name.

    When the person is erased, the name becomes a pseudonym everywhere and the salt is emptied: then nobody can show,
    or guess and confirm, whose mark it was, and every proof still holds.

    .. pii: the user name of the person who decided
    .. pii_types: username
    .. pii_retirement: local_api
    """

    name = models.CharField(max_length=150, unique=True)
    mark = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "advocert_actor"

    def __str__(self) -> str:
        return self.mark[:12]
