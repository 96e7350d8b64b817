"""What a text must hold for a form to match, read off the form itself, so that most rules need not be tried.

A form is taken apart by the parser of :mod:`re`, which is not public: where it is missing or has changed, nothing is
required, and every rule is tried as before, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import product
from operator import add
from typing import NamedTuple

from aligner.check.opening import COMMON, ODD_CASES, REPEATS, WITHOUT_WIDTH, Node, opening

# Stands for any digit in what a text holds.
DIGIT = "0"
# A class of more characters than this tells little: 가-힣.
_WIDE = 200
# Two classes in a row of more combinations than this are not told together.
_MOST_PAIRS = 60
# What a form requires is looked up in so many sets: of English words the further letters tell nothing.
_MOST = 8

# Characters, and two characters in a row.
Tokens = frozenset[str]


class Required(NamedTuple):
    """What a form requires.

    Of each set in ``every`` a text must hold a character, or two in a row (``DIGIT`` for any digit).
    ``opening`` matches each place where a match may begin; None where that is nearly everywhere.
    """

    every: tuple[Tokens, ...] = ()
    opening: re.Pattern[str] | None = None


def tokens(text: str) -> set[str]:
    """The characters of a text, and, unless it is plain ASCII, all two in a row; digits as they are.

    >>> sorted(tokens("두 명")), sorted(tokens("be"))
    ([' ', ' 명', '두', '두 ', '명'], ['b', 'e'])
    """
    found = set(text)
    if not text.isascii():
        found.update(map(add, text, text[1:]))
    return found


def required(form: re.Pattern[str]) -> Required:
    """What a form requires of a text.

    >>> required(re.compile("(?<!x)([3-5]|반)시?:")).every == ({":"}, {"0", "반"})
    True
    >>> required(re.compile("(?<!x)([3-5]|반)시?:")).opening
    re.compile('[3-5반](?<![x].)', re.DOTALL)
    """
    folded = bool(form.flags & re.IGNORECASE)
    try:
        tree = list(import_module("re._parser").parse(form.pattern, form.flags))
        every = {one for one in _every(tree) if not one & COMMON}
        every = {frozenset(_any_case(one)) if folded else one for one in every}
        begin = opening(tree, folded=folded)
    except (ImportError, AttributeError, TypeError, ValueError):
        return Required()
    return Required(tuple(sorted(every, key=_cost)[:_MOST]), begin)


def _any_case(some: Iterable[str]) -> set[str]:
    """Characters, and two in a row, in all cases that one form matches."""
    return {"".join(way) for one in some for way in product(*map(_cases, one))}


@cache
def _cases(char: str) -> list[str]:
    form = re.compile(re.escape(char), re.IGNORECASE)
    return [way for way in {char, *ODD_CASES, *char.lower(), *char.upper()} if form.fullmatch(way)]


def _cost(some: Tokens) -> tuple[float, list[str]]:
    """How likely a text holds one of them by chance; the tokens only for a fixed order."""
    pairs = sum(len(one) > 1 for one in some)
    return len(some) - 0.8 * pairs + 30 * len(some & COMMON), sorted(some)


def _every(tree: Iterable[Node]) -> Iterator[Tokens]:
    """Sets of which each match holds a character, or two in a row."""
    before: Tokens = frozenset()
    for node in tree:
        ones = _ones(node)
        if ones:
            yield ones
            yield from _pairs(before, ones)
        elif str(node[0]) not in WITHOUT_WIDTH or str(node[0]) == "ASSERT":
            yield from _inner(node)
        before = ones


def _pairs(before: Tokens, ones: Tokens) -> Iterator[Tokens]:
    """What two nodes in a row require together; nothing of plain ASCII, see ``tokens``."""
    if not 0 < len(before) * len(ones) <= _MOST_PAIRS or DIGIT in before | ones:
        return
    if not (any(map(str.isascii, before)) and any(map(str.isascii, ones))):
        yield frozenset(map("".join, product(before, ones)))


def _ones(node: Node) -> Tokens:
    """The characters of which a node matches one; empty where it matches more, less, or too many."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return frozenset(_digit_or(chr(value)))
    return frozenset(_members(value)) if name == "IN" else frozenset()


def _inner(node: Node) -> Iterator[Tokens]:
    """What is required by the nodes that a node holds."""
    name, value = str(node[0]), node[1]
    if name == "BRANCH":
        rarest = [min(_every(one), key=_cost, default=None) for one in value[1]]
        if all(rarest):
            yield frozenset().union(*(one for one in rarest if one))
    elif name == "SUBPATTERN" and not any(value[1:3]):  # no flags of its own
        yield from _every(value[3])
    elif name == "ASSERT":
        yield from _every(value[1])
    elif name in REPEATS and value[0]:
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
