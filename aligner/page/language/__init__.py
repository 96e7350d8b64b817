"""Korean or English: the language of a text, and where it changes inside one line."""
