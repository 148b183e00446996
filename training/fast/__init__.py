"""Makes the weights of the fast tagger."""
