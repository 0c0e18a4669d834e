"""The certificate service: evidence in, signed credentials out, access that follows them."""
