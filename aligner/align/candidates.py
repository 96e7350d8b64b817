"""Which runs could belong together, and what speaks for and against each such pair by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align.bank import Bank, centred, chance
from aligner.align.runs import LONGEST, Floats, Ints, Runs

Doubles = NDArray[np.float64]

# Each sentence is linked to so many nearest ones of the other side; candidates are the runs round a
# link. The development pages are too easy to tell: with 3, 5 and 8 the aligner found the same 1,047 of
# their 1,048 pairs. More links cost time in proportion.
LINKS = 5

# Cosines of sentences held at a time: 16 MB, and 32 MB for their order. A page's are fewer.
CELLS = 4_000_000
# Pairs of runs whose vectors are held at a time: 4 MB.
ROWS = 1000

# What "drop" and "add" are where there is nothing to drop or add: about the mean over right pairs of the
# development pages, .09 and .13.
NO_NEIGHBOUR = 0.1

# An English sentence has about twice the characters of its Korean translation: the median of
# log((en + 10) / (ko + 5)) over flores, ud_pud and park_news is .72. The weights were fitted with .75.
LOG_LENGTH_RATIO = 0.75

# The cosine itself and the length of the shorter side were tried as features, too: neither moved F1 by
# .001 on pages that were not fitted on.
FEATURES = (
    "margin_en",  # cosine over that of the English run with its best rival, on the page or by chance
    "margin_ko",  # the same for the Korean run
    "drop",  # cosine over that of the best pair with one outer sentence less
    "add",  # cosine over that of the best pair with one neighbouring sentence more
    "length",  # how far the lengths are from what translations have
    "extra",  # sentences beyond one a side
    "one_caption",  # one side is a caption and the other is not
    "captions",  # both sides are captions
    "whole_blocks",  # both sides are all that stands in their blocks
    "whole_block",  # one side is, the other is part of a paragraph
)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of runs, sorted by English, then Korean run.

    Shapes: ``en``, ``ko``, ``cosine`` (c,), ``x`` (c, f), the features in the order of :data:`FEATURES`.
    """

    en: Ints
    ko: Ints
    cosine: Floats
    x: Doubles

    def __len__(self) -> int:
        return len(self.en)


def make_candidates(en: Runs, ko: Runs, bank: Bank) -> Candidates:
    """The candidates of a page with their features, in the order of :data:`FEATURES`."""
    i, j, cosine, en_rival, ko_rival = _compared(en, ko, bank)
    drop, add = _neighbours(en, ko, i, j, cosine)
    ratio = np.log((en.letters[i] + 10) / (ko.letters[j] + 5)) - LOG_LENGTH_RATIO
    en_caption, ko_caption = _captions(en)[i], _captions(ko)[j]
    en_whole, ko_whole = (whole[side] for whole, side in zip(_whole(en, ko), (i, j), strict=True))
    x = np.stack(
        [
            cosine - en_rival,
            cosine - ko_rival,
            drop,
            add,
            np.abs(ratio),
            en.size[i] + ko.size[j] - 2.0,
            en_caption != ko_caption,
            en_caption & ko_caption,
            en_whole & ko_whole,
            en_whole != ko_whole,
        ],
        axis=1,
    )
    return Candidates(i, j, cosine, x)


def _compared(en: Runs, ko: Runs, bank: Bank) -> tuple[Ints, Ints, Floats, Floats, Floats]:
    """Pairs of runs, their cosines, and those of each run with its best rival. Shapes: (c,).

    All that needs the centred vectors, which take as much memory as all features.
    """
    en_vectors, en_bank = centred(en.vectors, len(en.sentences), bank.en)
    ko_vectors, ko_bank = centred(ko.vectors, len(ko.sentences), bank.ko)
    en_best, en_cosines = _nearest(en_vectors, ko_vectors[: len(ko.sentences)])
    ko_best, ko_cosines = _nearest(ko_vectors, en_vectors[: len(en.sentences)])
    i, j = _round_links(en, ko, en_best[: len(en.sentences)], ko_best[: len(ko.sentences)])
    cosine = _cosines(en_vectors, ko_vectors, i, j)
    en_rival = np.maximum(_rival(en_best, en_cosines, i, ko, j), chance(en_vectors, ko_bank)[i])
    ko_rival = np.maximum(_rival(ko_best, ko_cosines, j, en, i), chance(ko_vectors, en_bank)[j])
    return i, j, cosine, en_rival, ko_rival


