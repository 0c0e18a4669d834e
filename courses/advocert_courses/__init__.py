"""What is taught: formats, parsing, lint, rules of play and scoring, OLX. Pure: no framework, no network, no clock."""
