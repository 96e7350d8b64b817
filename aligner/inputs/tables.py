"""Tables as CSV or TSV, with a header.

Fields with line ends, separators or quotation marks are quoted as spreadsheets do it. Many TSV files know no
quoting and have lines that begin with a quotation mark; a row that cannot be read as quoted is split at its tabs.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import BinaryIO

from aligner.inputs.columns import Table
from aligner.inputs.letters import Letter, UnreadableError, too_large
from aligner.inputs.records import Found, Refused
from aligner.inputs.streams import lines
from aligner.page.load import MAX_BYTES

_SAVE = "Save it as CSV in UTF-8."
_NO_HEADER = Letter("empty", "has no header.", "Begin it with a line of column names.")


def csv_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused]:
    """The documents of a table with commas (or semicolons, as spreadsheets write them where a comma is decimal).

    Raises:
        UnreadableError: it has no header, or none of its columns holds a document.
    """
    return _documents(stream, table, ",;")


def tsv_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused]:
    """The documents of a table with tabs.

    Raises:
        UnreadableError: as :func:`csv_documents`.
    """
    return _documents(stream, table, "\t")


def _documents(stream: BinaryIO, table: Table, marks: str) -> Iterator[Found | Refused]:
    texts = _Lines(stream)
    first = next(texts, None)
    if not isinstance(first, str) or not first.strip():
        raise UnreadableError(*_NO_HEADER)
    mark = max(marks, key=first.count)
    texts.put_back(first)
    header = _row(texts, mark)
    columns = [name.strip() for name in header] if isinstance(header, list) else [first[:80]]
    table.layout(columns)
    number = 0
    while (cells := _row(texts, mark)) is not None:
        number += 1
        if isinstance(cells, Letter):
            yield table.refuse(cells, number)
        elif len(cells) != len(columns):
            problem = f"has {len(cells)} cells, and the header {len(columns)}."
            why = Letter("uneven row", problem, "Quote cells with separators in them.")
            yield table.refuse(why, number)
        else:
            # Of two columns with one name the first counts.
            row = dict(zip(reversed(columns), reversed(cells), strict=True))
            yield table.document(row, number)


class _Lines:
    """Lines as texts, with the ends they have, or why one is none; some may be put back to be read again."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = lines(stream, MAX_BYTES)
        self._back: list[str | Letter] = []
        self._encoding = ""

    def __iter__(self) -> Iterator[str | Letter]:
        return self

    def __next__(self) -> str | Letter:
        if self._back:
            return self._back.pop()
        line = next(self._lines)
        return too_large(MAX_BYTES) if line is None else self._decoded(line)

    def put_back(self, *texts: str | Letter) -> None:
        """Have these lines come again."""
        self._back.extend(reversed(texts))

    def _decoded(self, line: bytes) -> str:
        if not self._encoding and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise UnreadableError("not UTF-8", "is UTF-16.", _SAVE)
        line = line if self._encoding else line.removeprefix(codecs.BOM_UTF8)
        self._encoding = self._encoding or "utf-8"
        try:
            return line.decode(self._encoding)
        except UnicodeDecodeError:
            # A Korean spreadsheet saves CSV in the encoding of the system. A few damaged letters are not that.
            if "cp949" in self._encoding or not _is_cp949(line):
                return line.decode(self._encoding, "replace")
            self._encoding = "cp949"
            return line.decode(self._encoding)


def _is_cp949(line: bytes) -> bool:
    try:
        line.decode("cp949")
    except UnicodeDecodeError:
        return False
    return True


def _row(texts: _Lines, mark: str) -> list[str] | Letter | None:
    """The cells of the next row that is not blank; None at the end."""
    line = next((text for text in texts if isinstance(text, Letter) or text.strip()), None)
    if not isinstance(line, str):
        return line
    if '"' not in line:
        return line.rstrip("\r\n").split(mark)
    used: list[str | Letter] = [line]
    try:
        return _quoted(texts, mark, line, used)
    except csv.Error as error:
        texts.put_back(*used[1:])
        if mark == "\t":
            return line.rstrip("\r\n").split(mark)
        problem = f"is not CSV: {error}."
        return Letter("not CSV", problem, "Quote its cells as a spreadsheet does.")


def _quoted(texts: _Lines, mark: str, first: str, used: list[str | Letter]) -> list[str]:
    """The cells of a row with quotation marks, which may go on over further lines. ``used`` gets its lines."""

    def more() -> Iterator[str]:
        yield first
        size = len(first)
        for text in texts:
            used.append(text)
            size += len(text)
            if isinstance(text, Letter) or size > MAX_BYTES:
                raise csv.Error("a quotation mark is not closed")
            yield text

    limit = csv.field_size_limit(MAX_BYTES)
    try:
        return next(csv.reader(more(), delimiter=mark, strict=True))
    finally:
        csv.field_size_limit(limit)
