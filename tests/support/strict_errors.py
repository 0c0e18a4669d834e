"""What the strict platform raises where the real one fails, or goes wrong without a word."""


class CollisionError(Exception):
    """A block uses a name that the platform mixes into every block."""


class ForbiddenAttributeError(Exception):
    """A block reads something that new runtimes do not have."""


class MissingResourceError(Exception):
    """A block names a file that production would answer with 404."""


class RewrittenAddressError(Exception):
    """Studio's preview would rewrite a quoted /static/ address in this place."""
