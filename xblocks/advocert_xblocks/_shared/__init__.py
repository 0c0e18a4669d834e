"""What all blocks share: the block base, the learner, markup, words, and how a fact is recorded."""
