"""The addresses that need no login, and the holder's own page."""
