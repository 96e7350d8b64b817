"""Captions that no credit tells: the forms of lines beside pictures, and what stands around them."""
