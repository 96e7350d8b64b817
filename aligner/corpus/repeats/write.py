"""Pairs that repeat one another across the pages of a corpus.

A pair is kept once: the one with the highest score, of these with the fewest findings, of these with the smallest id.
The others point to it: those whose texts are the ``same`` but for typography, and those that are ``near``, the same
but for a credit, articles, contractions, spelling, topic or subject, formal endings. Of what is kept, pairs that differ in a figure, a
date, a name, the spelling of a word or a "not" and in nothing else are listed. What is written depends on the pairs alone, in
whatever parts they lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.corpus.repeats.classes import (
    Keys,
    Rows,
    as_keys,
    by_rank,
    firsts,
    keys_of,
    read_texts,
)
from aligner.corpus.repeats.compare import Item, Read, read, sides_of, slip
from aligner.corpus.repeats.file import write_rows
from aligner.corpus.repeats.fold import fold
from aligner.corpus.repeats.sketch import BINS, Sketches, alike, sketches
from aligner.corpus.repeats.spool import spooled
from aligner.corpus.repeats.tables import Slip, tables
from aligner.corpus.repeats.wording_en import plain_en
from aligner.corpus.repeats.wording_ko import plain_ko

# Pairs whose words are held while they are compared; some 10 MB.
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class RepeatCounts:
    """Pairs of a corpus by what :func:`write_repeats` found of them."""

    pairs: int = 0
    same: int = 0
    near: int = 0
    differs: int = 0


class _Forms(NamedTuple):
    """Of each row: the key of its folded texts, that of its plain ones, its sketch."""

    folded: Keys
    plain: Keys
    sketches: Sketches


def write_repeats(corpus: Path) -> RepeatCounts:
    """Find the repeats of a corpus whose parts are all there, and write ``repeats.parquet``.

    For each pair some 120 bytes are held; the texts of pairs that are compared lie in a file without a name.

    Raises:
        OSError: the folder cannot be written.
    """
    ranked = by_rank(corpus)
    folded, plain, drawn = _forms(corpus)
    same = np.empty_like(ranked)
    same[ranked] = firsts(folded, ranked)
    kept = ranked[same[ranked] == ranked]
    near = np.arange(len(ranked), dtype=np.int32)
    near[kept] = firsts(plain, kept)
    best = kept[near[kept] == kept]
    drawn = drawn[best]  # those of all need not be held any more: half of the memory
    slips = list(_slips(corpus, best, drawn))
    of = near[same]
    write_rows(corpus, tables(corpus, of, folded, slips))
    repeats = np.flatnonzero(of != np.arange(len(of)))
    as_same = int(np.count_nonzero(folded[repeats] == folded[of[repeats]]))
    return RepeatCounts(len(of), as_same, len(repeats) - as_same, len(slips))


def _forms(corpus: Path) -> _Forms:
    folded, plain, sketched = bytearray(), bytearray(), bytearray()
    for texts in read_texts(corpus):
        en, ko = [fold(text) for text in texts.en], [fold(text) for text in texts.ko]
        folded += keys_of(en, ko)
        plain += keys_of(map(plain_en, texts.en), map(plain_ko, texts.ko))
        sketched += sketches(en, ko).tobytes()
    drawn = np.frombuffer(sketched, np.uint8).reshape(-1, BINS)
    return _Forms(as_keys(folded), as_keys(plain), drawn)


def _slips(corpus: Path, kept: Rows, drawn: Sketches) -> Iterator[Slip]:
    """The pairs that differ from a better one and look like a slip. ``kept`` has the best pair first, ``drawn`` its sketch."""
    partners = alike(drawn)
    with_partner = np.flatnonzero(partners[:, 0] >= 0)
    asked = np.union1d(with_partner, np.setdiff1d(partners[with_partner], [-1]))
    with spooled(corpus, np.sort(kept[asked])) as spool:
        # Pairs of one mould have the same few partners.
        words = lru_cache(_REMEMBERED)(lambda at: read(*spool.texts(int(kept[at]))))
        for at in with_partner.tolist():
            others = [other for other in partners[at].tolist() if other >= 0]
            if found := _closest(at, others, words):
                yield Slip(int(kept[at]), int(kept[found[0]]), found[1])


def _closest(
    at: int, others: Sequence[int], words: Callable[[int], Read]
) -> tuple[int, tuple[Item, ...]] | None:
    """Of some pairs one that ``at`` is a slip of, and what differs: one that differs on one side only, if there is one."""
    best = None
    for other in others:
        items = slip(words(at), words(other))
        if items and (best is None or sides_of(items) != "both"):
            best = other, items
            if sides_of(items) != "both":
                break
    return best
