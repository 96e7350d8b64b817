"""Which pairs are learnt together.

A batch is made of clusters: a pair and some of its nearest in the teachers' space, so that captions meet
like captions, and names and numbers decide. Some pairs are dressed as pages show them. To the batch come
pairs in which a number or a name was changed, sentences in the frames of news, each twice with another name,
and sentences joined to one text. Names alone are a batch of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from models.train import augment
from models.train.augment import Pair
from models.train.pairs import NAMES, Row

Floats = npt.NDArray[np.float32]

# A source's share grows with its size to this power: many small sources count for more than their size.
_SIZE_POWER = 0.6
# Sources that are worth more or less than that. News is what users bring and what there is least of.
_WORTH = {
    "park_news_a": 1.2,
    "korsts": 1.5,
    "catalogue": 0.7,
    "bible_krv_kjv": 0.3,
    "tldr_pages": 0.3,
}
# Long texts of these sources are drawn more often: they are the nearest that there is to news.
_PROSE = ("descriptions", "korsts", "park_news_a", "udhr")
_LONG, _LONG_WORTH = 70, 2.5  # English characters
# Shares of pairs dressed as pages show them.
_NO_SPACES, _CREDIT, _CUT, _CASE = 0.08, 0.05, 0.07, 0.03
_LONGEST_NAME = 3  # words
_LONGEST_FRAMED = 160  # English characters


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of texts. The first ``len(places)`` are pairs of the table, at those places, maybe dressed."""

    pairs: list[Pair]
    places: list[int]
    names: list[Pair]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each kind a batch holds; ``cluster``: a pair with its neighbours."""

    pairs: int = 128
    cluster: int = 8
    changed: int = 8
    framed: int = 16
    joined: int = 8
    names: int = 64


class Batches:
    """An endless source of batches, the same for the same seed."""

    def __init__(
        self, rows: Sequence[Row], names: Sequence[Pair], nearest: npt.NDArray[np.int32], seed: int
    ) -> None:
        """``nearest`` holds for each row the places of its neighbours."""
        self._rows, self._nearest = rows, nearest
        self._names = [(en, ko) for en, ko in names if en[:1].isupper()]
        self._words = [pair for pair in self._names if not any(" " in side for side in pair)]
        self._known = {en: ko for en, ko in self._names if len(en.split()) <= _LONGEST_NAME}
        self._weights = row_weights(rows)
        self._rng = Random(seed)  # noqa: S311
        self._generator = np.random.default_rng(seed)

    def take(self, sizes: Sizes) -> Batch:
        """A batch; where there is little to change it holds fewer changed pairs."""
        places = self._clusters(sizes.pairs, sizes.cluster)
        pairs = [dress(self._pair(place), self._rng) for place in places]
        pairs += self._changed(places, sizes.changed)
        pairs += self._framed(places, sizes.framed) + self._joined(places, sizes.joined)
        names = self._rng.sample(self._names, min(sizes.names, len(self._names)))
        return Batch(pairs, places, names)

    def _pair(self, place: int) -> Pair:
        return self._rows[place][1], self._rows[place][2]

    def _clusters(self, size: int, cluster: int) -> list[int]:
        found: dict[int, None] = {}
        while len(found) < size:
            seed = int(self._generator.choice(len(self._weights), p=self._weights))
            beside = self._generator.choice(self._nearest[seed], cluster - 1, replace=False)
            found |= dict.fromkeys([seed, *beside.tolist()])
        return list(found)[:size]

    def _changed(self, places: Sequence[int], count: int) -> list[Pair]:
        """Pairs of the batch with another name or number."""
        found: list[Pair] = []
        others = list(self._known.items())
        for place in self._rng.sample(places, len(places)):
            if len(found) == count:
                break
            pair = self._pair(place)
            if self._rng.random() < 0.6 and others:
                new = augment.change_name(pair, self._known, others, self._rng)
            else:
                new = augment.change_number(pair, self._rng)
            if new != pair:
                found.append(new)
        return found

    def _framed(self, places: Sequence[int], count: int) -> list[Pair]:
        """Short pairs of the batch in a frame, twice the same but for the name."""
        short = [place for place in places if len(self._pair(place)[0]) < _LONGEST_FRAMED]
        found = []
        for place in self._rng.sample(short, min(count // 2, len(short))):
            frame = self._rng.random()
            found += [
                augment.put_in_frame(self._pair(place), self._name(), Random(frame))  # noqa: S311
                for _ in range(2)
            ]
        return found

    def _name(self) -> Pair:
        """A name of the lists, or a first and a last one."""
        if self._rng.random() < 0.3 or len(self._words) < 2:
            return self._rng.choice(self._names)
        first, last = self._rng.sample(self._words, 2)
        return f"{first[0]} {last[0]}", f"{first[1]} {last[1]}"

    def _joined(self, places: Sequence[int], count: int) -> list[Pair]:
        """Neighbours of the batch as one text."""
        starts = self._rng.sample(range(len(places) - 1), min(count, len(places) - 1))
        found = []
        for start in starts:
            (en, ko), (more_en, more_ko) = (
                self._pair(place) for place in places[start : start + 2]
            )
            found.append((f"{en} {more_en}", f"{ko} {more_ko}"))
        return found


def row_weights(rows: Sequence[Row]) -> npt.NDArray[np.float64]:
    """How likely each row is drawn: by its source's size and worth, and its length. Sums to 1.

    >>> rows = [("korsts", "Short.", ""), ("tldr_pages", "One", ""), ("tldr_pages", "Two", "")]
    >>> row_weights(rows).round(2).tolist()
    [0.77, 0.12, 0.12]
    """
    kinds = ["catalogue" if row[0].startswith("catalogue") else row[0] for row in rows]
    counts = Counter(kinds)
    worth = np.array([_WORTH.get(kind, 1.0) for kind in kinds])
    worth *= [
        _LONG_WORTH if kind in _PROSE and len(row[1]) > _LONG else 1.0
        for kind, row in zip(kinds, rows, strict=True)
    ]
    weights = worth * np.array([counts[kind] for kind in kinds]) ** (_SIZE_POWER - 1)
    shares: npt.NDArray[np.float64] = weights / weights.sum()
    return shares


def dress(pair: Pair, rng: Random) -> Pair:
    """Now and then: Korean that lost spaces, a credit, a cut end, other letter case."""
    draw = rng.random()
    if draw < _NO_SPACES:
        return pair[0], augment.lose_spaces(pair[1], rng, 1.0 if rng.random() < 0.4 else 0.3)
    if (draw := draw - _NO_SPACES) < _CREDIT:
        return augment.add_credit(pair, rng)
    if (draw := draw - _CREDIT) < _CUT:
        return augment.cut(pair, rng)
    if draw - _CUT < _CASE:
        return (pair[0].upper() if rng.random() < 0.3 else pair[0].lower()), pair[1]
    return pair


def names_and_sentences(rows: Sequence[Row]) -> tuple[list[Pair], list[Row]]:
    """The lists of names, and the rest."""
    names = [(en, ko) for source, en, ko in rows if source in NAMES]
    return names, [row for row in rows if row[0] not in NAMES]


def chosen(rows: Sequence[Row], most: Mapping[str, int], seed: int) -> list[Row]:
    """The rows that the slow teacher reads: of each kind of source at most so many.

    A source that is not named is kept whole; ``catalogue`` names all catalogues together.
    """
    rng = Random(seed)  # noqa: S311
    kinds = [row[0].split(":")[0] if row[0].split(":")[0] in most else row[0] for row in rows]
    kept: list[int] = []
    for kind in sorted(set(kinds)):
        places = [at for at, name in enumerate(kinds) if name == kind]
        kept += rng.sample(places, min(len(places), most.get(kind, len(places))))
    return [rows[at] for at in sorted(kept)]


def held_out(rows: Sequence[Row], sizes: Mapping[str, int], seed: int) -> dict[str, list[int]]:
    """Places of rows that are kept for measuring, by source; smaller sources give a tenth."""
    found: dict[str, list[int]] = {}
    for source, size in sizes.items():
        places = [at for at, row in enumerate(rows) if row[0] == source]
        rng = Random(seed)  # noqa: S311
        found[source] = sorted(rng.sample(places, min(size, len(places) // 10)))
    return {source: places for source, places in found.items() if places}
