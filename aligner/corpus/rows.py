"""What a corpus folder holds: the rows of its two tables, as records and as Parquet.

``pairs/`` has a row for each pair, ``pages/`` one for each page that was read or refused. Both are cut
into parts of the same numbers; all columns are there in every part, an empty value stands for "none".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aligner.types import Finding, Kind, Span

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class CorpusPair:
    """A pair as it lies in the corpus.

    ``id`` is unique in the corpus. ``doc`` names the page, ``source`` the file it came from, ``date`` is the page's
    own (ISO, empty if it prints none). Spans are places in the page's text: those of the two documents
    where English and Korean came apart.
    """

    id: str
    doc: str
    source: str
    date: str
    kind: Kind
    en: str
    ko: str
    score: float
    en_spans: tuple[Span, ...]
    ko_spans: tuple[Span, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """What became of a page; every sentence of it is counted.

    ``status``: ``done``; ``refused`` (it could not be read); ``given-up`` (it took too long or too much); ``skipped``
    (no page at all, such as a picture in a folder; ``left_out`` says how many of the kind).
    ``reason`` is a short stable phrase, empty when there are pairs; ``problem`` and ``fix`` are the letter to the
    user. ``left_out`` counts stretches that are no sentence by their reason.
    """

    doc: str
    source: str
    status: str
    reason: str = ""
    problem: str = ""
    fix: str = ""
    date: str = ""
    characters: int = 0
    pairs: int = 0
    en_paired: int = 0
    ko_paired: int = 0
    en_alone: int = 0
    ko_alone: int = 0
    left_out: tuple[tuple[str, int], ...] = field(default=())


def pair_schema() -> pa.Schema:
    """The columns of ``pairs/``."""
    import pyarrow as pa

    span = pa.struct([("start", pa.int32()), ("stop", pa.int32())])
    finding = pa.struct(
        [
            ("id", pa.string()),
            ("severity", pa.string()),
            ("message", pa.string()),
            ("en_span", span),
            ("ko_span", span),
            ("other_span", span),
        ]
    )
    texts = [(name, pa.string()) for name in ("id", "doc", "source", "date", "kind", "en", "ko")]
    spans = [(name, pa.list_(span)) for name in ("en_spans", "ko_spans")]
    return pa.schema([*texts, ("score", pa.float32()), *spans, ("findings", pa.list_(finding))])


def page_schema() -> pa.Schema:
    """The columns of ``pages/``."""
    import pyarrow as pa

    texts = ("doc", "source", "status", "reason", "problem", "fix", "date")
    counts = ("characters", "pairs", "en_paired", "ko_paired", "en_alone", "ko_alone")
    left_out = pa.list_(pa.struct([("reason", pa.string()), ("count", pa.int32())]))
    return pa.schema(
        [(name, pa.string()) for name in texts]
        + [(name, pa.int32()) for name in counts]
        + [("left_out", left_out)]
    )


def pair_table(pairs: Sequence[CorpusPair]) -> pa.Table:
    """Pairs as a table of :func:`pair_schema`."""
    import pyarrow as pa

    return pa.Table.from_pylist([_pair_row(pair) for pair in pairs], schema=pair_schema())


def joined(tables: Sequence[pa.Table]) -> pa.Table:
    """Tables of pairs as one, as if it had been made in one go: however they are cut, the same file comes of it."""
    import pyarrow as pa

    return pa.concat_tables([pair_schema().empty_table(), *tables]).combine_chunks()


def page_table(pages: Sequence[CorpusPage]) -> pa.Table:
    """Pages as a table of :func:`page_schema`."""
    import pyarrow as pa

    return pa.Table.from_pylist([_page_row(page) for page in pages], schema=page_schema())


def page_of(row: dict[str, Any]) -> CorpusPage:
    """A row of ``pages/`` as a record."""
    left_out = tuple((item["reason"], item["count"]) for item in row["left_out"])
    return CorpusPage(**(row | {"left_out": left_out}))


def _span_row(span: Span) -> dict[str, int]:
    return {"start": span.start, "stop": span.stop}


def _pair_row(pair: CorpusPair) -> dict[str, Any]:
    return {
        **{name: getattr(pair, name) for name in ("id", "doc", "source", "date", "kind")},
        "en": pair.en,
        "ko": pair.ko,
        "score": pair.score,
        "en_spans": [_span_row(span) for span in pair.en_spans],
        "ko_spans": [_span_row(span) for span in pair.ko_spans],
        "findings": [
            {
                "id": finding.id,
                "severity": finding.severity,
                "message": finding.message,
                "en_span": _span_row(finding.en_span),
                "ko_span": _span_row(finding.ko_span),
                "other_span": _span_row(finding.other_span),
            }
            for finding in pair.findings
        ],
    }


def _page_row(page: CorpusPage) -> dict[str, Any]:
    names = [name for name in CorpusPage.__slots__ if name != "left_out"]
    row = {name: getattr(page, name) for name in names}
    return row | {"left_out": [{"reason": name, "count": n} for name, n in page.left_out]}
