"""Pairs and counts out of the columns of a Parquet batch, where a dict a row would make two objects of each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from aligner.corpus.rows import CorpusPair
from aligner.types import Finding, Span

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")

# In the order of CorpusPair's fields.
_PLAIN = ("id", "doc", "source", "date", "kind", "en", "ko", "score")


def pairs_of(batch: pa.RecordBatch) -> Iterator[CorpusPair]:
    """The rows of a batch of ``pairs/`` as records, in half the time that a dict a row would take."""
    columns: list[Sequence[Any]] = [batch.column(name).to_pylist() for name in _PLAIN]
    columns += [_lists(batch.column(name), _spans) for name in ("en_spans", "ko_spans")]
    columns.append(_lists(batch.column("findings"), _findings))
    return map(CorpusPair, *columns)


def counted(values: pa.Array | pa.ChunkedArray) -> dict[str, int]:
    """How often each value stands in a column."""
    return {each["values"]: each["counts"] for each in values.value_counts().to_pylist()}


def _lists(
    column: pa.ListArray, items_of: Callable[[pa.StructArray], list[T]]
) -> list[tuple[T, ...]]:
    """A column of lists, made of all their items together."""
    items, rows, at = items_of(column.flatten()), [], 0
    for length in column.value_lengths().to_pylist():
        rows.append(tuple(items[at : at + length]))
        at += length
    return rows


def _spans(structs: pa.StructArray) -> list[Span]:
    start, stop = structs.flatten()
    return list(map(Span, start.to_pylist(), stop.to_pylist()))


def _findings(structs: pa.StructArray) -> list[Finding]:
    fields = structs.flatten()
    texts, spans = fields[:3], fields[3:]
    return list(map(Finding, *(text.to_pylist() for text in texts), *map(_spans, spans)))
