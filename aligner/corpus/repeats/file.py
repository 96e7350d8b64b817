"""``repeats.parquet``: which pairs of a corpus repeat another one, and which only nearly do.

At most one row a pair, in the order of the corpus:

- ``row``, ``id``, ``doc``: the pair; ``row`` is its place among all pairs of the corpus, from 0.
- ``how``: ``same`` and ``near`` repeat the pair ``of`` and are left out where each is wanted once; ``differs`` is another
  pair that looks like a slip, and is kept.
- ``of_row``, ``of``, ``of_doc``: the pair it repeats, which is itself no repeat, or the one it differs from.
- ``sides``: where the two differ, ``en``, ``ko`` or ``both``; empty unless ``how`` is ``differs``.
- ``items``: what differs: ``side``, ``kind`` (``number``, ``name``, ``spelling``, ``negation``, ``word``), the words ``here`` and
  those ``there``, in the pair ``of``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.corpus.files import stored_file
from aligner.errors import AlignerError

if TYPE_CHECKING:
    import pyarrow as pa

REPEATS = "repeats.parquet"
SAME, NEAR, DIFFERS = "same", "near", "differs"


def repeats_schema() -> pa.Schema:
    """The columns of ``repeats.parquet``."""
    import pyarrow as pa

    item = pa.struct([(name, pa.string()) for name in ("side", "kind", "here", "there")])
    return pa.schema(
        [
            ("row", pa.int64()),
            ("id", pa.string()),
            ("doc", pa.string()),
            ("how", pa.string()),
            ("of_row", pa.int64()),
            ("of", pa.string()),
            ("of_doc", pa.string()),
            ("sides", pa.string()),
            ("items", pa.list_(item)),
        ]
    )


def write_rows(corpus: Path, tables: Iterable[pa.Table]) -> None:
    """Write the file, a table after the other; it takes its name when it is whole and on the disk."""
    import pyarrow.parquet as pq

    with (
        stored_file(corpus / REPEATS) as file,
        pq.ParquetWriter(file, repeats_schema(), compression="zstd") as writer,
    ):
        for table in tables:
            writer.write_table(table)


def repeats_path(corpus: Path) -> Path:
    """The file of a corpus.

    Raises:
        AlignerError: it is not there yet.
    """
    path = corpus / REPEATS
    if not path.is_file():
        raise AlignerError(
            f"{corpus} is not finished: it has no {REPEATS}.",
            fix="Start the same `aligner batch` again: it does what is missing.",
        )
    return path