def _nearest(vectors: Floats, others: Floats) -> tuple[Ints, Floats]:
    """The nearest ``LINKS`` of ``others`` to each vector, and their cosines. Shapes: (r, k)."""
    count = min(LINKS, len(others))
    best = np.empty((len(vectors), count), np.int64)
    cosines = np.empty((len(vectors), count), np.float32)
    rows = max(1, CELLS // len(others))
    for at in range(0, len(vectors), rows):
        part = slice(at, at + rows)
        best[part], cosines[part] = _highest(vectors[part] @ others.T, count)
    return best, cosines


def _highest(rows: Floats, count: int) -> tuple[Ints, Floats]:
    """The columns of the highest numbers of each row, in no order, and the numbers. Shapes: (r, k)."""
    top = np.argpartition(rows, -count, axis=1)[:, -count:]
    return top, np.take_along_axis(rows, top, axis=1)


def _round_links(en: Runs, ko: Runs, en_best: Ints, ko_best: Ints) -> tuple[Ints, Ints]:
    """Every pair of runs that holds a link between two sentences, sorted."""
    i = np.concatenate([np.repeat(np.arange(len(en_best)), en_best.shape[1]), ko_best.ravel()])
    j = np.concatenate([en_best.ravel(), np.repeat(np.arange(len(ko_best)), ko_best.shape[1])])
    i, j = np.divmod(_distinct(i * len(ko) + j), len(ko))  # most links are found from both ends
    keys = []
    for en_run in _holding(en, i):
        for ko_run in _holding(ko, j):
            both = (en_run >= 0) & (ko_run >= 0)
            keys.append(en_run[both] * len(ko) + ko_run[both])
    return np.divmod(_distinct(np.concatenate(keys)), len(ko))


def _distinct(keys: Ints) -> Ints:
    """The keys sorted, once each; np.unique takes four times as long."""
    ordered = np.sort(keys)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _holding(runs: Runs, sentence: Ints) -> list[Ints]:
    """The runs that hold each sentence: arrays of runs, -1 where there is none."""
    found = []
    for size in range(LONGEST):
        for before in range(size + 1):
            start = sentence - before
            found.append(np.where(start >= 0, runs.at[np.maximum(start, 0), size], -1))
    return found


def _cosines(en: Floats, ko: Floats, i: Ints, j: Ints) -> Floats:
    """The cosine of each pair: from one product when it is small, else pair by pair."""
    if len(en) * len(ko) <= CELLS:
        product: Floats = (en @ ko.T)[i, j]
        return product
    cosines = np.empty(len(i), np.float32)
    for at in range(0, len(i), ROWS):
        part = slice(at, at + ROWS)
        cosines[part] = np.einsum("ij,ij->i", en[i[part]], ko[j[part]])
    return cosines


def _rival(best: Ints, cosines: Floats, run: Ints, others: Runs, other: Ints) -> Floats:
    """The cosine of each run with its nearest sentence outside of ``other``; -1 if all are inside."""
    start, stop = others.first[other][:, None], others.stop[other][:, None]
    outside = (best[run] < start) | (best[run] >= stop)
    rival: Floats = np.where(outside, cosines[run], -1).max(axis=1)
    return rival


def _neighbours(en: Runs, ko: Runs, i: Ints, j: Ints, cosine: Floats) -> tuple[Doubles, Doubles]:
    """What a pair gains over those with one sentence less (drop) or more (add) at one end."""
    return (
        _gain(en, ko, i, j, cosine, first=1, size=-1),
        _gain(en, ko, i, j, cosine, first=-1, size=1),
    )


def _gain(
    en: Runs, ko: Runs, i: Ints, j: Ints, cosine: Floats, *, first: int, size: int
) -> Doubles:
    """The cosine of each pair over the best candidate whose one side differs by ``size`` sentences."""
    key = i * len(ko) + j
    best = np.full(len(key), -1.0)
    for start in (first, 0):
        for a, b in (
            (en.neighbours(i, first=start, size=size), j),
            (i, ko.neighbours(j, first=start, size=size)),
        ):
            wanted = a * len(ko) + b
            at = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            there = (a >= 0) & (b >= 0) & (key[at] == wanted)
            best = np.maximum(best, np.where(there, cosine[at], -1))
    return np.where(best > -1, cosine - best, NO_NEIGHBOUR)


def _captions(runs: Runs) -> NDArray[np.bool_]:
    """Whether each run is of a caption."""
    caption = np.array([s.kind == "caption" for s in runs.sentences], bool)
    of_runs: NDArray[np.bool_] = caption[runs.first]
    return of_runs


def _whole(en: Runs, ko: Runs) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each run holds all sentences, of either language, of its block."""
    blocks = Counter(s.block for s in (*en.sentences, *ko.sentences))
    en_all, ko_all = (
        np.array([blocks[s.block] for s in runs.sentences])[runs.first] for runs in (en, ko)
    )
    return en.size == en_all, ko.size == ko_all
