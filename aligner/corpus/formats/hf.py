"""A folder that ``datasets.load_dataset`` opens: Parquet in ``data/``, a card beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.corpus.formats.sheet import Add
from aligner.corpus.rows import CorpusPair

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# Pairs of a shard: some 60 MB each, which a viewer loads at once and a worker takes as its portion.
SHARD = 250_000
# Pairs of a row group, which are held in memory: some 10 MB as Python objects.
_GROUP = 5_000

_TEXTS = ("ko", "en")
_ORIGIN = ("kind", "doc", "source", "date", "id")


def hf_schema() -> pa.Schema:
    """The columns: both texts first, as a viewer shows them."""
    import pyarrow as pa

    finding = pa.struct([(name, pa.string()) for name in ("id", "severity", "message")])
    return pa.schema(
        [(name, pa.string()) for name in _TEXTS]
        + [("score", pa.float32())]
        + [(name, pa.string()) for name in _ORIGIN]
        + [("docs", pa.list_(pa.string())), ("findings", pa.list_(finding))]
    )


@contextmanager
def hf_sheet(folder: Path, split: str, *, shard: int = SHARD) -> Iterator[Add]:
    """``folder/SPLIT-00000-of-0000N.parquet`` and so on; one file, without rows, if there is no pair."""
    shards = _Shards(folder, split, shard)
    try:
        yield shards.add
        shards.finish()
    finally:
        shards.close()


class _Shards:
    """The files of a split while they are written; how many there are is known when all are."""

    def __init__(self, folder: Path, split: str, size: int) -> None:
        self.folder, self.split, self.size = folder, split, size
        self.rows: list[dict[str, Any]] = []
        self.files: list[Path] = []
        self.left = 0  # rows that the open file may still take
        self.writer: pq.ParquetWriter | None = None
        folder.mkdir(exist_ok=True)

    def add(self, pair: CorpusPair, docs: Sequence[str]) -> None:
        self.rows.append(_row(pair, docs))
        if len(self.rows) == min(_GROUP, self.left or self.size):
            self._write()

    def finish(self) -> None:
        if self.rows or not self.files:
            self._write()
        self.close()
        for number, path in enumerate(self.files):
            name = f"{self.split}-{number:05}-of-{len(self.files):05}.parquet"
            path.rename(self.folder / name)

    def close(self) -> None:
        if self.writer:
            self.writer.close()
            self.writer = None

    def _write(self) -> None:
        import pyarrow as pa

        writer = self.writer if self.writer and self.left else self._next_file()
        writer.write_table(pa.Table.from_pylist(self.rows, schema=hf_schema()))
        self.left -= len(self.rows)
        self.rows = []

    def _next_file(self) -> pq.ParquetWriter:
        import pyarrow.parquet as pq

        self.close()
        path = self.folder / f"{self.split}-{len(self.files):05}.part"
        self.writer = pq.ParquetWriter(path, hf_schema(), compression="zstd")
        self.files.append(path)
        self.left = self.size
        return self.writer


def _row(pair: CorpusPair, docs: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(pair, name) for name in (*_TEXTS, "score", *_ORIGIN)}
    row["docs"] = list(docs)
    row["findings"] = [
        {name: getattr(finding, name) for name in ("id", "severity", "message")}
        for finding in pair.findings
    ]
    return row
