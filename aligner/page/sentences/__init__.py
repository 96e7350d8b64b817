"""A block to its sentences: credits set apart, runs of one language, the rules of each language."""
