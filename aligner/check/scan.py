"""Reads a text with a list of rules: each takes what no earlier rule has taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aligner.check.quantity import Quantity


class Rule(NamedTuple):
    """A form, and what it says: the quantities of a match. None leaves the match to later rules."""

    form: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[Quantity] | None]


def nothing(_match: re.Match[str]) -> Iterable[Quantity]:
    """What a name made of digits says: G7, F-35A."""
    return ()


def scan(text: str, rules: Sequence[Rule]) -> list[Quantity]:
    """All quantities of a text, in its order. Time is linear in the text for each rule.

    A rule takes the characters that its match covers, or, where a quantity reaches further than the
    match (a unit behind a figure), to the end of that quantity.
    """
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for form, read in rules:
        for match in form.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            quantities = read(match)
            if quantities is None:
                continue
            made = list(quantities)
            stop = max([match.end(), *(q.span.stop for q in made)])
            taken[match.start() : stop] = b"\1" * (stop - match.start())
            found += made
    return sorted(found, key=lambda q: q.span)
