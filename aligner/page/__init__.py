"""From bytes to a :class:`~aligner.types.Document`: reading, cleaning, blocks, languages, sentences."""
