"""Settings that the platform's plugin machinery adds to LMS and Studio."""
