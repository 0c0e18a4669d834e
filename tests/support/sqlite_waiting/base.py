"""SQLite on Django before 5.1, which has no option `transaction_mode`: a transaction takes the lock as it begins.

A transaction that only asks for the lock when it first writes is refused at once, however long the others would
take; one that begins with it waits for its turn.
"""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, but for the first word of a transaction."""

    def _start_transaction_under_autocommit(self) -> None:
        self.cursor().execute("BEGIN IMMEDIATE")
