"""One file per `advocert_...` command."""
