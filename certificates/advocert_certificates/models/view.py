"""Lists that somebody of HR keeps under a name."""

import uuid

from django.db import models


class SavedView(models.Model):
    """One list of people by its filters; `query` is what stands in its address, so it can still be sent.

    .. pii: the user name of who keeps it, and what they call it; a search may hold a name
    .. pii_types: username, other
    .. pii_retirement: local_api
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.CharField(max_length=150)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "advocert_saved_view"
        constraints = (models.UniqueConstraint(fields=["owner", "name"], name="advocert_saved_view_name"),)

    def __str__(self) -> str:
        return self.name
