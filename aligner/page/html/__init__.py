"""Saved web pages: the events of a parser (``walk``) to pieces, these to text with what the markup tells of it."""
