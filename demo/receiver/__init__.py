"""Replybox, another company's product: an independent program that shares a secret with ours.

It imports nothing of ours. What it does is what any receiver should do: check the signature and the time of a
message, take each message once, ignore older ones, and keep its own list.
"""
