"""Helpers of the quiz block: attempts, markup, texts."""
