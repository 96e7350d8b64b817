"""Parquet: a row, a document. Row groups are read a few rows at a time, and only the columns that are needed.

A column that is written as a dictionary can hold the same megabytes in a million rows, each of them a bit; and a page
of a column is unpacked as a whole, however large. Against the first the texts are counted, as those of gzip files
are; against the second the process that reads has a limit (:mod:`aligner.batch.memory`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from aligner.inputs.cells import cell
from aligner.inputs.columns import Table
from aligner.inputs.letters import STARVED, Letter, UnreadableError, refused
from aligner.inputs.records import Found, Refused
from aligner.inputs.streams import MAX_RATIO, is_bomb
from aligner.page.load import MAX_BYTES

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# Rows at a time: pages may have 20 MB each, and what is read at a time has to fit into memory.
_ROWS = 16
# Bytes of a column that are read ahead; without it a whole column of a row group would be.
_READ_AHEAD = 1 << 18
_NOT_UTF8 = Letter("not UTF-8", "is not UTF-8.", "Write the table anew.")
_MEND = "Get it again from where it came."
_BOMB = Letter(
    "Parquet bomb",
    f"unpacks to more than {MAX_RATIO} times its size.",
    "Leave it out; if it is no trap, write its table as JSON lines.",
)


@dataclass(slots=True)
class _Unpacked:
    """What the texts of a file of ``size`` bytes come to."""

    size: int
    texts: int = 0

    def add(self, size: int) -> None:
        """Count the texts of a row.

        Raises:
            UnreadableError: the file is a bomb.
        """
        self.texts += size
        if is_bomb(self.size, self.texts):
            raise UnreadableError(*_BOMB)


def parquet_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused]:
    """The documents of a Parquet file. A row group that cannot be read is refused, and the next is read.

    Raises:
        UnreadableError: it is no Parquet file, none of its columns holds a document, or it is a bomb.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    unpacked = _Unpacked(stream.seek(0, os.SEEK_END))
    try:
        file = pq.ParquetFile(stream, buffer_size=_READ_AHEAD, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(*_why(error, "cannot be read as Parquet")) from None
    with file:
        columns = _columns(file, table)
        first = 1
        for group in range(file.num_row_groups):
            try:
                yield from _group(file, group, columns, table, first, unpacked)
            except (pa.ArrowException, OSError, ValueError) as error:
                why = _why(error, "has a part that cannot be read")
                yield refused(table.name, why, table.names.name(f"row group {group}", first))
            first += file.metadata.row_group(group).num_rows


def _columns(file: pq.ParquetFile, table: Table) -> list[str]:
    """The columns to read."""
    names = list(file.schema_arrow.names)
    layout = table.layout(names)
    beside = (*table.id_columns(), table.options.date_column or "date")
    return [*layout.columns, *(name for name in beside if name in names)]


def _group(
    file: pq.ParquetFile,
    group: int,
    columns: list[str],
    table: Table,
    first: int,
    unpacked: _Unpacked,
) -> Iterator[Found | Refused]:
    number = first
    for batch in file.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
        cells = {name: _days(batch.column(name)) for name in batch.schema.names}
        for at in range(batch.num_rows):
            try:
                row = {name: cell(column[at]) for name, column in cells.items()}
            except UnicodeDecodeError:
                yield table.refuse(_NOT_UTF8, number)
            except UnreadableError as why:
                unpacked.add(MAX_BYTES)
                yield table.refuse(why.letter, number)
            else:
                unpacked.add(sum(len(v) for v in row.values() if isinstance(v, str | bytes)))
                yield table.document(row, number)
            number += 1


def _days(column: pa.Array) -> pa.Array:
    """Times as days: Python has none of a nanosecond."""
    import pyarrow as pa

    return column.cast(pa.date32(), safe=False) if pa.types.is_timestamp(column.type) else column


def _why(error: Exception, what: str) -> Letter:
    """The letter of an error of Arrow's; ``what`` begins it."""
    if isinstance(error, MemoryError):
        return STARVED
    first_line = str(error).partition("\n")[0].strip().rstrip(".")
    return Letter("damaged", f"{what}: {first_line}.", _MEND)
