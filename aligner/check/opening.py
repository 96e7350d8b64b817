"""What a match of a form may begin with, read off the form, so that it is tried only where such a character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

# What Python takes for i, k, s and a Greek letter where case does not count, without being their capitals.
ODD_CASES = "ıİſ\N{KELVIN SIGN}\N{MICRO SIGN}"
# Small Latin letters and blanks are in nearly every English text.
COMMON = frozenset("abcdefghijklmnopqrstuvwxyz ")
REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
WITHOUT_WIDTH = frozenset(("AT", "ASSERT", "ASSERT_NOT"))
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
# Pieces of a class that are letters or digits.
_IN_WORDS = re.compile(r"\w|\w-\w|\\d")
_LETTER = re.compile(r"(?<!\\)[^\W\d_]")

# What the parser of re makes of a form: operations, each with what it works on.
Node = tuple[object, Any]


def opening(tree: Sequence[Node], *, folded: bool) -> re.Pattern[str] | None:
    """A form of the characters that a match may begin with; None where that would match in every word.

    What must not stand before them is looked at behind them: a form that begins with a class is searched for faster.
    """
    try:
        pieces, empty = _begins(tree)
    except _UntoldError:
        return None
    if folded:
        pieces = {way for one in pieces for way in _in_both_cases(one)} | set(ODD_CASES)
    before = set(_never_before(tree, folded=folded))
    if all(map(_IN_WORDS.fullmatch, pieces)):
        before |= _boundaries(tree)
    common = (*COMMON, "a-z") if not any(r"\w" in one for one in before) else ()
    if empty or not pieces.isdisjoint((r"\ ", r"\s", r"\w", *common)):
        return None
    never = "".join(f"(?<![{one}].)" for one in sorted(before))
    return re.compile(f"[{''.join(sorted(pieces))}]{never}", re.DOTALL)


class _UntoldError(Exception):
    """What a form begins with cannot be told."""


def _begins(tree: Iterable[Node]) -> tuple[set[str], bool]:
    """What a match may begin with, as pieces of a class, and whether it may begin with what comes behind.

    Raises _UntoldError where that cannot be told.
    """
    out: set[str] = set()
    for node in tree:
        if str(node[0]) in WITHOUT_WIDTH:
            continue
        pieces, empty = _begins_one(node)
        out |= pieces
        if not empty:
            return out, False
    return out, True


def _begins_one(node: Node) -> tuple[set[str], bool]:
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return {re.escape(chr(value))}, False
    if name == "IN":
        return {_piece(part) for part in value}, False
    if name == "SUBPATTERN" and not any(value[1:3]):
        return _begins(value[3])
    if name == "BRANCH":
        ways = [_begins(one) for one in value[1]]
        return set().union(*(pieces for pieces, _ in ways)), any(empty for _, empty in ways)
    if name in REPEATS:
        pieces, empty = _begins(value[2])
        return pieces, empty or not value[0]
    raise _UntoldError(name)


def _piece(node: Node) -> str:
    """A part of a class as it is written between brackets."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return re.escape(chr(value))
    if name == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if name == "CATEGORY" and str(value) in _CLASSES:
        return _CLASSES[str(value)]
    raise _UntoldError(name)


def _leading(tree: Iterable[Node]) -> Iterator[Node]:
    """What a form looks at before it takes a character."""
    return takewhile(lambda node: str(node[0]) in WITHOUT_WIDTH, tree)


def _boundaries(tree: Iterable[Node]) -> set[str]:
    """What must not stand before a match that begins with a letter or digit, at a boundary."""
    return {r"\w" for name, value in _leading(tree) if str(value) == "AT_BOUNDARY"}


def _never_before(tree: Iterable[Node], *, folded: bool) -> Iterator[str]:
    """Classes of what must not stand before a match, as they are written between brackets."""
    for operation, value in _leading(tree):
        if str(operation) == "ASSERT_NOT" and value[0] < 0 and len(value[1]) == 1:
            name, inside = str(value[1][0][0]), value[1][0][1]
            try:
                parts = [*value[1]] if name == "LITERAL" else inside if name == "IN" else ()
                piece = "".join(sorted(map(_piece, parts)))
            except _UntoldError:
                continue
            if piece and not (folded and _LETTER.search(piece)):
                yield piece


def _in_both_cases(piece: str) -> tuple[str, ...]:
    if piece.startswith("\\"):
        return (piece,)
    return piece, piece.lower(), piece.upper(), piece.upper().lower()
