"""What a worker process tells its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aligner.batch.rows import PageRows
from aligner.corpus.rows import CorpusPage, pair_schema, pair_table

if TYPE_CHECKING:
    import pyarrow as pa


class Ready(NamedTuple):
    """Everything is loaded."""


class Failed(NamedTuple):
    """There is nothing to work with; the letter of an AlignerError."""

    problem: str
    fix: str


class At(NamedTuple):
    """The document of the packet that is worked on from now on, or TOGETHER."""

    place: int


class Rows(NamedTuple):
    """The rows of the next document; those of its pairs as Arrow bytes, so that the parent need not build them."""

    page: CorpusPage
    pairs: bytes

    @classmethod
    def of(cls, rows: PageRows) -> Rows:
        """A document's rows on their way; no bytes for no pairs."""
        return cls(rows.page, _packed(rows) if rows.pairs else b"")

    def table(self) -> pa.Table:
        """The pairs' rows."""
        import pyarrow as pa

        if not self.pairs:
            return pair_schema().empty_table()
        with pa.ipc.open_stream(self.pairs) as stream:
            return stream.read_all()


def _packed(rows: PageRows) -> bytes:
    import pyarrow as pa

    table = pair_table(rows.pairs)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed
