"""Helpers of the scenario block: its learner state, its markup, its texts."""
