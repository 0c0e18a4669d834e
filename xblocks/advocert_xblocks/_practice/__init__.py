"""Helpers of the practice block: its learner state, its markup, its texts."""
