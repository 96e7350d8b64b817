"""What kind of input a file is: by its name, then by its first bytes."""

from __future__ import annotations

import json
import os

from aligner.inputs.letters import UnreadableError
from aligner.inputs.records import Form

PLAIN: tuple[Form, ...] = ("text", "html")
# As much of a file as tells its kind: a record of JSONL with a page in it is rarely longer.
HEAD_BYTES = 65_536
GZIP = b"\x1f\x8b"

_FORMS: dict[str, Form] = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".jsonl": "jsonl",
    ".markdown": "text",
    ".md": "text",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".text": "text",
    ".tsv": "tsv",
    ".txt": "text",
    ".warc": "warc",
    ".wet": "warc",
    ".xhtml": "html",
}
_PACKED = (".gz", ".gzip")
# What lies beside pages in a folder (a browser saves a page with all of these), and is none by its name.
_NO_PAGE = {
    "picture": ".avif .bmp .gif .heic .ico .jpeg .jpg .png .svg .tif .tiff .webp",
    "sound or video": ".aac .avi .flac .m4a .mkv .mov .mp3 .mp4 .mpeg .ogg .wav .webm .wmv",
    "font": ".eot .otf .ttf .woff .woff2",
    "style or script": ".css .js .map .mjs .wasm",
    "data": ".json .xml .yaml .yml",
}
_REASONS = {suffix: reason for reason, names in _NO_PAGE.items() for suffix in names.split()}
# First bytes of archives; the reader of pages tells the rest (PDF, office documents, pictures).
_ARCHIVES = (
    (b"BZh", "bzip2 data", "Unpack it first (bunzip2)."),
    (b"\xfd7zXZ\x00", "xz data", "Unpack it first (unxz)."),
    (b"\x28\xb5\x2f\xfd", "zstandard data", "Unpack it first (zstd -d)."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and give the folder."),
    (b"SQLite format 3\x00", "a database", "Export its table as JSONL or CSV."),
)
_TAR, _TAR_AT = b"ustar", 257


def form_of(path: str) -> Form | None:
    """The form that a file's name tells, packed or not; None if it tells none.

    >>> form_of("news/a.HTML"), form_of("crawl.warc.gz"), form_of("news/a")
    ('html', 'warc', None)
    """
    return _FORMS.get(_suffix(path))


def no_page(path: str) -> str:
    """Why a file in a folder is no page, by its name; empty if it may be one.

    >>> no_page("page_files/logo.PNG"), no_page("page.html")
    ('picture', '')
    """
    return _REASONS.get(_suffix(path), "")


def form_by_bytes(head: bytes) -> Form:
    r"""The form of what begins with ``head``; what has no mark is text (or HTML: the reader tells these apart).

    >>> form_by_bytes(b'{"id": 7, "text": "one"}\n{"id": 8'), form_by_bytes(b"WARC/1.1\r\n")
    ('jsonl', 'warc')

    Raises:
        UnreadableError: it is an archive.
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    for magic, what, fix in _ARCHIVES:
        if head.startswith(magic):
            raise UnreadableError("not text", f"is {what}, not text.", fix)
    if head[_TAR_AT:].startswith(_TAR):
        raise UnreadableError(
            "not text", "is a tar archive, not text.", "Unpack it and give the folder."
        )
    return "jsonl" if _is_record(head) else "text"


def _is_record(head: bytes) -> bool:
    """Whether the first line is a JSON object; of one that is longer only the beginning can be seen."""
    line, end, _ = head.partition(b"\n")
    if not line.lstrip().startswith(b'{"'):
        return False
    if not end and len(head) >= HEAD_BYTES:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _suffix(path: str) -> str:
    stem, suffix = os.path.splitext(path.lower())  # noqa: PTH122 (names that are no UTF-8)
    return os.path.splitext(stem)[1] if suffix in _PACKED else suffix  # noqa: PTH122
