"""Searching a line for one of many phrases."""

from __future__ import annotations

import re

# The character with which a phrase begins, itself or escaped.
_FIRST = re.compile(r"[^\W_]|\\\W")


def anywhere(*phrases: str) -> re.Pattern[str]:
    r"""One pattern for phrases that may stand anywhere in a line, in small letters or capitals.

    Each is a regular expression that begins with a character or a group of words, perhaps behind ``\b``. The
    pattern tells only whether one is there, not where it ends. It begins with a set of characters, for which
    ``re`` searches in a loop of its own (not for a set in both cases, hence ``-i``), and only then looks ahead
    from before that character: lists of phrases take a half to a fifteenth of the time of their alternatives.

    >>> bool(anywhere("all rights reserved", r"(?:do not|never) copy").search("Never copy this."))
    True

    Raises:
        ValueError: a phrase begins with something else.
    """
    firsts = {first for phrase in phrases for first in _firsts(phrase)}
    either = "".join(sorted({case for first in firsts for case in (first.lower(), first.upper())}))
    return re.compile(f"(?-i:[{either}])(?<=(?=(?:{'|'.join(phrases)})).)", re.IGNORECASE)


def _firsts(phrase: str) -> list[str]:
    """What a phrase may begin with, as it stands in a set of a regular expression."""
    head = phrase.removeprefix(r"\b")
    words = head[3 : head.index(")")].split("|") if head.startswith("(?:") else [head]
    found = [match.group() for word in words if (match := _FIRST.match(word))]
    if len(found) < len(words):
        msg = f"A phrase has to begin with a character or a group of words: {phrase!r}"
        raise ValueError(msg)
    return found
