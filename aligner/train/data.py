"""What is learnt from and what is held out, of the bitexts of a user; what was left out is counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from aligner.corpus.bitext import Texts, bitext_pairs
from aligner.errors import InputError

LEAST = 200
_HELD_SHARE, _LEAST_HELD, _MOST_HELD = 20, 50, 1000  # one in twenty
_LONGEST = 2000  # characters of a side: five times the longest sentences of news
# A translation has at least a tenth of the other's characters and at most five times as many, where one side is long
# enough to tell. Of the project's 92,000 pairs of training data 2 in 1,000 are outside.
_WIDEST, _LONG_ENOUGH = 10, 40
_LEAST_HANGUL, _MOST_HANGUL = 0.1, 0.5  # of the letters of the Korean, of the English side
SWAPPED = "the columns are the other way round"


@dataclass(frozen=True, slots=True)
class Bitext:
    """Pairs to learn from, pairs held out, and how many lines were left out for which reason."""

    pairs: list[Texts]
    held: list[Texts]
    refused: Counter[str]


def gathered(paths: Sequence[Path], seed: int) -> Bitext:
    """The pairs of all bitexts; one in twenty, at least 50 and at most 1,000, is held out by chance.

    A pair that shares a side with one held out is learnt from by nobody. Raises :class:`InputError` for a
    bitext that cannot be read, too few pairs, or columns in the wrong order.
    """
    refused: Counter[str] = Counter()
    found = list(_good(_all_pairs(paths, refused), refused))
    _refuse_more_than(len(found), refused[SWAPPED])
    if len(found) < LEAST:
        raise InputError(
            f"{len(found)} pairs are too few to learn from.{_told(refused)}",
            fix=f"Give at least {LEAST}; some thousands are better.",
        )
    return _divided(found, seed, refused)


def refuse_swapped(pairs: Sequence[Texts]) -> None:
    """Raises :class:`InputError` where most pairs have the Korean first."""
    swapped = sum(refusal(*pair) == SWAPPED for pair in pairs)
    _refuse_more_than(len(pairs) - swapped, swapped)


def _refuse_more_than(right: int, swapped: int) -> None:
    if swapped > right:
        raise InputError(
            f"{swapped:,} lines have Korean in the first column.",
            fix="Put English first: english TAB korean.",
        )


def _all_pairs(paths: Iterable[Path], refused: Counter[str]) -> Iterator[Texts]:
    for path in paths:
        yield from bitext_pairs(path, refused)


def _good(pairs: Iterable[Texts], refused: Counter[str]) -> Iterator[Texts]:
    """The pairs that can be translations, each once."""
    seen: set[Texts] = set()
    for pair in pairs:
        reason = "again" if pair in seen else refusal(*pair)
        if reason:
            refused[reason] += 1
        else:
            seen.add(pair)
            yield pair


def refusal(en: str, ko: str) -> str:
    """Why a pair is not learnt from; "" for a good one.

    >>> refusal("It rains.", "비가 온다."), refusal("비가 온다.", "It rains."), refusal("OK", "OK")
    ('', 'the columns are the other way round', 'no Hangul on the Korean side')
    """
    if max(len(en), len(ko)) > _LONGEST:
        return "too long for a sentence"
    in_en, in_ko = hangul_share(en), hangul_share(ko)
    if in_en > _MOST_HANGUL and in_ko < _LEAST_HANGUL:
        return SWAPPED
    if in_ko < _LEAST_HANGUL:
        return "no Hangul on the Korean side"
    if in_en > _MOST_HANGUL or not any(char.isalnum() for char in en):
        return "no English on the English side"
    short, long = sorted((len(en), len(ko)))
    if long > _LONG_ENOUGH and long > _WIDEST * short:
        return "one side is ten times as long as the other"
    return ""


def hangul_share(text: str) -> float:
    """Share of Hangul syllables among the letters; 0 without letters."""
    letters = [char for char in text if char.isalpha()]
    return sum("가" <= char <= "힣" for char in letters) / max(1, len(letters))


def _divided(found: list[Texts], seed: int, refused: Counter[str]) -> Bitext:
    count = min(_MOST_HELD, max(_LEAST_HELD, len(found) // _HELD_SHARE))
    chosen = set(Random(seed).sample(range(len(found)), count))  # noqa: S311
    held = [found[at] for at in sorted(chosen)]
    english, korean = ({pair[side] for pair in held} for side in (0, 1))
    pairs = []
    for at, (en, ko) in enumerate(found):
        if at in chosen:
            continue
        if en in english or ko in korean:
            refused["a side stands in the held-out part"] += 1
        else:
            pairs.append((en, ko))
    return Bitext(pairs, held, refused)


def _told(refused: Counter[str]) -> str:
    told = "; ".join(f"{count} left out: {reason}" for reason, count in refused.most_common())
    return f" ({told})" if told else ""
