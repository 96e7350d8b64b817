"""What the captions of a page tell beside their figures and names.

``copies`` finds a caption printed more than once and ``grades`` what differs between its copies, ``credits`` reads who is
named for the picture, ``spellings`` finds a name that the page writes in two ways; ``findings`` says so.
"""
