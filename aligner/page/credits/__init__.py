"""Photo credits, datelines and list marks: which short phrases they are, and where in a line the text ends."""
