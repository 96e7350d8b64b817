"""Pairs that would be better with another partner, by the names and figures that they hold.

To an encoder a tractor on a rice field in Cheorwon is one on a cabbage field in Pyeongchang: captions of one series differ in little
but a place, a name, a figure. Which is whose must be told by these: two pairs exchange their partners, or a pair takes one that is free.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from aligner.align.candidates import Candidates
from aligner.align.evidence import evidence
from aligner.align.runs import Ints, Runs

# Log-odds for each unit of evidence, of which a pair has from -2 to 2, and the most that it can move two pairs. With 0, 2, 4, 6
# and 9 the F1 of written pages e is .904, .922, .933, .933, .933; that of a, b, d, the hand-written and the development pages
# stays as it is, and that of c falls with 9.
WEIGHT = 4.0
MOST = 8 * WEIGHT
# The same where a pair takes a free partner, which the choice of pairs had left. With 0, 1, 1.5, 2, 3, 4 the F1 of e is .941, .941,
# .946, .948, .951, .948, that of a .962, .966, .966, .966, .964, .966, that of b .962 up to 2, then .960 and .958, that of c .978.
WEIGHT_OF_FREE = 2.0
MOST_OF_FREE = 4 * WEIGHT_OF_FREE

Told = Callable[[int], float]


def exchanged(
    pairs: Candidates, en: Runs, ko: Runs, odds: NDArray[np.float64], chosen: Ints
) -> Ints:
    """The chosen candidates, with other partners where those and what is said by names and figures weigh more.

    ``chosen`` are indexes of ``pairs``, each sentence in one at most. Shape: (k,).
    """

    @cache
    def told(at: int) -> float:
        return sum(evidence(en.text(pairs.en[at]), ko.text(pairs.ko[at])))

    best = [int(at) for at in chosen]
    _exchange(best, pairs, odds, told)
    _take_free(best, (pairs.en, pairs.ko), (en, ko), odds, told)
    return np.array(best, np.int64)


def _exchange(best: list[int], pairs: Candidates, odds: NDArray[np.float64], told: Told) -> None:
    """Exchanges the partners of two pairs, the likeliest new pairs first."""
    slot_of_en = {int(pairs.en[at]): slot for slot, at in enumerate(best)}
    slot_of_ko = {int(pairs.ko[at]): slot for slot, at in enumerate(best)}
    crossing = np.isin(pairs.en, list(slot_of_en)) & np.isin(pairs.ko, list(slot_of_ko))
    found = {(int(pairs.en[at]), int(pairs.ko[at])): int(at) for at in np.flatnonzero(crossing)}
    for i, j in sorted(found, key=lambda sides: -odds[found[sides]]):
        a, b = slot_of_en[i], slot_of_ko[j]
        one, other = best[a], best[b]
        new_a, new_b = found[i, j], found.get((int(pairs.en[other]), int(pairs.ko[one])))
        if a == b or new_b is None:
            continue
        gain = odds[new_a] + odds[new_b] - odds[one] - odds[other]
        if (
            gain > -MOST
            and gain + WEIGHT * (told(new_a) + told(new_b) - told(one) - told(other)) > 0
        ):
            best[a], best[b] = new_a, new_b
            slot_of_ko[j], slot_of_ko[int(pairs.ko[one])] = a, b


def _take_free(
    best: list[int],
    runs: tuple[Ints, Ints],
    sides: tuple[Runs, Runs],
    odds: NDArray[np.float64],
    told: Told,
) -> None:
    """Gives pairs a partner no sentence of which is in a pair, the likeliest first: an English one, then a Korean one."""
    for side, own, kept in ((sides[0], runs[0], runs[1]), (sides[1], runs[1], runs[0])):
        slot_of = {int(kept[at]): slot for slot, at in enumerate(best)}
        used = np.zeros(len(side.sentences), bool)
        for at in best:
            used[_sentences(side, own[at])] = True
        before = np.concatenate(([0], np.cumsum(used)))
        free = before[side.stop[own]] == before[side.first[own]]
        within = np.flatnonzero(free & np.isin(kept, list(slot_of)))
        for at in within[np.argsort(-odds[within], kind="stable")].tolist():
            slot = slot_of[int(kept[at])]
            gain = odds[at] - odds[best[slot]]
            if gain <= -MOST_OF_FREE or used[_sentences(side, own[at])].any():
                continue
            if gain + WEIGHT_OF_FREE * (told(at) - told(best[slot])) > 0:
                used[_sentences(side, own[best[slot]])] = False
                used[_sentences(side, own[at])] = True
                best[slot] = at


def _sentences(side: Runs, run: int) -> slice:
    return slice(side.first[run], side.first[run] + side.size[run])
