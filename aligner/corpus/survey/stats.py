"""What a corpus holds, in figures: pages, sentences, pairs, scores, lengths, findings, repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.corpus.columns import counted
from aligner.corpus.folder import pair_files, read_pages
from aligner.corpus.manifest import read_manifest
from aligner.corpus.repeats.file import repeats_path

if TYPE_CHECKING:
    import pyarrow as pa

Counts = np.ndarray[tuple[int], np.dtype[np.int64]]

SCORE_BINS = 10
# Characters, and English characters for each Korean one in hundredths; what is more counts as this much.
_LONGEST, _WIDEST = 5000, 1000
_QUANTILES = {"least": 0.0, "10 %": 0.1, "median": 0.5, "90 %": 0.9, "most": 1.0}


@dataclass(frozen=True, slots=True)
class CorpusStats:
    """Counts over a corpus.

    ``pages`` and ``sentences`` have a name for each status and reason, and for each language and fate; ``left_out`` are
    stretches of pages that are no sentence, ``passed_over`` what inputs hold beside pages. ``scores`` counts pairs in ten bins of equal width from 0 to 1, ``english``
    and ``korean`` by their length in characters, ``ratio`` by English characters for each Korean one, in hundredths.
    """

    pages: Mapping[str, int]
    sentences: Mapping[str, int]
    left_out: Mapping[str, int]
    passed_over: Mapping[str, int]
    pairs: Mapping[str, int]
    findings: Mapping[str, int]
    repeats: Mapping[str, int]
    scores: Counts
    english: Counts
    korean: Counts
    ratio: Counts

    def record(self) -> dict[str, Any]:
        """As JSON holds it: distributions by some of their quantiles, scores bin by bin."""
        names = ("pages", "sentences", "left_out", "passed_over", "pairs", "findings", "repeats")
        counted: dict[str, Any] = {name: dict(getattr(self, name)) for name in names}
        lengths = {"english": quantiles(self.english), "korean": quantiles(self.korean)}
        scores = {
            f"{at / SCORE_BINS:.1f}-{(at + 1) / SCORE_BINS:.1f}": int(count)
            for at, count in enumerate(self.scores)
        }
        ratio = {name: value / 100 for name, value in quantiles(self.ratio).items()}
        return counted | {"scores": scores, "lengths": lengths, "ratio": ratio}


@dataclass(slots=True)
class _Sums:
    kinds: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    scores: Counts = field(default_factory=lambda: np.zeros(SCORE_BINS, np.int64))
    english: Counts = field(default_factory=lambda: np.zeros(_LONGEST + 1, np.int64))
    korean: Counts = field(default_factory=lambda: np.zeros(_LONGEST + 1, np.int64))
    ratio: Counts = field(default_factory=lambda: np.zeros(_WIDEST + 1, np.int64))

    def add(self, batch: pa.RecordBatch) -> None:
        """Count the pairs of a batch."""
        import pyarrow.compute as pc

        self.kinds.update(counted(batch["kind"]))
        self.findings.update(counted(pc.struct_field(pc.list_flatten(batch["findings"]), "id")))
        bins = (batch["score"].to_numpy() * SCORE_BINS + 1e-6).astype(int)
        self.scores += np.bincount(np.clip(bins, 0, SCORE_BINS - 1), minlength=SCORE_BINS)
        en, ko = (pc.utf8_length(batch[side]).to_numpy() for side in ("en", "ko"))
        self.english += np.bincount(np.minimum(en, _LONGEST), minlength=_LONGEST + 1)
        self.korean += np.bincount(np.minimum(ko, _LONGEST), minlength=_LONGEST + 1)
        ratio = np.minimum(en * 100 // np.maximum(ko, 1), _WIDEST)
        self.ratio += np.bincount(ratio, minlength=_WIDEST + 1)


def corpus_stats(corpus: Path) -> CorpusStats:
    """Count what a finished corpus holds, reading each part once.

    Raises:
        AlignerError: the folder is no corpus, or is not finished.
    """
    import pyarrow.parquet as pq

    read_manifest(corpus)
    repeats = counted(pq.read_table(repeats_path(corpus), columns=["how"])["how"])
    sums = _Sums()
    for path in pair_files(corpus):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["kind", "findings", "score", "en", "ko"]):
                sums.add(batch)
    pages, sentences, left_out, passed_over = _of_pages(corpus)
    return CorpusStats(
        _most(pages),
        sentences,
        _most(left_out),
        _most(passed_over),
        _most(sums.kinds),
        _most(sums.findings),
        {how: repeats.get(how, 0) for how in ("same", "near", "differs")},
        sums.scores,
        sums.english,
        sums.korean,
        sums.ratio,
    )


def figure_rows(record: Mapping[str, Any]) -> Iterator[list[str]]:
    """What :meth:`CorpusStats.record` gives as rows: group, name, figure.

    >>> list(figure_rows({"pairs": {"body": 2}, "lengths": {"english": {"most": 9}}}))
    [['pairs', 'body', '2'], ['lengths', 'english most', '9']]
    """
    for group, named in record.items():
        for name, value in named.items():
            inner = value if isinstance(value, dict) else {"": value}
            yield from (
                [group, f"{name} {at}".strip(), str(figure)] for at, figure in inner.items()
            )


def quantiles(counts: Counts) -> dict[str, int]:
    """The values below which some shares of all lie, of a count for each value.

    >>> quantiles(np.array([0, 2, 0, 2]))
    {'least': 1, '10 %': 1, 'median': 1, '90 %': 3, 'most': 3}
    """
    sums = np.cumsum(counts)
    if not sums[-1]:
        return {}
    places = {name: max(1, int(np.ceil(share * sums[-1]))) for name, share in _QUANTILES.items()}
    return {name: int(np.searchsorted(sums, place)) for name, place in places.items()}


def _of_pages(
    corpus: Path,
) -> tuple[Counter[str], dict[str, int], Counter[str], Counter[str]]:
    """Pages by status and reason, sentences by language and fate, what is no sentence, what is no page."""
    pages, left_out, passed_over = Counter[str](), Counter[str](), Counter[str]()
    names = ("en_paired", "en_alone", "ko_paired", "ko_alone")
    sentences = dict.fromkeys(names, 0)
    for page in read_pages(corpus):
        if page.status == "skipped":
            passed_over.update(dict(page.left_out))
            continue
        pages[f"{page.status}: {page.reason}" if page.reason else page.status] += 1
        left_out.update(dict(page.left_out))
        for name in names:
            sentences[name] += getattr(page, name)
    return pages, sentences, left_out, passed_over


def _most(counts: Counter[str]) -> dict[str, int]:
    """The counts, the largest first."""
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
