"""A block of the strict platform in a real browser, without a server: this process answers every request.

`site` answers, `frame` is the page around the block, `unit` opens it, `plain` does so without script, and `sight` says what
axe and the eye would say.
"""
