"""Choosing pairs: each sentence in at most one, none at all where none is good enough."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.align.candidates import Candidates
from aligner.align.runs import Ints, Runs


def assign(
    pairs: Candidates, en: Runs, ko: Runs, weight: NDArray[np.float64], *, floor: float
) -> Ints:
    """The candidates chosen, best first: greedily by ``weight``, down to ``floor``.

    A sentence without a candidate of at least ``floor`` stays alone. An exact packing (an integer
    programme, the test's slow twin) had a sum of log-odds .1 % greater on the development pages and the
    same F1, and scoring and choosing took almost four times as long.
    """
    en_used, ko_used = np.zeros(len(en.sentences), bool), np.zeros(len(ko.sentences), bool)
    en_stop, ko_stop = en.stop, ko.stop
    chosen = []
    good = np.flatnonzero(weight >= floor)
    for at in good[np.argsort(-weight[good], kind="stable")]:
        i, j = pairs.en[at], pairs.ko[at]
        en_side, ko_side = slice(en.first[i], en_stop[i]), slice(ko.first[j], ko_stop[j])
        if not en_used[en_side].any() and not ko_used[ko_side].any():
            en_used[en_side] = ko_used[ko_side] = True
            chosen.append(at)
    return np.array(chosen, np.int64)
