"""A unit to its documents: plain files by their paths, containers opened and read record by record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from aligner.inputs.columns import Table
from aligner.inputs.forms import HEAD_BYTES, PLAIN, form_by_bytes, form_of
from aligner.inputs.jsonl import jsonl_documents
from aligner.inputs.letters import Letter, UnreadableError, refused
from aligner.inputs.listing import told_form
from aligner.inputs.names import STDIN, RecordNames
from aligner.inputs.parquet import parquet_documents
from aligner.inputs.records import File, Form, Found, Options, Refused, Skipped, Unit
from aligner.inputs.streams import from_pipe, opened, unpacked
from aligner.inputs.tables import csv_documents, tsv_documents
from aligner.inputs.warc import warc_documents
from aligner.page.load import MAX_BYTES

if TYPE_CHECKING:
    from io import BufferedReader

Document = Found | Refused | Skipped

_NO_SEEKING = Letter(
    "cannot be read", "is Parquet, which cannot be read from a pipe or gzip.", "Give it as a file."
)


def documents(unit: Unit, options: Options) -> Iterator[Document]:
    """The documents of a unit, in order; what is none is refused or skipped in its place.

    Where a file cannot be read on, what was read before stays, and a refusal stands for the rest.
    """
    for entry in unit.entries:
        if isinstance(entry, File):
            yield from _of_file(entry, options)
        else:
            yield entry


def _of_file(file: File, options: Options) -> Iterator[Document]:
    if file.korean:
        yield Found(file.name, file.name, _plain(file.path), paths=(file.path, file.korean))
        return
    form = told_form(file, options)
    if form in PLAIN and file.path != STDIN:
        yield Found(file.name, file.name, _plain(file.path, form), paths=(file.path,))
        return
    count, names = 0, RecordNames(file.name)
    try:
        with ExitStack() as stack:
            for document in _opened(file, form, Table(file.path, file.name, options, names), stack):
                count += 1
                yield document
    except (OSError, ValueError, MemoryError, UnreadableError) as error:
        yield refused(file.name, error, names.name("rest", count) if count else "")


def _opened(file: File, form: Form | None, table: Table, stack: ExitStack) -> Iterator[Document]:
    """The documents of a file whose form is not plain, or not known before it is opened."""
    if file.path == STDIN:
        stream = unpacked(from_pipe(sys.stdin.buffer))
    else:
        packed = stack.enter_context(opened(file.path))
        stream = unpacked(packed)
        if form == "parquet" and stream is not packed:
            raise UnreadableError(*_NO_SEEKING)
    form = form or form_by_bytes(_head(stream))
    if form in PLAIN:
        yield _plain_found(file, form, stream)
        return
    if form == "parquet":
        if file.path == STDIN or not stream.seekable():
            raise UnreadableError(*_NO_SEEKING)
        yield from parquet_documents(stream, table)
    else:
        yield from _READERS[form](stream, table)


def _plain_found(file: File, form: Form, stream: BufferedReader) -> Found:
    if file.path != STDIN:
        return Found(file.name, file.name, form, paths=(file.path,))
    return Found(file.name, file.name, form, texts=(stream.read(MAX_BYTES + 1),))


def _head(stream: BufferedReader) -> bytes:
    """The beginning of a stream, which is not used up by that."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def _plain(path: str, form: Form | None = None) -> Form:
    return "html" if (form or form_of(path)) == "html" else "text"


_READERS = {
    "jsonl": jsonl_documents,
    "csv": csv_documents,
    "tsv": tsv_documents,
    "warc": warc_documents,
}
