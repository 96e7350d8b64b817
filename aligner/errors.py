"""What can go wrong, as letters to the user.

AlignerError
+-- InputError      a page cannot be read
+-- ModelError      an encoder cannot be loaded
"""

from __future__ import annotations


class AlignerError(Exception):
    """Something the user can mend: what is wrong and where (``problem``), and how to mend it (``fix``)."""

    def __init__(self, problem: str, *, fix: str) -> None:
        super().__init__(f"{problem}\n  {fix}")
        self.problem = problem
        self.fix = fix


class InputError(AlignerError):
    """A page that cannot be read: missing, too large, not text."""


class ModelError(AlignerError):
    """A model that cannot be loaded: missing, damaged, or asking to run code of its own."""
