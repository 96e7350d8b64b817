"""WARC: which records are pages, in which encoding, and what the others are counted as."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.inputs import Found, Skipped, read
from tests.inputs.made import TEXT, found, packed, record, told

HTML = f"<html><body><p>{TEXT}</p></body></html>"


def only(path: Path, data: bytes) -> str:
    """The text of the one page in a WARC file of one record."""
    path.write_bytes(data)
    (document,) = found(path)
    assert isinstance(document, Found)
    return read(document)[0].text


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wet", "nameless"])
def test_pages_are_called_by_their_address(name: str, tmp_path: Path) -> None:
    """Packed or not, whatever the file is called; an address that comes again has the record's number."""
    records = [record(f"https://a.example/{n % 2}", HTML.encode()) for n in range(3)]
    (tmp_path / name).write_bytes(packed(records) if name.endswith("gz") else b"".join(records))
    names = ["https://a.example/0", "https://a.example/1", "https://a.example/0#3"]
    assert [each.doc.partition("#")[2] for each in found(tmp_path / name)] == names


def test_a_file_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    """Not each record by itself, as crawls do it."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record("a", HTML.encode()) * 2))
    assert told(path) == [("a", ""), ("a#2", "")]


def test_what_is_no_page_is_counted_by_its_kind(tmp_path: Path) -> None:
    """Requests, pictures, errors: one row for each kind, behind the pages."""
    path = tmp_path / "a.warc"
    path.write_bytes(
        record("a", b"GET /", kind="request") * 3
        + record("b", b"\x89PNG", content_type="image/png") * 2
        + record("c", HTML.encode(), status="404 Not Found")
        + record("d", HTML.encode(), status="301 Moved")
        + record("e", b"{}", content_type="application/json")
        + record("f", b"about", kind="warcinfo", content_type="application/warc-fields")
        + record("g", HTML.encode())
    )
    assert [(each.reason, each.count) for each in found(path) if isinstance(each, Skipped)] == [
        ("HTTP 3xx", 1),
        ("HTTP 4xx", 1),
        ("other type", 1),
        ("picture", 2),
        ("request", 3),
        ("warcinfo", 1),
    ]
    assert [each.doc[-2:] for each in found(path) if isinstance(each, Found)] == ["#g"]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("text/html; charset=EUC-KR", "cp949"),
        ("text/html; charset=ks_c_5601-1987", "cp949"),
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html; charset="UTF-8"', "utf-8"),
        ("text/html; charset=utf-8", "cp949"),  # wrong, and seen to be wrong
        ("text/html; charset=euc-kr", "utf-8"),
        ("text/html; charset=ISO-8859-1", "utf-8"),  # what servers say that nobody told
        ("text/html; charset=ISO-8859-1", "cp949"),
        ("text/html; charset=rot13", "utf-8"),
        ("text/html", "cp949"),
        ("text/plain; charset=utf-16-le", "utf-16-le"),
    ],
)
def test_the_encoding_is_the_servers_unless_it_is_wrong(
    header: str, encoding: str, tmp_path: Path
) -> None:
    """What cannot be in the encoding that the header tells is read as a file is."""
    body = (TEXT if "plain" in header else HTML).encode(encoding)
    assert TEXT in only(tmp_path / "a.warc", record("a", body, content_type=header))


def chunked(body: bytes) -> bytes:
    """A body in chunks of forty bytes."""
    chunks = [body[at : at + 40] for at in range(0, len(body), 40)]
    return b"".join(b"%x\r\n%b\r\n" % (len(each), each) for each in chunks) + b"0\r\n\r\n"


def brotli(body: bytes) -> bytes:
    """A body as newer servers pack it."""
    return bytes(pytest.importorskip("brotli").compress(body))


@pytest.mark.parametrize(
    ("header", "pack"),
    [
        (b"Content-Encoding: gzip\r\n", gzip.compress),
        (b"Content-Encoding: deflate\r\n", zlib.compress),
        (b"Content-Encoding: br\r\n", brotli),
        (b"Transfer-Encoding: chunked\r\n", chunked),
        (
            b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            lambda body: chunked(gzip.compress(body)),
        ),
        (b"Content-Encoding: gzip\r\n", bytes),  # crawlers unpack and keep the header
        (b"Transfer-Encoding: chunked\r\n", bytes),
    ],
)
def test_bodies_are_unpacked(header: bytes, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """As the server packed them, or not at all if they were unpacked before."""
    body = pack(HTML.encode())
    assert TEXT in only(tmp_path / "a.warc", record("a", body, headers=header))


def test_the_plain_text_of_a_crawl_is_read(tmp_path: Path) -> None:
    """Records of the type conversion, as WET files have them."""
    data = record("a", TEXT.encode(), kind="conversion", content_type="text/plain")
    assert only(tmp_path / "a.warc.wet.gz", gzip.compress(data)) == TEXT


def test_a_wrong_length_costs_its_record(tmp_path: Path) -> None:
    """The next one is found again by its first line, and what lies between is told."""
    good = record("a", HTML.encode())
    short = good.replace(b"Content-Length: 1", b"Content-Length: ", 1)
    assert short != good
    path = tmp_path / "a.warc"
    path.write_bytes(good + short + good)
    reasons = [reason for _, reason in told(path)]
    assert reasons[0] == reasons[-1] == ""
    assert "damaged" in reasons
