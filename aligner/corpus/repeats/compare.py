"""What differs between two pairs that look alike, and whether it looks like a slip or like another sentence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from aligner.corpus.repeats.fold import joined
from aligner.corpus.repeats.values import negations, values
from aligner.corpus.repeats.wording_en import words_en
from aligner.corpus.repeats.wording_ko import words_ko
from aligner.types import Language

Words = Sequence[tuple[str, str]]

# The share of the words of either side that two pairs have in common, at least: of four words two may differ.
LEAST_LIKENESS = 0.5
# 쿠루스크 and 쿠르스크 differ in one of ten letters (jamo); shorter words with another letter are other words.
_SHORTEST_NAME, _NEAR = 5, 0.8
_ENDINGS = frozenset({"", "s", "es", "d", "ed", "ing", "r", "er", "ly"})
# Of the words behind the first so many have a capital in a headline set in title case, where a capital tells no name.
_TITLE_CASE = 0.6
# What turns out to be a name where the letters or the other side tell it.
_MAY_BE_NAME = frozenset({"word", "spelling"})
_CAPITAL = re.compile(r"[^\w]*[A-Z]")


class Item(NamedTuple):
    """What one pair has here and the other there, on one side of both."""

    side: Language
    kind: str
    here: str
    there: str


class Read(NamedTuple):
    """The words of both sides of a pair."""

    en: Words
    ko: Words


def read(en: str, ko: str) -> Read:
    """The words of a pair, as :func:`slip` wants them."""
    return Read(words_en(en), words_ko(ko))


def slip(one: Read, other: Read) -> tuple[Item, ...]:
    """What differs between two pairs of texts, if they are one but for that; otherwise nothing.

    A figure, a date, a name, the spelling of a word or a "not" differs, and no other word does, except a Korean one for
    each of the English that do.

    >>> [tuple(item) for item in slip(read("3 ships sank.", "배 3척이 침몰했다."), read("5 ships sank.", "배 3척이 침몰했다."))]
    [('en', 'number', '3', '5')]
    """
    english = _side(one.en, other.en, "en")
    if english is None:
        return ()
    korean = _side(one.ko, other.ko, "ko")
    if korean is None:
        return ()
    items = (*english, *_with_partners(english, korean))
    grave = [item for item in items if item.kind != "word"]
    return items if grave and len(grave) == len(items) else ()


def sides_of(items: Sequence[Item]) -> str:
    """Where two pairs differ: ``en``, ``ko`` or ``both``."""
    sides = {item.side for item in items}
    return "both" if len(sides) > 1 else "".join(sides)


def _with_partners(english: Sequence[Item], korean: Sequence[Item]) -> Iterator[Item]:
    """The Korean items; words are a name where English has one for them."""
    names = sum(item.kind == "name" for item in english)
    for item in korean:
        if item.kind in _MAY_BE_NAME and names and item.here and item.there:
            names -= 1
            yield item._replace(kind="name")
        else:
            yield item


def _side(one: Words, other: Words, side: Language) -> list[Item] | None:
    """The differences of one side; None if the texts are not alike."""
    own, others = ([word for word, _ in words] for words in (one, other))
    if own == others:
        return []
    least = LEAST_LIKENESS * (len(own) + len(others)) / 2
    if (Counter(own) & Counter(others)).total() < least:  # a tenth of the time of what follows
        return None
    matcher = SequenceMatcher(None, own, others, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < least:
        return None
    is_name = _name_test(one, other) if side == "en" else _no_name
    items = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or joined(w for w, _ in one[a:b]) == joined(w for w, _ in other[c:d]):
            continue
        kind = _kind(one[a:b], other[c:d], side)
        if kind in _MAY_BE_NAME and is_name(one[a:b], other[c:d], a == 0 or c == 0):
            kind = "name"
        items.append(Item(side, kind, _printed(one[a:b]), _printed(other[c:d])))
    return items


def _printed(words: Words) -> str:
    return " ".join(raw for _, raw in words)


def _kind(here: Words, there: Words, side: Language) -> str:
    own, others = ([word for word, _ in words] for words in (here, there))
    if (valued := values(own, side)) != (valued_others := values(others, side)):
        # What is said in one pair alone (Two dogs, Brown dogs) may be so. Korean verbs change with the figure before them.
        both = 0 < len(valued) == len(valued_others)
        only = side == "ko" or _without(own, valued) == _without(others, valued_others)
        return "number" if both and only else "word"
    if negations(own, side) != negations(others, side):
        return "negation"
    if len(own) == len(others) == 1 and _is_misspelt(own[0], others[0], side):
        return "spelling"
    return "word"


def _without(words: Sequence[str], left_out: Sequence[str]) -> list[str]:
    return [word for word in words if word not in left_out]


def _is_misspelt(one: str, other: str, side: Language) -> bool:
    """Whether one of two words may be the other, misspelt, and is no other form of it."""
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    if min(len(a), len(b)) < _SHORTEST_NAME:
        return False
    if SequenceMatcher(None, a, b, autojunk=False).ratio() < _NEAR:
        return False
    if side == "ko":  # 대통령이 and 대통령도, 모였다 and 모인다, 속성 and 속성들
        return one[-1] == other[-1] != "다" and one.replace("들", "") != other.replace("들", "")
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
    return not {one[same:], other[same:]} <= _ENDINGS


def _no_name(_here: Words, _there: Words, _opening: bool) -> bool:  # noqa: FBT001 (as _name_test gives)
    return False


def _name_test(one: Words, other: Words) -> Callable[[Words, Words, bool], bool]:
    """Whether two stretches of two English texts are names: capitals where no capital has to be."""
    behind = [raw for words in (one, other) for _, raw in words[1:] if len(raw) > 3]
    capitals = sum(bool(_CAPITAL.match(raw)) for raw in behind)
    if behind and capitals / len(behind) > _TITLE_CASE:
        return _no_name

    def test(here: Words, there: Words, opening: bool) -> bool:  # noqa: FBT001
        words = [raw for _, raw in (*here, *there)]
        return bool(here and there) and not opening and all(map(_CAPITAL.match, words))

    return test
