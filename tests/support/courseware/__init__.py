"""The one table of the LMS that blocks lock, under its real label and with its real columns."""
