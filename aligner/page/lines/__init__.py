"""Lines by themselves: what one looks like, its cells if it is a row, and how two halves of one are put together."""
