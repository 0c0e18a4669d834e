"""Helpers of the lesson block: its learner state, its markup, its texts."""
