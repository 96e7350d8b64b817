"""Files made for the tests of inputs, and what is found in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from aligner.inputs import Found, Options, Refused, Skipped, documents, units

TEXT = "A ferry left at dawn. 여객선이 새벽에 떠났다."


def lines(rows: Iterable[object]) -> str:
    """Objects as JSON lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def found(*inputs: Path | str, options: Options | None = None) -> list[Found | Refused | Skipped]:
    """All documents of the inputs."""
    options = options or Options()
    names = [str(name) for name in inputs]
    return [each for unit in units(names, options) for each in documents(unit, options)]


def told(*inputs: Path | str, options: Options | None = None) -> list[tuple[str, str]]:
    """The names of the documents behind their file's, with the reason for those that are none."""
    return [
        (
            each.doc.rpartition("/")[2] if "#" not in each.doc else each.doc.partition("#")[2],
            reason(each),
        )
        for each in found(*inputs, options=options)
    ]


def reason(each: Found | Refused | Skipped) -> str:
    """Why something is no document; empty for one that is."""
    return "" if isinstance(each, Found) else each.reason


def record(
    address: str,
    body: bytes,
    *,
    kind: str = "response",
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: bytes = b"",
) -> bytes:
    """A WARC record; a response with what a server sent."""
    sent = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n".encode()
    content = sent + headers + b"\r\n" + body if kind == "response" else body
    outer = "application/http; msgtype=response" if kind == "response" else content_type
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {outer}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Records as a crawl packs them: each by itself."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
