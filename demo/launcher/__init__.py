"""Start, watch and stop the programs of the demo; standard library only, so that it speaks at once."""
