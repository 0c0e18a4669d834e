"""The product on one machine: course player, service, another system, made-up people. Never shipped."""
