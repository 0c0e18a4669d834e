"""What carries a credential to people: pictures and papers that hold the signed document inside them."""
