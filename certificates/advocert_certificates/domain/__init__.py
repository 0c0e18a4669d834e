"""What a certification is, as pure functions and values: time, randomness and keys come in as arguments."""
