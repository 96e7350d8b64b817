"""What an export holds and what it left out, counted while it is written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from aligner.corpus.rows import CorpusPair

# Where bands of scores begin, for the card.
_BANDS = (0.0, 0.5, 0.8, 0.9, 0.95)


@dataclass(slots=True)
class Held:
    """What one file, or one share of the data, holds. Lengths are in characters."""

    pairs: int = 0
    docs: int = 0
    en_length: int = 0
    ko_length: int = 0
    last_doc: str | None = None

    def add(self, pair: CorpusPair) -> None:
        """Count a pair; those of a document come one after the other."""
        self.pairs += 1
        self.en_length += len(pair.en)
        self.ko_length += len(pair.ko)
        if pair.doc != self.last_doc:
            self.docs += 1
            self.last_doc = pair.doc


@dataclass(slots=True)
class Account:
    """What an export holds by share, kind, score, finding, source and date, and what it left out and why."""

    shares: dict[str, Held]
    left_out: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    scores: Counter[float] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    first_day: str = ""
    last_day: str = ""

    @property
    def pairs(self) -> int:
        """How many pairs were written."""
        return sum(held.pairs for held in self.shares.values())

    @property
    def docs(self) -> int:
        """How many documents they are of."""
        return sum(held.docs for held in self.shares.values())

    def add(self, pair: CorpusPair, share: str) -> None:
        """Count a pair that is written."""
        self.shares[share].add(pair)
        self.kinds[pair.kind] += 1
        self.scores[_BANDS[bisect_right(_BANDS, pair.score) - 1]] += 1
        self.sources[pair.source] += 1
        for finding in pair.findings:
            self.findings[finding.severity, finding.id] += 1
        if pair.date:
            self.first_day = min(self.first_day or pair.date, pair.date)
            self.last_day = max(self.last_day, pair.date)
        else:
            self.undated += 1

    def line(self) -> str:
        """The counts in words; reasons that were asked about are told at 0 too.

        >>> Account({"train": Held(3, 1), "test": Held(1, 1)}, Counter({"score": 1200})).line()
        '4 pairs of 2 documents (train 3, test 1); left out: 1,200 score'
        """
        parts = [f"{_count(self.pairs, 'pair')} of {_count(self.docs, 'document')}"]
        if len(self.shares) > 1:
            shares = ", ".join(f"{name} {held.pairs:,}" for name, held in self.shares.items())
            parts = [f"{parts[0]} ({shares})"]
        if self.left_out:
            parts.append(
                "left out: " + ", ".join(f"{count:,} {why}" for why, count in self.left_out.items())
            )
        return "; ".join(parts)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
