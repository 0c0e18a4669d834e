"""How other systems are told.

Targets, message, signature, schedule, and the sender that reaches public addresses only.
"""
