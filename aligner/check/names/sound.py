"""Whether a foreign name sounds like a stretch of Hangul: Zelenskyy and 젤렌스키, Kursk and 쿠르스크.

Both are turned into strings of sounds, and aligned with the weights of ``sound.json``: how much likelier
a letter stands for a sound in a true pair than by chance (a memoryless transducer: Ristad and Yianilos,
Learning string-edit distance, 1998), learned from lists of names and loanwords by models/build_names.py. The
score of a pair is the mean weight of a letter.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

# Groups of letters that are one sound, each as a letter of its own.
_GROUPS = {
    "tsch": "C", "tch": "C", "sch": "S", "dzh": "J", "kh": "H", "ch": "C", "sh": "S", "th": "T", "ph": "f", "ck": "k",
    "cz": "C", "sz": "S", "zh": "J", "gh": "G", "wh": "w", "rh": "r", "dg": "J", "qu": "q", "oo": "U", "ee": "I", "ou": "O",
    "ow": "W", "ea": "E", "ie": "Y", "ei": "M", "ey": "M", "ai": "A", "ay": "A", "au": "V", "aw": "V", "eu": "B", "ew": "B",
    "oe": "D", "ue": "F", "ng": "N", "ts": "Z", "tz": "Z",
}  # fmt: skip
_GROUP = re.compile("|".join(_GROUPS))
_TWICE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
# Letters that are Japanese syllables, each a vowel with one consonant at most before it.
_JAPANESE = re.compile(
    r"(?:(?:[kgsztdnhbpmrwyfj]|[kgnhbpmr]y|sh|ch|ts)?[aiueo]|n|[kstp](?=[kstp])){2,}\Z"
)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})  # fmt: skip
_ONSETS = ["k", "q", "n", "t", "d", "L", "m", "p", "b", "s", "z", "", "c", "j", "C", "K", "T", "P", "h"]  # fmt: skip
_VOWELS = ["a", "E", "ya", "yE", "v", "e", "yv", "ye", "o", "wa", "wE", "we", "yo", "u", "wv", "we", "wi", "yu", "x", "xi", "i"]  # fmt: skip
_CODAS = ["", "k", "k", "k", "n", "n", "n", "t", "L", "k", "m", "L", "L", "L", "L", "L", "m", "p", "p", "S", "S", "N", "c", "C", "K", "T", "P", "h"]  # fmt: skip
_FIRST, _LAST = 0xAC00, 0xD7A3
# Longer words are compared by their beginning: no name is longer, and time grows with the product.
_LONGEST = 16
_NEVER = -99.0
_NONE: dict[str, float] = {}
# The weight of what was never seen.
_RARE = -6.0
# What a syllable may begin with.
_SOUNDS = frozenset(sound[0] for sound in (*_ONSETS, *_VOWELS) if sound)


class Weights(NamedTuple):
    """What a letter and a sound count together, and each alone (log-odds)."""

    both: dict[str, dict[str, float]]
    letter: dict[str, float]
    sound: dict[str, float]


@cache
def weights() -> Weights:
    """The learned weights, read at the first call."""
    return Weights(**json.loads((files("aligner.check.names") / "sound.json").read_text("utf-8")))


@lru_cache(maxsize=8192)
def letters(word: str) -> str:
    """The sounds of a Latin word.

    >>> letters("Zelenskyy"), letters("Müller")
    ('zelenskyy', 'muler')
    """
    folded = unicodedata.normalize("NFD", word.lower().translate(_PLAIN))
    plain = "".join(char for char in folded if "a" <= char <= "z")
    if _JAPANESE.match(plain):
        plain = plain.replace("fu", "hu")  # Fukuda is 후쿠다, Fulham 풀럼
    return _GROUP.sub(lambda match: _GROUPS[match[0]], _TWICE.sub(r"\1", plain))


@lru_cache(maxsize=4096)
def _syllable(char: str) -> tuple[str, str, str]:
    number = ord(char) - _FIRST
    return _ONSETS[number // 588], _VOWELS[number % 588 // 28], _CODAS[number % 28]


@lru_cache(maxsize=4096)
def sounds(hangul: str) -> tuple[str, ...]:
    """The sounds of each syllable; ㄹㄹ is one sound. Stops at the first character that is no syllable.

    >>> sounds("밀란")
    ('miL', 'an')
    """
    out: list[str] = []
    for char in hangul:
        if not _FIRST <= ord(char) <= _LAST:
            break
        onset, vowel, coda = _syllable(char)
        if onset == "L" and out and out[-1][-1] == "L":
            onset = ""
        out.append(onset + vowel + coda)
    return tuple(out)


def score(word: str, hangul: str, *, free: bool = False) -> float:
    """The mean weight of a letter when the word is aligned with the syllables; above 0.5 they sound alike.

    With ``free`` the best beginning of the syllables counts, whatever follows (a particle, another word).

    >>> score("Kursk", "쿠르스크") > 1.5, score("Kursk", "도네츠크") > 0
    (True, False)
    """
    values = beginnings(word, hangul)
    return (max(values) if free else values[-1]) if values else _NEVER


@lru_cache(maxsize=8192)
def beginnings(word: str, hangul: str) -> tuple[float, ...]:
    """The score of the word with the first syllable, the first two, and so on."""
    told = _told(word)
    if not told.silent:
        return ()
    sound = weights().sound
    row = [0.0]
    for silent in told.silent:
        row.append(row[-1] + silent)
    out = []
    for syllable in sounds(hangul[:_LONGEST]):
        for one in syllable:
            row = _next(row, told.spoken(one), told.silent, sound.get(one, _RARE))
        out.append(row[-1] / len(told.silent))
    return tuple(out)


class _Told:
    """The weights of a Latin word's letters: each alone, and each with a sound."""

    def __init__(self, word: str) -> None:
        self.letters = letters(word)[:_LONGEST]
        letter = weights().letter
        self.silent = tuple(letter.get(char, _RARE) for char in self.letters)
        self._spoken: dict[str, tuple[float, ...]] = {}

    def spoken(self, one: str) -> tuple[float, ...]:
        """The weight of each letter with a sound."""
        found = self._spoken.get(one)
        if found is None:
            both = weights().both
            found = tuple(both.get(char, _NONE).get(one, _RARE) for char in self.letters)
            self._spoken[one] = found
        return found


