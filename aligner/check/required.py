"""What a text must hold for a form to match, read off the form itself, so that most rules need not be tried.

A form is taken apart by the parser of :mod:`re`, which is not public: where it is missing or has changed, nothing is
required, and every rule is tried as before, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

# Stands for any digit in what a text holds.
DIGIT = "0"
# A class of more characters than this tells little: 가-힣.
_WIDE = 200
# Sets that are looked up before a form is tried. More than three save nothing.
_MOST = 3
# What Python takes for i, k, s and a Greek letter where case does not count, without being their capitals.
_ODD_CASES = "ıİſ\N{KELVIN SIGN}\N{MICRO SIGN}"
# Small Latin letters and blanks are in nearly every English text.
_COMMON = frozenset("abcdefghijklmnopqrstuvwxyz ")
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_WITHOUT_WIDTH = frozenset(("AT", "ASSERT", "ASSERT_NOT"))
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}

Chars = frozenset[str]
# What the parser of re makes of a form: operations, each with what it works on.
Node = tuple[object, Any]


class Required(NamedTuple):
    """What a form requires.

    Of each set in ``every`` a text must hold a character (in small letters if ``folded``, ``DIGIT`` for any digit).
    ``opening`` matches each place where a match may begin; None where that is nearly everywhere.
    """

    every: tuple[Chars, ...] = ()
    folded: bool = False
    opening: re.Pattern[str] | None = None


class Held(NamedTuple):
    """The characters of a text, as they are and in small letters; ``DIGIT`` for any digit."""

    plain: set[str]
    folded: set[str]


def held(text: str, *, digits: bool) -> Held:
    """What a text holds; the caller knows whether there are digits in it.

    >>> sorted(held("Ab", digits=True).plain), sorted(held("Ab", digits=False).folded)
    (['0', 'A', 'b'], ['a', 'b'])
    """
    plain = set(text)
    if digits:
        plain.add(DIGIT)
    return Held(plain, _folded(plain))


def required(form: re.Pattern[str]) -> Required:
    """What a form requires of a text.

    >>> required(re.compile("(?<!x)([3-5]|반)시?:")).every == ({":"}, {"0", "반"})
    True
    >>> required(re.compile("(?<!x)([3-5]|반)시?:")).opening
    re.compile('[3-5반]')
    """
    folded = bool(form.flags & re.IGNORECASE)
    try:
        tree = list(import_module("re._parser").parse(form.pattern, form.flags))
        every = {frozenset(_folded(one)) if folded else one for one in _every(tree)}
        opening = _opening(tree, folded=folded)
    except (ImportError, AttributeError, TypeError, ValueError):
        return Required()
    return Required(tuple(sorted(every, key=_cost)[:_MOST]), folded, opening)


class _UntoldError(Exception):
    """What a form begins with cannot be told."""


def _folded(chars: Iterable[str]) -> set[str]:
    text = "".join(chars)
    return set(text.lower()) | set(text.upper().lower())


def _cost(chars: Chars) -> tuple[int, list[str]]:
    """How likely a text holds one of them by chance; the characters only for a fixed order."""
    return len(chars) + 30 * len(chars & _COMMON), sorted(chars)


def _every(tree: Iterable[Node]) -> Iterator[Chars]:
    """Sets of which each match holds a character."""
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            yield frozenset(_digit_or(chr(value)))
        elif name == "IN" and (chars := _members(value)):
            yield frozenset(chars)
        elif name == "BRANCH":
            rarest = [min(_every(one), key=_cost, default=None) for one in value[1]]
            if all(rarest):
                yield frozenset().union(*(one for one in rarest if one))
        elif name == "SUBPATTERN" and not any(value[1:3]):  # no flags of its own
            yield from _every(value[3])
        elif name == "ASSERT":
            yield from _every(value[1])
        elif name in _REPEATS and value[0]:
            yield from _every(value[2])


def _digit_or(char: str) -> str:
    return DIGIT if char.isdecimal() else char


def _members(items: Iterable[Node]) -> set[str]:
    """The characters of a class; empty where they are too many to tell."""
    out: set[str] = set()
    for operation, value in items:
        name = str(operation)
        if name == "LITERAL":
            out.add(_digit_or(chr(value)))
        elif name == "RANGE" and value[1] - value[0] < _WIDE:
            out.update(_digit_or(chr(one)) for one in range(value[0], value[1] + 1))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            out.add(DIGIT)
        else:
            return set()
    return out


def _begins(tree: Iterable[Node]) -> tuple[set[str], bool]:
    """What a match may begin with, as pieces of a class, and whether it may begin with what comes behind.

    Raises _UntoldError where that cannot be told.
    """
    out: set[str] = set()
    for node in tree:
        if str(node[0]) in _WITHOUT_WIDTH:
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
    if name in _REPEATS:
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


def _opening(tree: Iterable[Node], *, folded: bool) -> re.Pattern[str] | None:
    """A form of the characters that a match may begin with; None where that would match in every word."""
    try:
        pieces, empty = _begins(tree)
    except _UntoldError:
        return None
    if folded:
        pieces = {way for one in pieces for way in _in_both_cases(one)} | set(_ODD_CASES)
    if empty or not pieces.isdisjoint((*_COMMON, r"\ ", r"\s", "a-z")):
        return None
    return re.compile(f"[{''.join(sorted(pieces))}]")


def _in_both_cases(piece: str) -> tuple[str, ...]:
    if piece.startswith("\\"):
        return (piece,)
    return piece, piece.lower(), piece.upper(), piece.upper().lower()
