"""Korean people in an English text: Rhee Chang-yong, Lee Jae Myung, Yuna Kim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aligner.check.names.mention import Mention
from aligner.check.names.read import Word
from aligner.check.names.syllables import RARE, SPELLED
from aligner.check.names.words import common_words, word_set
from aligner.types import Span

# One Korean syllable in Latin letters, in any romanisation.
SYLLABLE = (
    r"(?:kk|gg|tt|pp|bb|ss|jj|ch|sh|wh|[gkndtrlmbpsjzhcyvw])?"
    r"(?:y?eo[ou]?|ye?[ao]?[eou]?|w[aeio]e?o?|eu[iy]?|ae|ai|ea|oe|oi|ou|oo|ee|ui|ie|ei|uh|ah|oh|[aeiou])"
    r"(?:ng|ck|hn|hl|rn|rk|[kgnlmbptsr])?"
)
_ONE = re.compile(rf"{SYLLABLE}\Z", re.IGNORECASE)
_TWO = re.compile(rf"{SYLLABLE}{SYLLABLE}\Z", re.IGNORECASE)
# A given name of one word and without hyphen has at least so many letters: Yuna.
_SHORTEST = 4


@lru_cache(maxsize=8192)
def is_syllable(name: str) -> bool:
    """Whether letters can be one Korean syllable."""
    return bool(_ONE.match(name))


@lru_cache(maxsize=8192)
def are_syllables(name: str) -> bool:
    """Whether letters can be two Korean syllables.

    >>> are_syllables("Jaemyung"), are_syllables("Smith")
    (True, False)
    """
    return bool(_TWO.match(name))


def full_name(text: str, told: Sequence[Word], at: int) -> Mention | None:
    """The Korean person whose full name begins with this word, the family name first or last."""
    family = told[at].bare.lower()
    if family in SPELLED and _gap(text, told, at) == " ":
        stop = _given(text, told, at + 1)
        if stop and (stop > at + 2 or family not in RARE):
            return _person(told, at, stop, family, told[at + 1 : stop])
    stop = _given(text, told, at)
    if not stop or stop == len(told) or _gap(text, told, stop - 1) != " ":
        return None
    family = told[stop].bare.lower()
    if family not in SPELLED or not told[stop].capital:
        return None
    if stop == at + 1 and begins_korean(text, told, stop):
        return None  # Haenyeo Ko Soon-ja
    if stop == at + 1 and (family in RARE or told[at].bare in word_set("first_names")):
        return None
    return _person(told, at, stop + 1, family, told[at:stop])


def begins_korean(text: str, told: Sequence[Word], at: int) -> bool:
    """Whether a Korean name of three syllables begins with this word, the family name first."""
    family = told[at].bare.lower()
    if family not in SPELLED or _gap(text, told, at) != " ":
        return False
    joined = _gap(text, told, at + 1) == "-"
    return (joined or family not in RARE) and _given(text, told, at + 1) == at + 3


def _gap(text: str, told: Sequence[Word], at: int) -> str:
    """What stands between a word and the next one."""
    return text[told[at].stop : told[at + 1].start] if at + 1 < len(told) else ""


def _given(text: str, told: Sequence[Word], at: int) -> int:
    """Where a given name of two syllables that begins here ends; 0 if there is none."""
    first = told[at]
    if not first.capital or first.bare.isupper() or not first.bare.isalpha():
        return 0
    gap = _gap(text, told, at)
    if gap in ("-", " ") and is_syllable(first.bare):
        second = told[at + 1].bare
        if gap == "-" and is_syllable(second):
            return at + 2
        parted = told[at + 1].capital and is_syllable(second) and second.istitle()
        if gap == " " and parted and second.lower() not in word_set("no_names"):
            return at + 2
    if (
        gap == "-"
        or first.bare.lower() in word_set("no_names")
        or first.bare in word_set("first_names")
    ):
        return 0
    whole = len(first.bare) >= _SHORTEST and are_syllables(first.bare)
    return at + 1 if whole and first.bare.lower() not in common_words()[0] else 0


def _person(
    told: Sequence[Word], at: int, stop: int, family: str, given: Sequence[Word]
) -> Mention:
    span = Span(told[at].start, told[stop - 1].stop)
    name = "".join(word.bare for word in given).lower()
    return Mention(span, "korean", "person", (family, name), strong=True)
