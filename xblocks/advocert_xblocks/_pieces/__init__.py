"""Pieces that an author may put into a text instead of remembering how they are written, and texts to begin with."""
