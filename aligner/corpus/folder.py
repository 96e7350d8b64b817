"""A corpus folder on disk: where its parts lie, how they are written and read.

CORPUS/
  manifest.json              what decides the result; see aligner.corpus.manifest
  pairs/part-000000.parquet  pairs of the first pages
  pages/part-000000.parquet  those pages, and what became of each: written last, so it says the part is done
  repeats.parquet            pairs that repeat others, and what they repeat
  errors.jsonl, stats.json   made of the pages when all parts are there
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.corpus.columns import pairs_of
from aligner.corpus.files import stored_file
from aligner.corpus.rows import (
    CorpusPage,
    CorpusPair,
    page_of,
    page_table,
    pair_table,
)

if TYPE_CHECKING:
    import pyarrow as pa

PAIRS, PAGES = "pairs", "pages"
# Written last of all: where it is, the corpus is finished.
STATS = "stats.json"
# Rows that are held at a time when a part is read: pairs take some 1 kB each as Python objects.
_ROWS = 4096


def part_name(part: str) -> str:
    """The file name of a part.

    >>> part_name("000012")
    'part-000012.parquet'
    """
    return f"part-{part}.parquet"


def is_done(corpus: Path, part: str) -> bool:
    """Whether both files of a part are whole."""
    return (corpus / PAGES / part_name(part)).exists()


def write_part(
    corpus: Path, part: str, pairs: Sequence[CorpusPair], pages: Sequence[CorpusPage]
) -> None:
    """Write both files of a part, the pages last. The same rows give the same bytes."""
    write_tables(corpus, part, pair_table(pairs), page_table(pages))


def write_tables(corpus: Path, part: str, pairs: pa.Table, pages: pa.Table) -> None:
    """The same of rows that are tables already."""
    write_table(corpus / PAIRS / part_name(part), pairs)
    write_table(corpus / PAGES / part_name(part), pages)


def write_table(path: Path, table: pa.Table) -> None:
    """A Parquet file that takes its name when it is whole and on the disk."""
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    with stored_file(path) as file:
        pq.write_table(table, file, compression="zstd")


def parts(corpus: Path) -> list[Path]:
    """The finished files of ``pages/``, in order."""
    return sorted((corpus / PAGES).glob(part_name("*")))


def pair_files(corpus: Path) -> list[Path]:
    """The files of ``pairs/`` whose parts are finished, in order."""
    return [corpus / PAIRS / path.name for path in parts(corpus)]


def read_pairs(corpus: Path) -> Iterator[CorpusPair]:
    """All pairs of finished parts, in order, a few at a time."""
    for path in pair_files(corpus):
        for batch in _batches(path):
            yield from pairs_of(batch)


def read_pages(corpus: Path) -> Iterator[CorpusPage]:
    """All pages of finished parts, in order, a few at a time."""
    for path in parts(corpus):
        for batch in _batches(path):
            yield from map(page_of, batch.to_pylist())


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    """The rows of a Parquet file, some in memory at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(batch_size=_ROWS)
