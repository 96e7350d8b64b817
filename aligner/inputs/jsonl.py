"""JSON lines: an object a line, a document each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from aligner.inputs.columns import Table
from aligner.inputs.letters import STARVED, Letter, UnreadableError, too_large
from aligner.inputs.records import Found, Refused
from aligner.inputs.streams import lines
from aligner.page.load import MAX_BYTES

# A Korean letter written as \uXXXX takes twice its bytes.
MOST_LINE = 2 * MAX_BYTES
# A file whose first rows all lack the column is not read on: its letter says all there is to say.
_TRIED_ROWS = 100
_BOM = b"\xef\xbb\xbf"

_NOT_UTF8 = Letter("not UTF-8", "is not UTF-8.", "Save the file as UTF-8.")
_NO_OBJECT = Letter(
    "not JSON", "is JSON, but no object with columns.", 'Write an object a line: {"text": "..."}.'
)


def jsonl_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused]:
    """The documents of JSON lines; a line that is none is refused, and the next is read.

    Raises:
        UnreadableError: none of the first rows has the columns.
    """
    fits, rows = False, 0
    for number, line in enumerate(lines(stream, MOST_LINE), 1):
        if line is not None and not line.strip():
            continue
        try:
            row = _row(line.removeprefix(_BOM) if line and number == 1 else line)
        except UnreadableError as why:
            yield table.refuse(why.letter, number)
            continue
        rows += 1
        if not fits and rows == _TRIED_ROWS:
            table.layout(row)  # raises: the letter of all that follow
        document = table.document(row, number)
        fits = fits or not (isinstance(document, Refused) and document.reason == "no such column")
        yield document


def _row(line: bytes | None) -> dict[str, object]:
    """The object of a line."""
    if line is None:
        raise UnreadableError(*too_large(MOST_LINE))
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableError(*_NOT_UTF8) from None
    except MemoryError:  # 40 MB of empty lists are a gigabyte
        raise UnreadableError(*STARVED) from None
    except RecursionError:
        problem = "is not JSON that can be read: it is nested too deeply."
        raise UnreadableError("not JSON", problem, "Write it anew, or leave it out.") from None
    except ValueError as error:
        problem = f"is not JSON: {error}."
        raise UnreadableError("not JSON", problem, "Write it anew, or leave it out.") from None
    if not isinstance(row, dict):
        raise UnreadableError(*_NO_OBJECT)
    return row
