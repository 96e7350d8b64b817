"""The account of a run: how many pages and pairs, and what became of everything else."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aligner.report.told import SEVERITIES
from aligner.types import Document, Language, Pair, Severity, Span

_NAMES: dict[Language, str] = {"en": "English", "ko": "Korean"}


@dataclass(slots=True)
class Tally:
    """Counts over a run; grows by a handful of numbers a page, however many pages there are."""

    pages: int = 0
    failed: int = 0
    pairs: int = 0
    alone: Counter[Language] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    found: Counter[Severity] = field(default_factory=Counter)

    def add(self, documents: Iterable[Document], pairs: Sequence[Pair]) -> None:
        """Count one result: the document or documents it came from, and its pairs."""
        self.pairs += len(pairs)
        for document in documents:
            self.pages += 1
            self.left_out.update(piece.reason for piece in document.left_out)
            self.alone.update(alone_by_language(document, pairs))

    def line(self) -> str:
        """The counts in words; what is zero is not named, except pages and pairs.

        >>> Tally(pages=1, pairs=2, left_out=Counter({"menu": 3})).line()
        '1 page, 2 pairs; left out: 3 menu'
        """
        found = f": {_graded(self.found)}" if self.found else ""
        parts = [f"{_count(self.pages, 'page')}, {_count(self.pairs, 'pair')}{found}"]
        if self.failed:
            parts.append(f"{_count(self.failed, 'input')} could not be read")
        alone = " and ".join(f"{n} {_NAMES[side]}" for side, n in sorted(self.alone.items()))
        if alone:
            parts.append(f"sentences without a partner: {alone}")
        left_out = ", ".join(f"{n} {reason}" for reason, n in self.left_out.most_common())
        if left_out:
            parts.append(f"left out: {left_out}")
        return "; ".join(parts)


@dataclass(slots=True)
class Checked:
    """Counts over a run of checks: pages or lines of a bitext, pairs, findings."""

    pages: int = 0
    failed: int = 0
    pairs: int = 0
    ignored: int = 0
    passed_over: int = 0
    found: Counter[Severity] = field(default_factory=Counter)

    def add(self, documents: Sequence[Document], pairs: Sequence[Pair]) -> None:
        """Count the document or documents of one result, and its pairs."""
        self.pages += len(documents)
        self.pairs += len(pairs)

    def line(self) -> str:
        """The counts in words; a bitext has no pages.

        >>> Checked(pages=1, pairs=2, found=Counter({"error": 1, "info": 2}), ignored=1).line()
        '1 page, 2 pairs: 1 error, 2 infos; 1 finding ignored'
        """
        what = [_count(self.pages, "page")] if self.pages else []
        pairs = ", ".join([*what, _count(self.pairs, "pair")])
        parts = [f"{pairs}: {_graded(self.found) or 'no finding'}"]
        if self.ignored:
            parts.append(f"{_count(self.ignored, 'finding')} ignored")
        if self.passed_over:
            parts.append(f"{_count(self.passed_over, 'info')} not shown (--info)")
        if self.failed:
            inputs = "input" if self.pages or not self.pairs else "line"
            parts.append(f"{_count(self.failed, inputs)} could not be read")
        return "; ".join(parts)


def _graded(found: Counter[Severity]) -> str:
    return ", ".join(_count(found[s], s) for s in SEVERITIES if found[s])


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def alone_by_language(document: Document, pairs: Sequence[Pair]) -> Counter[Language]:
    """How many sentences of each language are in no pair."""
    taken: dict[Language, list[Span]] = {
        "en": sorted(span for pair in pairs for span in pair.en_spans),
        "ko": sorted(span for pair in pairs for span in pair.ko_spans),
    }
    return Counter(
        sentence.language
        for sentence in document.sentences
        if not _inside(sentence.span, taken[sentence.language])
    )


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_right(taken, span.start, key=_start) - 1
    return at >= 0 and span.start < taken[at].stop


def _start(span: Span) -> int:
    return span.start
