"""Parquet: a row, a document. Row groups are read a few rows at a time, and only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from aligner.inputs.columns import Table
from aligner.inputs.letters import Letter, UnreadableError, refused
from aligner.inputs.records import Found, Refused

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# Rows at a time: pages may have 20 MB each, and what is read at a time has to fit into memory.
_ROWS = 16
# Bytes of a column that are read ahead; without it a whole column of a row group would be.
_READ_AHEAD = 1 << 18
_NOT_UTF8 = Letter("not UTF-8", "is not UTF-8.", "Write the table anew.")
_MEND = "Get it again from where it came."


def parquet_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused]:
    """The documents of a Parquet file. A row group that cannot be read is refused, and the next is read.

    Raises:
        UnreadableError: it is no Parquet file, or none of its columns holds a document.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream, buffer_size=_READ_AHEAD, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        problem = f"cannot be read as Parquet: {_first_line(error)}."
        raise UnreadableError("damaged", problem, _MEND) from None
    with file:
        columns = _columns(file, table)
        first = 1
        for group in range(file.num_row_groups):
            try:
                yield from _group(file, group, columns, table, first)
            except (pa.ArrowException, OSError, ValueError) as error:
                problem = f"has a part that cannot be read: {_first_line(error)}."
                why = Letter("damaged", problem, _MEND)
                yield refused(table.name, why, table.names.name(f"row group {group}", first))
            first += file.metadata.row_group(group).num_rows


def _columns(file: pq.ParquetFile, table: Table) -> list[str]:
    """The columns to read."""
    names = list(file.schema_arrow.names)
    layout = table.layout(names)
    beside = (*table.id_columns(), table.options.date_column or "date")
    return [*layout.columns, *(name for name in beside if name in names)]


def _group(
    file: pq.ParquetFile, group: int, columns: list[str], table: Table, first: int
) -> Iterator[Found | Refused]:
    number = first
    for batch in file.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
        cells = {name: _days(batch.column(name)) for name in batch.schema.names}
        for at in range(batch.num_rows):
            try:
                row = {name: column[at].as_py() for name, column in cells.items()}
            except UnicodeDecodeError:
                yield table.refuse(_NOT_UTF8, number)
            else:
                yield table.document(row, number)
            number += 1


def _days(column: pa.Array) -> pa.Array:
    """Times as days: Python has none of a nanosecond."""
    import pyarrow as pa

    return column.cast(pa.date32(), safe=False) if pa.types.is_timestamp(column.type) else column


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].strip().rstrip(".")
