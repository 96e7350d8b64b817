"""Words and marks of Korean and English news and web pages, and how a line is searched for them."""
