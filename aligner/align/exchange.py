"""Two pairs that would be better with each other's partners, by the names and figures that they hold.

To an encoder a tractor on a rice field in Cheorwon is one on a cabbage field in Pyeongchang: captions of one series differ in little
but a place, a name, a figure. Which is whose must be told by these.
"""

from __future__ import annotations

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


def exchanged(
    pairs: Candidates, en: Runs, ko: Runs, odds: NDArray[np.float64], chosen: Ints
) -> Ints:
    """The chosen candidates, with the partners of two exchanged where that and what is said by names and figures weigh more.

    ``chosen`` are indexes of ``pairs``, each run in one at most. Shape: (k,).
    """
    slot_of_en = {int(pairs.en[at]): slot for slot, at in enumerate(chosen)}
    slot_of_ko = {int(pairs.ko[at]): slot for slot, at in enumerate(chosen)}
    crossing = np.isin(pairs.en, list(slot_of_en)) & np.isin(pairs.ko, list(slot_of_ko))
    found = {(int(pairs.en[at]), int(pairs.ko[at])): int(at) for at in np.flatnonzero(crossing)}

    @cache
    def told(at: int) -> float:
        return sum(evidence(en.text(pairs.en[at]), ko.text(pairs.ko[at])))

    best = [int(at) for at in chosen]
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
    return np.array(best, np.int64)
