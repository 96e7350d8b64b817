"""What differs between two copies of one caption, and how grave it is.

Both copies are in one language, so they are compared word by word; the words that differ are the *spots*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

from aligner.check.names.alike import edits
from aligner.check.quantities import english, korean
from aligner.types import Language, Severity, Span

Grade = Literal["typography", "wording", "spelling", "name", "number"]
# The gravest last. Two spellings of one word may be two words (김민수, 김민주), so they are no sure error.
GRADES: tuple[Grade, ...] = ("typography", "wording", "spelling", "name", "number")
SEVERITY: dict[Grade, Severity] = {
    "typography": "info",
    "wording": "warning",
    "spelling": "warning",
    "name": "error",
    "number": "error",
}
_WORD = re.compile(r"\S+")
_MEMBER = re.compile(r"[^\s·/\N{HANGUL LETTER ARAEA}]+")
_MARKS = re.compile(r"[\W_]+")
# Letters (jamo, for Hangul) that differ in two spellings of one word: 쿠루스크 and 쿠르스크 one of ten, Zelensky and
# Zelenskyy one of nine. Shorter words with one other letter are other words: Kim, Lim.
_SHORTEST_NAME = 5
_LETTERS_EACH = 5
_ENDINGS = frozenset({"", "s", "es", "d", "ed", "ing", "r", "er", "ly"})


class Spot(NamedTuple):
    """Where two copies differ: the place in each, and what kind of difference it is."""

    one: Span
    other: Span
    grade: Grade


def spots(one: str, other: str, language: Language) -> list[Spot]:
    """The differences of two copies in the order of the text.

    >>> [s.grade for s in spots("The storm hit Kursk at 3.", "The storm hit Kurks at 5.", "en")]
    ['spelling', 'number']
    """
    own, others = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    differing = _differing([m.group() for m in own], [m.group() for m in others])
    places = ((_stretch(own, *a), _stretch(others, *b)) for a, b in differing)
    return [_spot(one, other, a, b, language) for a, b in places]


def words(text: str) -> list[str]:
    """The words of a text, less marks and case."""
    return [word for raw in _WORD.findall(text) if (word := _bare(raw))]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words of two texts that they have in common, in order: 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def gravest(found: Sequence[Spot]) -> Spot:
    """The gravest of some spots; of equal ones the first."""
    return max(found, key=lambda spot: GRADES.index(spot.grade))


Range = tuple[int, int]


def _differing(own: Sequence[str], others: Sequence[str]) -> Iterator[tuple[Range, Range]]:
    matcher = SequenceMatcher(None, own, others, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield (a, b), (c, d)


def _stretch(found: Sequence[re.Match[str]], first: int, last: int) -> Span:
    """The place of some words; an empty one before the next word if there are none."""
    if first == last:
        at = found[first].start() if first < len(found) else (found[-1].end() if found else 0)
        return Span(at, at)
    return Span(found[first].start(), found[last - 1].end())


def _spot(one: str, other: str, a: Span, b: Span, language: Language) -> Spot:
    a, b = _narrowed(one, other, a, b)
    return Spot(a, b, _grade(a.of(one), b.of(other), language, opening=a.start == 0))


def _narrowed(one: str, other: str, a: Span, b: Span) -> tuple[Span, Span]:
    """Of two lists (베트남어·한국어) that differ in one member, that member."""
    own, others = (
        [Span(at.start + m.start(), at.start + m.end()) for m in _MEMBER.finditer(at.of(text))]
        for text, at in ((one, a), (other, b))
    )
    if len(own) != len(others):
        return a, b
    differing = [(x, y) for x, y in zip(own, others, strict=True) if x.of(one) != y.of(other)]
    return differing[0] if len(differing) == 1 else (a, b)


def _grade(one: str, other: str, language: Language, *, opening: bool) -> Grade:
    if _bare(one) == _bare(other):
        return "typography"
    if not one or not other:
        return "wording"
    if _values(one, language) != _values(other, language):
        return "number" if _values(one, language) and _values(other, language) else "wording"
    if _any_digit(one) and _any_digit(other):
        return "wording"
    if _is_one_word(one, other) and near(_bare(one), _bare(other)):
        return "wording" if _is_inflected(one, other, language) else "spelling"
    named = language == "en" and not opening and _is_name(one) and _is_name(other)
    return "name" if named else "wording"


def _values(text: str, language: Language) -> list[tuple[object, ...]]:
    read = english.quantities if language == "en" else korean.quantities
    return sorted((q.kind, q.unit, q.low * q.factor, q.high * q.factor) for q in read(text))


def _any_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _is_one_word(one: str, other: str) -> bool:
    return " " not in one and " " not in other


def _is_inflected(one: str, other: str, language: Language) -> bool:
    """Whether two alike words are forms of one: injured and injures, 대통령이 and 대통령은, 모였다 and 모인다."""
    a, b = _bare(one), _bare(other)
    same = len(list(takewhile(lambda letters: letters[0] == letters[1], zip(a, b, strict=False))))
    if language == "en":
        return one[:1].islower() and {a[same:], b[same:]} <= _ENDINGS
    return a[-1:] != b[-1:] or a[-1:] == "다"


def _is_name(text: str) -> bool:
    return all(word[:1].isupper() for word in re.findall(r"[^\W\d_][\w'’-]*", text))


def near(one: str, other: str) -> bool:
    """Whether two words are so alike that one may be the other, misspelt.

    >>> near("쿠루스크의", "쿠르스크의"), near("kim", "lim"), near("walked", "marched")
    (True, False, False)
    """
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    if min(len(a), len(b)) < _SHORTEST_NAME or abs(len(a) - len(b)) > 2:
        return False
    allowed = max(1, min(2, min(len(a), len(b)) // _LETTERS_EACH))
    return edits(a[:60], b[:60], allowed) <= allowed


def _bare(text: str) -> str:
    return _MARKS.sub("", text).casefold()
