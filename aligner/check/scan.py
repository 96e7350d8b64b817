"""Reads a text with a list of rules: each takes what no earlier rule has taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner.check.quantity import Quantity
from aligner.check.required import DIGIT, Required, held, required

DIGITS = frozenset({DIGIT})


class Rule(NamedTuple):
    """A form, and what it says: the quantities of a match. None leaves the match to later rules.

    A text that holds none of ``needs`` cannot match: English words in small letters, Korean letters, or
    ``DIGIT``. Empty, the form is always tried. It spares two thirds of the time.
    """

    form: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterable[Quantity] | None]
    needs: frozenset[str] = frozenset()


_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")


def holds_en(text: str) -> set[str]:
    """The words of an English text, and whether it holds digits.

    >>> sorted(holds_en("Twenty-five at 3 p.m."))
    ['0', 'at', 'five', 'm', 'p', 'twenty']
    """
    found = set(_WORD.findall(text.lower()))
    return found | DIGITS if _DIGIT.search(text) else found


def holds_ko(text: str) -> set[str]:
    """The letters of a Korean text, and whether it holds digits."""
    found = set(text)
    return found | DIGITS if _DIGIT.search(text) else found


def nothing(_match: re.Match[str]) -> Iterable[Quantity]:
    """What a name made of digits says: G7, F-35A."""
    return ()


class Guarded(NamedTuple):
    """A rule with what its form requires of a text besides."""

    rule: Rule
    required: Required


def guarded(rules: Iterable[Rule]) -> tuple[Guarded, ...]:
    """Rules with what their forms require. It takes some 20 ms, so it is done once, when they are first needed."""
    return tuple(Guarded(rule, required(rule.form)) for rule in rules)


def scan(text: str, rules: Sequence[Guarded], holds: set[str]) -> list[Quantity]:
    """All quantities of a text, in its order. Time is linear in the text for each rule.

    ``holds`` is what ``holds_en`` or ``holds_ko`` finds in the text.

    A rule takes the characters that its match covers, or, where a quantity reaches further than the
    match (a unit behind a figure), to the end of that quantity.
    """
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for rule, opening in _fitting(text, rules, holds):
        read = rule.read
        for match in _matches(rule.form, opening, text):
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


def _fitting(
    text: str, rules: Iterable[Guarded], holds: set[str]
) -> Iterator[tuple[Rule, re.Pattern[str] | None]]:
    """The rules of which the text holds what they need, each with what its matches begin with."""
    plain, folded = held(text, digits=DIGIT in holds)
    for rule, (every, small, opening) in rules:
        if rule.needs and rule.needs.isdisjoint(holds):
            continue
        for chars in every:
            if chars.isdisjoint(folded if small else plain):
                break
        else:
            yield rule, opening


def _matches(
    form: re.Pattern[str], opening: re.Pattern[str] | None, text: str
) -> Iterator[re.Match[str]]:
    """What ``form.finditer`` finds, tried only where a match may begin."""
    if opening is None:
        yield from form.finditer(text)
        return
    stop = 0
    for place in opening.finditer(text):
        at = place.start()
        if at >= stop and (match := form.match(text, at)):
            yield match
            stop = match.end()
