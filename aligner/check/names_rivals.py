"""Which names without partner stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.check.names_mention import Mention
from aligner.check.names_sound import score
from aligner.check.names_syllables import SPELLED, apart

# A mean weight of a letter above which two words may be one name, badly spelled.
_A_LITTLE = -0.3
# names_syllables.apart from which two given names are two people.
_ANOTHER = 1.0
# Kinds that hold one another: the Middle East is in Asia.
_VAGUE = frozenset(("continent",))


class Rivalry(NamedTuple):
    """Two names in each other's place: whether they are the same one, oddly spelled, and what they are."""

    en: Mention
    ko: Mention
    same: bool
    what: str


def rivals(left_en: Sequence[Mention], left_ko: Sequence[Mention]) -> Iterator[Rivalry]:
    """The rivals among the names without partner, each name in one pair."""
    free = list(left_ko)
    for one in left_en:
        for other in free:
            found = _rivalry(one, other)
            if found:
                free.remove(other)
                yield found
                break


def _rivalry(one: Mention, other: Mention) -> Rivalry | None:
    if "foreign" in (one.source, other.source) and _alike(one, other):
        return None
    if one.kind == other.kind == "person":
        return _people(one, other)
    if one.source == other.source == "known":
        kinds = (one.kinds & other.kinds) - _VAGUE
        return Rivalry(one, other, same=False, what=min(kinds)) if kinds else None
    if one.source == other.source == "foreign" and len(one.words) > 1 and len(other.words) > 1:
        return Rivalry(one, other, same=False, what="foreign")
    return None


def _people(one: Mention, other: Mention) -> Rivalry | None:
    if one.source == "korean" and other.source == "korean":
        if other.words[0] in SPELLED[one.words[0]]:
            same = apart(other.words[1], one.words[1]) < _ANOTHER
            return Rivalry(one, other, same=same, what="person")
        return Rivalry(one, other, same=False, what="person")
    if one.strong and other.strong:
        return Rivalry(one, other, same=False, what="person")
    return None


def _alike(one: Mention, other: Mention) -> bool:
    """Whether any word of one sounds a little like the other, or like a part of it."""
    told = "".join(other.words)
    return any(
        score(word, told[at:], free=True) > _A_LITTLE
        for word in one.words
        if len(word) > 2
        for at in range(len(told) - 1)
    )
