"""Lines to blocks: what is two things on one line is taken apart, what is one on several put together."""
