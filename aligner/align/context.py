"""What the other pairs of the page say about a pair: order and nearness, where the page has them.

A page in order shows it by its own links, and so does one whose translations stand beside each other;
captions in no order show neither. So both are learnt from the page's confident pairs, never assumed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.align.assign import assign
from aligner.align.candidates import Candidates
from aligner.align.runs import Ints, Runs

Doubles = NDArray[np.float64]

FEATURES = (
    "before",  # the probability of the pair right before this one on both sides
    "after",  # the same for the pair right after
    "beside",  # both sides touch on the page, times the share of the page's pairs that do
    "apart",  # they do not touch, times the same share
    "in_order",  # the share of the pairs nearby that this one does not cross
)

# Pairs with at least this probability make the picture of the page.
CONFIDENT = 0.3
# Nearby is within so many English sentences; 4 and 20 gave the same results.
NEARBY = 8


def context_features(pairs: Candidates, en: Runs, ko: Runs, probability: Doubles) -> Doubles:
    """The features of :data:`FEATURES` for each candidate. Shape: (c, 5)."""
    chosen = assign(pairs, en, ko, probability, floor=CONFIDENT)
    beside = _touching(pairs, en, ko)
    weight = probability[chosen]
    share = float(weight @ beside[chosen] / (weight.sum() + 1))
    start = en.first[pairs.en] * (len(ko.sentences) + 1) + ko.first[pairs.ko]
    stop = en.stop[pairs.en] * (len(ko.sentences) + 1) + ko.stop[pairs.ko]
    return np.stack(
        [
            _best_at(stop, probability, start),
            _best_at(start, probability, stop),
            beside * share,
            (1 - beside) * share,
            _in_order(pairs, en, ko, chosen, weight),
        ],
        axis=1,
    )


def _best_at(keys: Ints, probability: Doubles, wanted: Ints) -> Doubles:
    """The highest probability among the candidates with the wanted key, 0 if there is none."""
    order = np.argsort(keys)
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=-1))  # of each key
    best = np.maximum.reduceat(probability[order], first)
    distinct = ordered[first]
    at = np.minimum(np.searchsorted(distinct, wanted), len(distinct) - 1)
    found: Doubles = np.where(distinct[at] == wanted, best[at], 0.0)
    return found


def _touching(pairs: Candidates, en: Runs, ko: Runs) -> Doubles:
    """1 where nothing in either language stands between the sides of a pair, else 0."""
    en_first, en_last = en.place[en.first[pairs.en]], en.place[en.stop[pairs.en] - 1]
    ko_first, ko_last = ko.place[ko.first[pairs.ko]], ko.place[ko.stop[pairs.ko] - 1]
    touching = (ko_first - en_last == 1) | (en_first - ko_last == 1)
    return np.where(touching, 1.0, 0.0)


def _in_order(pairs: Candidates, en: Runs, ko: Runs, chosen: Ints, weight: Doubles) -> Doubles:
    """The weight of the chosen pairs nearby that keep their order with each pair, as a share."""
    partner = np.full(len(en.sentences) + 2 * NEARBY, -1)
    heavy = np.zeros(len(partner))
    partner[en.first[pairs.en[chosen]] + NEARBY] = ko.first[pairs.ko[chosen]]
    heavy[en.first[pairs.en[chosen]] + NEARBY] = weight
    i, j = en.first[pairs.en] + NEARBY, ko.first[pairs.ko]
    kept, crossed = np.zeros(len(i)), np.zeros(len(i))
    for step in (*range(-NEARBY, 0), *range(1, NEARBY + 1)):
        there, side = heavy[i + step], np.sign(partner[i + step] - j) * np.sign(step)
        kept += there * (side > 0)
        crossed += there * (side < 0)
    return kept / (kept + crossed + 1)
