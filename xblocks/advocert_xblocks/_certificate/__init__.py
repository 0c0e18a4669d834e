"""Helpers of the certificate block: markup and texts."""
