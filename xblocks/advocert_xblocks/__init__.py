"""XBlock adapters: they show, collect and tell; the rules live in advocert_courses."""
