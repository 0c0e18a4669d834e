"""OLX: the course as Studio imports it, and the body of our tags."""
