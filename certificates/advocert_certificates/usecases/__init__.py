"""What the service can do, one file per idea; `api` re-exports what others may call."""
