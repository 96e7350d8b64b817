"""Pairs of brackets and of quotation marks in one clean line.

A stray mark must not swallow the rest of a paragraph: a pair is short, an opener that comes while
another of its kind is open replaces it, and a straight quote is read by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

# The longest quotation taken for one. In the Korean of park_news, flores and ud_pud 99 % of all
# sentences, quotations included, are shorter than 150 characters.
LONGEST = 300

OPENERS = "([{" + "“‘„«「『《〈【［（"
CLOSERS = ")]}" + "”’“»」』》〉】］）"
BULLETS = "•▲△■□▶►◆◇●○※▼☞"
_CLOSER_OF = dict(zip(OPENERS, CLOSERS, strict=True)) | {"“": "”", "„": "“"}
_BRACKETS = frozenset("([{《〈【［（")
_MARK = re.compile(r"""[(\[{“‘„«「『《〈【［（)\]}”’»」』》〉】］）"'˝]""")
# What only a closing quote stands before: "...다"고 했다.
_CITING = re.compile("(?:이?라(?:고|며|는)|고|며|는|면서) ")


class Group(NamedTuple):
    """Half-open range of a pair, its two marks included."""

    start: int
    stop: int
    kind: Literal["bracket", "quote"]


def groups(text: str) -> list[Group]:
    """The pairs of ``text``, ordered by their start; pairs of different marks may lie inside each other.

    >>> [text[start:stop] for text in ['He said "no" (twice).'] for start, stop, _ in groups(text)]
    ['"no"', '(twice)']
    """
    open_at: dict[str, int] = {}
    found: list[Group] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        kind: Literal["bracket", "quote"] = "quote"
        if mark in "\"'˝":
            key = "”" if mark == '"' and mark not in open_at and "”" in open_at else mark
            closes = _straight_closes(text, at, is_open=key in open_at)
            key = key if closes else mark
        else:
            closes = mark not in _CLOSER_OF
            key = _CLOSER_OF.get(mark, mark)
            kind = "bracket" if mark in _BRACKETS or mark in ")]}》〉】］）" else "quote"
            if mark == "’" and _is_apostrophe(text, at):
                continue
        if not closes:
            open_at[key] = at
        elif key in open_at:
            start = open_at.pop(key)
            if at + 1 - start <= LONGEST:
                found.append(Group(start, at + 1, kind))
    return sorted(found)


def _straight_closes(text: str, at: int, *, is_open: bool) -> bool:
    """Whether the straight quote at ``at`` closes: blanks beside it tell; else it closes what is open."""
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if text[at] == "'" and (_is_apostrophe(text, at) or not is_open):
        # "workers' rights", "'90s" and "don't" open nothing; only a blank or a mark before does
        return not (before == "" or before in ' "([“-—=') or after.isdigit() or after in ("", " ")
    if before not in ("", " ") and _CITING.match(text, at + 1):
        return True
    left_free = before == "" or before in " ([“‘-–—"
    right_free = after == "" or after in " .,?!)]”’:;"
    if left_free != right_free:
        return right_free
    return is_open


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def trimmed(text: str, cuts: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of ``text`` between neighbouring cuts, without outer blanks, without empty ones.

    >>> trimmed("One. Two. ", [0, 4, 9, 10])
    [(0, 4), (5, 9)]
    """
    found = []
    for first, last in pairwise(cuts):
        piece = text[first:last]
        start = first + len(piece) - len(piece.lstrip())
        stop = first + len(piece.rstrip())
        if start < stop:
            found.append((start, stop))
    return found
