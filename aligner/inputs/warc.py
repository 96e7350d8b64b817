"""WARC (ISO 28500): the pages among the records of a crawl.

The frame of a record is read here, so that damage, traps and what is no page cost little and the next record is
found again; what a server sent is taken apart by fastwarc.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aligner.inputs.columns import Table
from aligner.inputs.http import NoPage, Payload, body_of
from aligner.inputs.letters import Letter, UnreadableError, refused
from aligner.inputs.names import tidy_id
from aligner.inputs.records import Found, Refused, Skipped
from aligner.inputs.streams import BOMB, Gunzip
from aligner.page.load import MAX_BYTES

# A page as a server sends it, packed or in chunks, and with long headers.
_MOST_RECORD = 2 * MAX_BYTES
_MOST_HEADER = 65_536
_BEGINNING = (b"WARC/0.", b"WARC/1.")
_PAGES = ("response", "resource", "conversion")
_MEND = "Get the file again; the other records are read."

_NO_RECORD = Letter("damaged", "is no WARC record, nor is what follows it.", _MEND)
_NO_LENGTH = Letter("damaged", "does not say how long it is.", _MEND)
_CUT = Letter("damaged", "ends in the middle.", _MEND)
_TOO_LARGE = Letter(
    "too large", f"is larger than {_MOST_RECORD // 1_000_000} MB.", "It is a download, not a page."
)
_EMPTY = Letter("empty", "holds no text.", "Leave it out.")


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its headers (names in lower case), its bytes as they lie in the file, and where the content begins."""

    headers: dict[str, str]
    raw: bytes
    content: int


def warc_documents(stream: BinaryIO, table: Table) -> Iterator[Found | Refused | Skipped]:
    """The pages of a WARC file: what servers sent (and the plain text of a WET file), if it is HTML or text.

    Records of other kinds are counted, and told at the end. A damaged record is refused, and the next one is searched.
    """
    others = Counter[str]()
    for number, record in enumerate(_records(stream), 1):
        if isinstance(record, Letter):
            yield table.refuse(record, number)
        elif isinstance(record, str):
            others[record] += 1
        else:
            try:
                yield _page(record, table, number)
            except NoPage as other:
                others[other.reason] += 1
    for reason, count in sorted(others.items()):
        doc = table.names.name(f"skipped: {reason}", count)
        yield Skipped(doc, table.name, reason, count)


def _page(record: Record, table: Table, number: int) -> Found | Refused:
    """The page of a record.

    Raises:
        NoPage: it is something else.
    """
    headers = record.headers
    address = tidy_id(headers.get("warc-target-uri", "").strip("<>"))
    address = address or tidy_id(headers.get("warc-record-id", "").strip("<>"))
    try:
        payload = _payload(record)
    except OSError as error:
        problem = f"is damaged: its HTTP cannot be read ({error})."
        why = Letter("damaged", problem, _MEND)
        return refused(table.name, why, table.names.name(address, number))
    doc = table.names.name(address, number)
    if not payload.text:
        return refused(table.name, _EMPTY, doc)
    return Found(doc, table.name, payload.form, texts=(payload.text,))


def _payload(record: Record) -> Payload:
    kind = record.headers.get("content-type", "")
    if record.headers["warc-type"] != "response":
        return Payload.of(record.raw[record.content :], kind)
    if not kind.startswith("application/http"):
        raise NoPage("no HTTP")
    return body_of(record.raw)


def _records(stream: BinaryIO) -> Iterator[Record | Letter | str]:
    """The records of a file: those that may be pages, the types of others, and the damage between."""
    lost = False  # whether the file is searched for the next record, and that has been told
    while True:
        try:
            line = stream.readline(_MOST_HEADER)
            if not line:
                return
            if not line.startswith(_BEGINNING):
                if line.strip() and not lost:
                    lost = True
                    yield _NO_RECORD
                continue
            lost = False
            yield _record(stream, line)
        except (UnreadableError, OSError) as error:
            letter = error.letter if isinstance(error, UnreadableError) else _of_system(error)
            yield letter
            lost = True
            if letter not in {_NO_LENGTH, _TOO_LARGE} and not _goes_on(stream, letter):
                return


def _goes_on(stream: BinaryIO, letter: Letter) -> bool:
    """Whether there is another member behind damaged gzip data."""
    raw = stream.raw if isinstance(stream, io.BufferedReader) else None
    return letter != BOMB and isinstance(raw, Gunzip) and raw.resync()


def _record(stream: BinaryIO, first: bytes) -> Record | str:
    """The record that begins with the line ``first``; its type if it is never a page.

    Raises:
        UnreadableError: it is damaged or too large.
    """
    head, size = [first], 0
    while (line := stream.readline(_MOST_HEADER)).strip():
        head.append(line)
        size += len(line)
        if size > _MOST_HEADER:
            raise UnreadableError(*_NO_LENGTH)
    headers = dict(map(_field, reversed(head[1:])))
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and len(length) < 16):
        raise UnreadableError(*_NO_LENGTH)
    kind = headers.setdefault("warc-type", "unknown").lower()
    if kind not in _PAGES or int(length) > _MOST_RECORD:
        _pass_over(stream, int(length))
        if kind in _PAGES:
            raise UnreadableError(*_TOO_LARGE)
        return kind if kind in _KINDS else "unknown"
    content = stream.read(int(length))
    if len(content) < int(length):
        raise UnreadableError(*_CUT)
    raw = b"".join([*head, line])
    return Record(headers | {"warc-type": kind}, raw + content, len(raw))


_KINDS = ("warcinfo", "request", "metadata", "revisit", "continuation")


def _field(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode("utf-8", "replace").partition(":")
    return name.strip().lower(), value.strip()


def _pass_over(stream: BinaryIO, length: int) -> None:
    while length > 0:
        read = len(stream.read(min(length, _MOST_HEADER)))
        if not read:
            raise UnreadableError(*_CUT)
        length -= read


def _of_system(error: OSError) -> Letter:
    return Letter("cannot be read", f"cannot be read: {error.strerror}.", "Check the disk.")
