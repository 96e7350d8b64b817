"""Figures and names that both sides of a pair hold, as bounded evidence for and against it.

An encoder hardly sees them: two sentences that differ in a figure or a name have nearly the same
vector. Here they speak for or against a pair that was already chosen and never decide alone; whether
two captions *agree* is a stricter question, which the check station answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Smaller figures are often spelled out on one side ("three", 세 명), so only one side has digits.
OFTEN_SPELLED = 12

_DIGITS = r"(\d{1,15}(?:,\d{3})*(?:\.\d{1,6})?)"
# A Korean figure is a row of these, as 9조1834억 is of two.
_KO_PART = re.compile(_DIGITS + r"\s?([천백]?)([조억만]?)")
_EN_FIGURE = re.compile(
    r"(?<![A-Za-z\d])" + _DIGITS + r"(?:[\s-]?(thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_UNITS = {"": 1.0, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
_UNITS |= {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NAME = re.compile(r"(?<![\w'’])[A-Z][A-Za-z]{2,}")
_HANGUL = re.compile(r"[가-힣]+")
# Capitals that name nothing that Korean writes by its sound.
_NO_NAMES = frozenset(
    """
    the and but for with from this that these those they there then when what who how why where which
    his her its our their she you are was were has had have not yet all one two some many most mr mrs
    ms dr monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
    """.split()  # noqa: SIM905 - a hundred quoted words are harder to read
)

# What romanisation keeps of the sounds of either script, a letter a class; vowels, h, w, y and the
# silent ㅇ fall away. Initials and finals stand in the order of Unicode's syllables.
_CLASSES = {"gkcq": "k", "dt": "t", "bpfv": "p", "szjx": "s", "lr": "l", "m": "m", "n": "n"}
_LATIN = {letter: sound for letters, sound in _CLASSES.items() for letter in letters}
_SPELLINGS = {"ng": "n", "ph": "p", "th": "s", "ch": "s", "sh": "s", "ck": "k"}
_INITIALS = (
    "k",
    "k",
    "n",
    "t",
    "t",
    "l",
    "m",
    "p",
    "p",
    "s",
    "s",
    "",
    "s",
    "s",
    "s",
    "k",
    "t",
    "p",
    "",
)
_FINALS = (
    "", "k", "k", "ks", "n", "ns", "n", "t", "l", "lk", "lm", "lp", "ls", "lt", "lp", "l", "m", "p",
    "ps", "s", "s", "n", "s", "s", "k", "t", "p", "",
)  # fmt: skip
_FIRST_SYLLABLE = ord("가")


def evidence(english: str, korean: str) -> tuple[float, float]:
    """What figures and names say of a pair, each from -1 (against) to 1 (for), 0 where there is nothing.

    >>> evidence("He paid 12,000 won in Busan.", "그는 부산에서 1만2000원을 냈다.")
    (1.0, 1.0)
    """
    return _figures(english, korean), _names(english, korean)


def _figures(english: str, korean: str) -> float:
    """1 if a figure is on both sides, -1 if both have figures and none in common."""
    en, ko = english_figures(english), korean_figures(korean)
    if en & ko:
        return 1.0
    return -float(any(f > OFTEN_SPELLED for f in en) and any(f > OFTEN_SPELLED for f in ko))


def _names(english: str, korean: str) -> float:
    """The share of the English names that a Korean word sounds like, less the share of the others."""
    found = {m[0].lower() for m in _NAME.finditer(english) if m.start() > 1} - _NO_NAMES
    # One consonant alone (Jeju) is in every text: such a name tells nothing.
    names = [[s for s in sounds_of_latin(name) if len(s) > 1] for name in found]
    names = [sounds for sounds in names if sounds]
    if not names:
        return 0.0
    words = [sound_of_hangul(word) for word in set(_HANGUL.findall(korean))]
    heard = sum(any(_is_in(sound, words) for sound in sounds) for sounds in names)
    return (2 * heard - len(names)) / len(names)


def _is_in(sound: str, words: Iterable[str]) -> bool:
    """Whether a word holds the sound or is most of it."""
    return any(sound in word or (len(word) > 2 and word in sound) for word in words)


def english_figures(text: str) -> frozenset[float]:
    """The figures written in digits, by value.

    >>> sorted(english_figures("1.8 billion won on Dec. 17"))
    [17.0, 1800000000.0]
    """
    found = _EN_FIGURE.finditer(text)
    return frozenset(_amount(m[1]) * _UNITS[(m[2] or "").lower()] for m in found)


def korean_figures(text: str) -> frozenset[float]:
    """The figures written in digits, by value.

    >>> sorted(korean_figures("17일 9조1834억원"))
    [17.0, 9183400000000.0]
    """
    figures: list[float] = []
    end, open_unit = -1, False
    for part in _KO_PART.finditer(text):
        value = _amount(part[1]) * _UNITS[part[2]] * _UNITS[part[3]]
        if open_unit and part.start() - end <= 1:
            figures[-1] += value
        else:
            figures.append(value)
        end, open_unit = part.end(), bool(part[3])
    return frozenset(figures)


def _amount(digits: str) -> float:
    return float(digits.replace(",", ""))


@lru_cache(maxsize=16384)
def sounds_of_latin(word: str) -> tuple[str, ...]:
    """The consonants of a word, with and without the r that Korean does not write (Arthur, 아서).

    >>> sounds_of_latin("arthur")
    ('lsl', 's')
    """
    return tuple(sorted({_consonants(word), _consonants(re.sub(r"r(?![aeiouy])", "", word))}))


def _consonants(word: str) -> str:
    for spelling, sound in _SPELLINGS.items():
        word = word.replace(spelling, sound)
    return _folded(_LATIN.get(letter, "") for letter in word)


@lru_cache(maxsize=16384)
def sound_of_hangul(word: str) -> str:
    """The consonants of a Korean word.

    >>> sound_of_hangul("쿠르스크")
    'klsk'
    """
    codes = (ord(syllable) - _FIRST_SYLLABLE for syllable in word)
    return _folded(_INITIALS[code // 588] + _FINALS[code % 28] for code in codes)


def _folded(sounds: Iterable[str]) -> str:
    """The sounds in a row, doubled ones once."""
    out = ""
    for sound in "".join(sounds):
        if not out.endswith(sound):
            out += sound
    return out
