"""What a corpus holds: its figures, their drawing, and pairs found by what they say or are."""
