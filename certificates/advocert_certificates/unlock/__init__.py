"""How other systems are told: targets, message, signature, schedule, and the sender that reaches public addresses only."""
