"""What a server sent: its body unpacked, in the encoding that its header tells."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aligner.inputs.records import Form
from aligner.page.load import MAX_BYTES

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_FORMS: dict[str, Form] = {
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/plain": "text",
}
_OTHERS = {
    "application/javascript": "style or script",
    "audio": "sound or video",
    "font": "font",
    "image": "picture",
    "text/css": "style or script",
    "text/javascript": "style or script",
    "video": "sound or video",
}
# Encodings that a header is believed about, as Python calls them, and what they are read as. A server that says
# Latin-1 was mostly not asked, so that is left to the reader of pages; cp949 holds all of EUC-KR.
_BELIEVED = {
    "utf-8": "utf-8",
    "cp949": "cp949",
    "euc_kr": "cp949",
    "johab": "johab",
    "iso2022_kr": "iso2022_kr",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
# A page with a few damaged letters is in the encoding it says; in a wrong one a third is beyond reading.
_MOST_LOST = 0.02
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GOOD = range(200, 300)


class NoPage(Exception):  # noqa: N818 (nothing is wrong)
    """What a server sent is no page, for a short stable reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Payload:
    """The content of a record: text, or bytes whose encoding nobody told."""

    text: str | bytes
    form: Form

    @classmethod
    def of(cls, data: bytes, content_type: str, charset: str | None = None) -> Payload:
        """The payload of a content type as a header has it (``text/html; charset=utf-8``).

        Raises:
            NoPage: it is of another type.
        """
        kind, _, further = content_type.lower().partition(";")
        kind = kind.strip()
        if kind and kind not in _FORMS:
            raise NoPage(_OTHERS.get(kind) or _OTHERS.get(kind.partition("/")[0]) or "other type")
        if charset is None:
            charset = further.partition("charset=")[2].partition(";")[0].strip(" \"'")
        return cls(in_charset(data, charset), _FORMS.get(kind, "text"))


def body_of(record: bytes) -> Payload:
    """The payload of a WARC record of the type ``response``, given with its headers.

    Raises:
        NoPage: the server sent no page, or said that there is none.
        OSError: it cannot be taken apart.
    """
    try:
        parsed, data = _parsed(record, "all")
    except OSError:
        # Many crawlers unpack what they get, and keep the header that says it is packed.
        parsed, data = _parsed(record, "none")
    if parsed.http_headers is None:
        raise NoPage("no HTTP")
    status = parsed.http_headers.status_code or 0
    if status not in _GOOD:
        raise NoPage(f"HTTP {status // 100}xx" if status in range(600) else "HTTP status")
    return Payload.of(data, parsed.http_content_type or "", parsed.http_charset or "")


def _parsed(record: bytes, decode: Literal["all", "none"]) -> tuple[WarcRecord, bytes]:
    """A record taken apart, and its body: no more than a byte above what a page may have."""
    from fastwarc.warc import ArchiveIterator

    stream = io.BytesIO(record + b"\r\n\r\n")
    try:
        found = next(ArchiveIterator(stream, auto_decode=decode, stream_detect=False))
        return found, found.reader.read(MAX_BYTES + 1)
    except StopIteration:
        raise OSError("no record") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        # A program error in fastwarc, which is no Exception of Python's.
        raise OSError(str(error)) from None


def in_charset(data: bytes, charset: str) -> str | bytes:
    r"""The text of ``data`` if it is in the encoding that a header tells, or the data.

    >>> in_charset("사진".encode("euc-kr"), "EUC-KR"), in_charset("사진".encode("euc-kr"), "utf-8")
    ('사진', b'\xbb\xe7\xc1\xf8')
    """
    try:
        encoding = _BELIEVED.get(codecs.lookup(charset).name)
    except (LookupError, ValueError):
        return data
    if encoding is None or data.startswith(_MARKS):
        return data
    text = data.decode(encoding, "replace")
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    return text if lost <= _MOST_LOST * beyond else data
