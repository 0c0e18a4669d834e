"""`advocert preview`: the content of a folder as learners will see it, on this machine, while it is written.

The real blocks run on a small runtime of their own (`runtime.py`); nothing of Open edX and nothing of
xblock-sdk is needed. What somebody does in the preview lives in memory and is told to nobody.
"""
