"""Reads a text with a list of rules: each takes what no earlier rule has taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aligner.check.quantity import Quantity
from aligner.check.required import DIGIT, required, tokens

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


def small_words(text: str) -> set[str]:
    """The words of an English text.

    >>> sorted(small_words("Twenty-five at 3 p.m."))
    ['at', 'five', 'm', 'p', 'twenty']
    """
    return set(_WORD.findall(text.lower()))


def nothing(_match: re.Match[str]) -> Iterable[Quantity]:
    """What a name made of digits says: G7, F-35A."""
    return ()


class Opened(NamedTuple):
    """A rule, and what its matches begin with."""

    rule: Rule
    opening: re.Pattern[str] | None


class Rules(NamedTuple):
    """Rules that are tried only where a text holds what they require.

    Each rule stands with the bits of what it requires; ``plain`` are those that require no digit. A token or word of a
    text brings the bits of all that it meets; ``words`` finds the words of a text.
    """

    all: tuple[tuple[int, Opened], ...]
    plain: tuple[tuple[int, Opened], ...]
    of_token: dict[str, int]
    of_word: dict[str, int]
    words: Callable[[str], set[str]] | None

    def fitting(self, text: str) -> list[Opened]:
        """The rules that a text may match."""
        digits = _DIGIT.search(text) is not None
        lacks = ~self._bits(text, digits=digits)
        return [rule for bits, rule in (self.all if digits else self.plain) if not bits & lacks]

    def _bits(self, text: str, *, digits: bool) -> int:
        found = 0
        for token in self.of_token.keys() & tokens(text):
            found |= self.of_token[token]
        if digits:
            found |= self.of_token.get(DIGIT, 0) | self.of_word.get(DIGIT, 0)
        if self.words is not None:
            for word in self.of_word.keys() & self.words(text):
                found |= self.of_word[word]
        return found


def guarded(rules: Iterable[Rule], words: Callable[[str], set[str]] | None = None) -> Rules:
    """Rules with what they and their forms require. It takes some 90 ms, so it is done once, when they are first needed.

    ``words`` finds the words of a text, where words are what the rules need; otherwise that is letters.
    """
    made: list[tuple[int, Opened]] = []
    of_token: dict[str, int] = {}
    of_word: dict[str, int] = {}
    bits: dict[tuple[bool, frozenset[str]], int] = {}
    for rule in rules:
        every, opening = required(rule.form)
        wanted = [(False, one) for one in every]
        if rule.needs:
            wanted.append((words is not None, rule.needs))
        mine = 0
        for told, some in wanted:
            bit = bits.setdefault((told, some), 1 << len(bits))
            mine |= bit
            for one in some:
                brought = of_word if told else of_token
                brought[one] = brought.get(one, 0) | bit
        made.append((mine, Opened(rule, opening)))
    digit = bits.get((False, DIGITS), 0) | bits.get((words is not None, DIGITS), 0)
    plain = tuple(each for each in made if not each[0] & digit)
    return Rules(tuple(made), plain, of_token, of_word, words)


def scan(text: str, rules: Rules) -> list[Quantity]:
    """All quantities of a text, in its order. Time is linear in the text for each rule.

    A rule takes the characters that its match covers, or, where a quantity reaches further than the
    match (a unit behind a figure), to the end of that quantity.
    """
    taken = bytearray(len(text))
    found: list[Quantity] = []
    for (form, read, _), opening in rules.fitting(text):
        for match in form.finditer(text) if opening is None else matches(form, opening, text):
            start, stop = match.span()
            if taken.find(1, start, stop) >= 0:
                continue
            quantities = read(match)
            if quantities is None:
                continue
            made = list(quantities)
            stop = max([stop, *(q.span.stop for q in made)])
            taken[start:stop] = b"\1" * (stop - start)
            found += made
    return sorted(found, key=lambda q: q.span)


def matches(form: re.Pattern[str], opening: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``form.finditer`` finds, tried only where a match may begin."""
    stop = 0
    for place in opening.finditer(text):
        at = place.start()
        if at >= stop and (match := form.match(text, at)):
            yield match
            stop = match.end()
