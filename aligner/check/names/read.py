"""The words of a pair's two texts, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from aligner.check.names.sound import first_sound
from aligner.check.names.table import WORD, bare

# A sentence, a quotation or a title begins here: capitals say nothing.
_OPENING = re.compile(r"(?:\A|[.!?:;•|\]]['\"’”)]*\s+|(?<!\w)['\"‘“(\[*-]+\s?)\Z")
# What stands between blanks and signs.
_EOJEOL = re.compile(r"[가-힣A-Za-z\d]{1,24}")
# More words than any sentence holds are read no further: a page without breaks must not cost its square.
_MOST = 300


class Word(NamedTuple):
    """An English word: bare, its place, whether it begins with a capital letter, whether it opens a sentence."""

    bare: str
    start: int
    stop: int
    capital: bool
    opens: bool


class Eojeol(NamedTuple):
    """A Korean word with its particles, and its place."""

    text: str
    start: int

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def read_words(text: str) -> list[Word]:
    """The words of an English text, the first some hundred."""
    out: list[Word] = []
    for match in islice(WORD.finditer(text), _MOST):
        start, stop = match.span()
        word = text[start:stop]
        if not word.isalnum():
            word = bare(word)
        capital = word[:1].isupper()
        out.append(Word(word, start, stop, capital, capital and _opens(text, start)))
    return out


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a title begins here."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # the usual case, told fast
    return bool(_OPENING.search(text, max(0, start - 4), start))


def read_eojeols(text: str) -> list[Eojeol]:
    """The words of a Korean text, the first some hundred."""
    return [Eojeol(match[0], match.start()) for match in islice(_EOJEOL.finditer(text), _MOST)]


@dataclass(frozen=True)
class Texts:
    """Both texts of a pair, read into words."""

    en: str
    ko: str
    words: Sequence[Word]

    @classmethod
    def read(cls, en: str, ko: str) -> Texts:
        """Reads both texts."""
        return cls(en, ko, read_words(en))

    @cached_property
    def eojeols(self) -> Sequence[Eojeol]:
        """The Korean words: not read where the English holds no name."""
        return read_eojeols(self.ko)

    @cached_property
    def heard(self) -> list[tuple[Eojeol, str]]:
        """The Korean words, each with the sound that it begins with."""
        return [(eojeol, first_sound(eojeol.text)) for eojeol in self.eojeols]

    @cached_property
    def partners(self) -> dict[str, str]:
        """The Korean words that sound like an English one, as far as they were asked for."""
        return {}

    @cached_property
    def flat(self) -> str:
        """The bare English words, in lower case between blanks."""
        return f" {' '.join(word.bare for word in self.words).lower()} "

    @cached_property
    def capitals(self) -> list[tuple[int, str]]:
        """The capitalised English words: their index, and the letters from there on, without blanks."""
        told = [word.bare.lower() for word in self.words]
        return [
            (at, "".join(told[at : at + 5])) for at, word in enumerate(self.words) if word.capital
        ]

    @cached_property
    def ko_small(self) -> str:
        """The Korean, its Latin letters in lower case."""
        return self.ko.lower()

    @cached_property
    def syllables(self) -> str:
        """The Korean without blanks."""
        return "".join(eojeol.text for eojeol in self.eojeols)
