"""Text whose lines have a form of their own: lists, glossaries, interviews, letters, subtitle files."""