# A word is compared with each word of a sentence, one after the other.
_told = lru_cache(maxsize=1024)(_Told)


def _next(
    row: list[float], spoken: tuple[float, ...], silent: tuple[float, ...], alone: float
) -> list[float]:
    """The next row of the table of alignments: one more sound."""
    value = row[0] + alone
    out = [value]
    for before, above, both, letter in zip(row, row[1:], spoken, silent, strict=False):
        left = value + letter
        value = before + both
        skip = above + alone
        if skip > value:
            value = skip
        if left > value:
            value = left
        out.append(value)
    return out


def may_begin(word: str, hangul: str) -> bool:
    """Whether the beginnings of both may be one sound: a quick test before the table of alignments."""
    return first_sound(hangul) in openers(word)


def first_sound(hangul: str) -> str:
    """The sound that a text begins with; empty if it begins with no syllable."""
    spoken = sounds(hangul[:1])
    return spoken[0][0] if spoken else ""


def openers(word: str) -> frozenset[str]:
    """The sounds with which a Latin word may begin."""
    return _openers(letters(word)[:2])


@lru_cache(maxsize=2048)
def _openers(told: str) -> frozenset[str]:
    """The sounds with which a word may begin of which the first letters, two at most, are told."""
    return frozenset(one for one in _SOUNDS if told and _may_open(told, one))


def _may_open(told: str, one: str) -> bool:
    both, letter, _ = weights()
    first, *more = (both.get(char, _NONE).get(one, _RARE) for char in told)
    return first > 0 or (bool(more) and more[0] + letter.get(told[0], _RARE) > -1)
