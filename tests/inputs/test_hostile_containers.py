"""Containers that are damaged, or made to do harm: everything in them is found, refused or skipped, nothing raises."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa  # noqa: TID253
import pyarrow.parquet as pq  # noqa: TID253
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.inputs import Found, Options, Refused, Skipped, documents, read, units

TEXTS = [
    "The ferry sails at noon.\n여객선은 정오에 출항한다.",
    "Rain is expected on Friday.\n금요일에는 비가 예상된다.",
    "The museum opens again in May.\n박물관은 5월에 다시 문을 연다.",
    "Two trains were late.\n열차 두 대가 늦었다.",
]


def jsonl() -> bytes:
    rows = [{"id": f"n{at}", "text": text} for at, text in enumerate(TEXTS)]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def table(mark: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark)
    writer.writerows([["id", "text"], *([f"n{at}", text] for at, text in enumerate(TEXTS))])
    return out.getvalue().encode()


def parquet() -> bytes:
    out = io.BytesIO()
    ids = [f"n{at}" for at in range(len(TEXTS))]
    pq.write_table(pa.table({"id": ids, "text": TEXTS}), out, row_group_size=2)
    return out.getvalue()


def record(address: str, content: bytes, kind: str = "response", head: str = "") -> bytes:
    """A WARC record that holds an HTTP message."""
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n{head}"
            f"Content-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n"
        ).encode()
        + content
        + b"\r\n\r\n"
    )


def response(body: bytes, head: str = "", kind: str = "text/html") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{head}\r\n".encode() + body


def warc_records() -> list[bytes]:
    html = [f"<p>{text}</p>".encode() for text in TEXTS]
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(html[1]), html[1])
    return [
        record("https://a.example/0", b"GET / HTTP/1.1\r\n\r\n", "request"),
        record("https://a.example/0", response(html[0])),
        record("https://a.example/1", response(chunked, "Transfer-Encoding: chunked\r\n")),
        record(
            "https://a.example/2", response(gzip.compress(html[2]), "Content-Encoding: gzip\r\n")
        ),
        record("https://a.example/3", response(html[3])),
    ]


WHOLE = {
    "a.jsonl": jsonl(),
    "a.csv": table(","),
    "a.tsv": table("\t"),
    "a.parquet": parquet(),
    "a.warc": b"".join(warc_records()),
    "a.warc.gz": b"".join(map(gzip.compress, warc_records())),
    "a.jsonl.gz": gzip.compress(jsonl()),
    "a.txt.gz": gzip.compress(TEXTS[0].encode()),
    "a.html": f"<html><body><p>{TEXTS[0]}</p></body></html>".encode(),
}


def found_in(path: Path, options: Options | None = None) -> list[Found | Refused | Skipped]:
    """All documents of a file, each opened as a worker would. No two have one name."""
    options = options or Options()
    found = [each for unit in units([str(path)], options) for each in documents(unit, options)]
    assert len({each.doc for each in found}) == len(found)
    for each in found:
        if isinstance(each, Found):
            opened(each)
        elif isinstance(each, Refused):
            assert each.reason
            assert each.problem
            assert each.fix
    return found


def opened(found: Found) -> int:
    """How many pages a document has; none if its letter says why."""
    try:
        return len(read(found))
    except InputError:
        return 0


def kinds(found: list[Found | Refused | Skipped]) -> list[str]:
    """What became of each: the reason if it was not taken."""
    return ["found" if isinstance(each, Found) else each.reason for each in found]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole_is_found(name: str, tmp_path: Path) -> None:
    """The cases below start from good files."""
    found = found_in(written(tmp_path, name, WHOLE[name]))
    assert sum(opened(each) for each in found if isinstance(each, Found)) in {1, len(TEXTS)}
    assert not [each for each in found if isinstance(each, Refused)]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A good file with a few pieces changed, doubled, left out or put in."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    data = WHOLE[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        stop = start + draw(st.integers(0, 40))
        piece = draw(
            st.one_of(
                st.binary(max_size=12),
                st.just(data[start:stop] * 2),
                st.sampled_from(
                    [b"\0", b'"', b"\n", b"\r\n\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]
                ),
            )
        )
        data = data[:start] + piece + data[stop:]
    return name, data[: draw(st.sampled_from([len(data), len(data) // 2, len(data) - 1]))]


@given(case=damaged())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damage_never_raises(case: tuple[str, bytes], tmp_path: Path) -> None:
    """Whatever happened to the bytes: documents, refusals with letters, and what was passed over."""
    found_in(written(tmp_path, *case))


@given(name=st.sampled_from(sorted(WHOLE)), data=st.binary(max_size=200))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_under_any_name_never_raises(name: str, data: bytes, tmp_path: Path) -> None:
    """A name promises nothing."""
    found_in(written(tmp_path, name, data))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.warc.gz"])
def test_of_a_cut_gzip_file_the_beginning_is_kept(name: str, tmp_path: Path) -> None:
    """What was read before stays, and one refusal stands for the rest."""
    data = WHOLE[name]
    if (
        name == "a.jsonl.gz"
    ):  # flushed after the second line, so that two records are sure to be whole
        pack = zlib.compressobj(wbits=31)
        first, last = jsonl().split(b"\n", 2)[:2], jsonl().split(b"\n", 2)[2]
        packed = pack.compress(b"\n".join(first) + b"\n") + pack.flush(zlib.Z_SYNC_FLUSH)
        data = packed + pack.compress(last) + pack.flush()
    found = kinds(found_in(written(tmp_path, name, data[:-12])))
    assert found.count("found") >= 2
    assert found.count("damaged") == 1


def test_a_parquet_file_without_its_end_is_refused_once(tmp_path: Path) -> None:
    """Its index lies there: nothing can be read."""
    assert kinds(found_in(written(tmp_path, "a.parquet", parquet()[:-20]))) == ["damaged"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "cut', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' * 100_000, "not JSON"),
        (b'["text"]', "not JSON"),
        (b'{"text": ' + b"7" * 5_000 + b"}", "not JSON"),
        (b'{"text": 7}', "not text"),
        (b'{"text": null}', "empty"),
        (b'{"text": "\xff\xfe"}', "not UTF-8"),
        (b'{"path": "../secret.txt"}', "outside the folder"),
        (b'{"path": "/etc/hostname"}', "outside the folder"),
        (b'{"path": "a\\u0000b"}', "outside the folder"),
        (b'{"path": "\\ud800"}', "outside the folder"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_bad_line_costs_no_other(bad: bytes, reason: str, tmp_path: Path) -> None:
    """The lines before and after it are documents."""
    path = written(tmp_path, "a.jsonl", jsonl() + bad + b"\n" + jsonl())
    good = ["found"] * len(TEXTS)
    assert kinds(found_in(path)) == [*good, reason, *good]


def test_a_text_with_half_a_character_is_a_page(tmp_path: Path) -> None:
    """JSON can name a surrogate alone; no file could hold it."""
    path = written(tmp_path, "a.jsonl", b'{"text": "one \\ud83d two"}')
    (found,) = found_in(path)
    assert isinstance(found, Found)
    (page,) = read(found)
    page.text.encode("utf-8")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_beyond_all_measure_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is passed over, and the next is read."""
    monkeypatch.setattr("aligner.inputs.jsonl.MOST_LINE", 1_000)
    monkeypatch.setattr("aligner.inputs.tables.MAX_BYTES", 1_000)
    rows = {
        "a.jsonl": (b'{"text": "one"}', b'{"text": "%b"}'),
        "a.csv": (b"text\none", b"%b"),
    }[name]
    last = rows[0].rpartition(b"\n")[2]
    path = written(tmp_path, name, b"\n".join([rows[0], rows[1] % (b"x" * 5_000), last]))
    assert kinds(found_in(path)) == ["found", "too large", "found"]


def test_a_gzip_bomb_is_given_up(tmp_path: Path) -> None:
    """A hundred kilobytes that unpack to a hundred megabytes; what was read before stays."""
    pack = zlib.compressobj(9, wbits=31)
    lines = (pack.compress(b" " * 999_999 + b"\n") for _ in range(100))
    data = pack.compress(jsonl()) + b"".join(lines) + pack.flush()
    assert len(data) < 200_000
    found = kinds(found_in(written(tmp_path, "a.jsonl.gz", data)))
    assert found == ["found"] * len(TEXTS) + ["gzip bomb"]


def test_a_bomb_in_a_body_costs_no_other_page(tmp_path: Path) -> None:
    """A server can send one too; of it no more is unpacked than a page may have."""
    pack = zlib.compressobj(9, wbits=31)
    bomb = b"".join(pack.compress(b" " * 1_000_000) for _ in range(60)) + pack.flush()
    data = record("https://b.example", response(bomb, "Content-Encoding: gzip\r\n"))
    path = written(tmp_path, "a.warc", data + b"".join(warc_records()))
    found = found_in(path)
    pages = [opened(each) for each in found if isinstance(each, Found)]
    assert pages.count(1) == len(TEXTS)


def test_a_parquet_bomb_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that is a dictionary of one text says so in a bit a row; what was read before stays."""
    monkeypatch.setattr("aligner.inputs.streams._FREE_BYTES", 1_000_000)
    texts = pa.array([TEXTS[0] * 2_000] * 1_000)
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", compression="zstd")
    found = kinds(found_in(tmp_path / "a.parquet"))
    assert set(found[:-1]) == {"found"}
    assert len(found) < 100
    assert found[-1] == "Parquet bomb"


@pytest.mark.parametrize("column", [pa.array, lambda texts: pa.array(texts).dictionary_encode()])
def test_a_parquet_cell_beyond_all_measure_is_refused(
    column: Callable[[list[str]], pa.Array], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is made of it, and the next is read."""
    monkeypatch.setattr("aligner.inputs.cells.MAX_BYTES", 1_000)
    table = pa.table({"text": column(["one", "x" * 5_000, "three"])})
    pq.write_table(table, tmp_path / "a.parquet")
    assert kinds(found_in(tmp_path / "a.parquet")) == ["found", "too large", "found"]


def test_a_parquet_column_of_lists_is_not_made(tmp_path: Path) -> None:
    """Its rows say that they hold no text; as the id it is as if there were none."""
    lists = pa.array([[1] * 100_000] * 2)
    pq.write_table(pa.table({"text": lists}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": TEXTS[:2], "id": lists}), tmp_path / "b.parquet")
    assert kinds(found_in(tmp_path / "a.parquet")) == ["not text"] * 2
    assert [each.doc[-2:] for each in found_in(tmp_path / "b.parquet")] == ["#1", "#2"]


def test_a_line_that_swells_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty megabytes of empty lists are a gigabyte, which a reader may not take."""
    loads = json.loads

    def starved(text: str) -> object:
        if "[]" in text:
            raise MemoryError
        return loads(text)

    monkeypatch.setattr("aligner.inputs.jsonl.json.loads", starved)
    path = written(tmp_path, "a.jsonl", jsonl() + b'{"text": [[], []]}\n' + jsonl())
    good = ["found"] * len(TEXTS)
    assert kinds(found_in(path)) == [*good, "too much memory", *good]


BROKEN_RECORDS: dict[str, bytes] = {
    "no length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello\r\n\r\n",
    "negative length": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nhello\r\n\r\n",
    "huge length": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + b"9" * 40 + b"\r\n\r\n",
    "junk": b"this is no record\r\nnor this\r\n\r\n",
    "body is no gzip": record(
        "https://b.example", response(b"<p>hi", "Content-Encoding: gzip\r\n")
    ),
    "body is no brotli": record(
        "https://b.example", response(b"<p>hi", "Content-Encoding: br\r\n")
    ),
    "chunks are none": record(
        "https://b.example", response(b"<p>hi", "Transfer-Encoding: chunked\r\n")
    ),
    "no HTTP": record("https://b.example", b"hello"),
    "empty": record("https://b.example", b""),
    "header without end": record(
        "https://b.example", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20_000
    ),
    # A reader that adds up the header anew with each line takes half a minute for these.
    "many short headers": (b"WARC/1.0\r\n" + b"a\n" * 30_000 + b"\r\n") * 3,
    "unknown charset": record(
        "https://b.example", response(b"<p>hi", kind="text/html; charset=rot13")
    ),
    "no address": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 19\r\n\r\n"
    b"HTTP/1.1 200 OK\r\n\r\n\r\n\r\n",
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("broken", BROKEN_RECORDS.values(), ids=BROKEN_RECORDS)
def test_a_broken_record_costs_no_other(
    broken: bytes, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    """The pages before and after it are there."""
    data = b"".join(map(pack, [*warc_records(), broken, *warc_records()]))
    found = [
        each.doc for each in found_in(written(tmp_path, "a.warc", data)) if isinstance(each, Found)
    ]
    ours = [doc for doc in found if "a.example" in doc]
    assert len(ours) == 2 * len(TEXTS)


def test_a_damaged_member_costs_no_other(tmp_path: Path) -> None:
    """The gzip data of one record are broken; the next member is looked for."""
    members = [*map(gzip.compress, warc_records())]
    members[2] = members[2][:30] + b"\xff" * 20 + members[2][50:]
    found = kinds(found_in(written(tmp_path, "a.warc.gz", b"".join(members))))
    assert found.count("found") == len(TEXTS) - 1
    assert found.count("damaged") == 1


def test_what_is_no_page_is_counted_in_few_words(tmp_path: Path) -> None:
    """However many types, statuses and kinds a crawl has: what a file says cannot fill the account."""
    data = b"".join(
        record(f"https://c.example/{at}", content)
        for at in range(300)
        for content in (
            response(b"x", kind=f"x{at}/y"),
            f"HTTP/1.1 {300 + at} Else\r\nContent-Type: text/html\r\n\r\n".encode(),
        )
    )
    other = b"".join(
        record(f"https://c.example/{at}", b"x").replace(b"application/http", b"k%d/y" % at)
        for at in range(300)
    )
    skipped = found_in(written(tmp_path, "a.warc", data + other))
    assert sum(each.count for each in skipped if isinstance(each, Skipped)) == 900
    assert len(skipped) <= 60


def test_a_parquet_cell_that_is_no_text_costs_no_other(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 in a column of texts: other programs write such."""
    cells = pa.array([b"one", b"\xff\xfe\xff", b"three"]).view(pa.binary())
    texts = pa.StringArray.from_buffers(3, *cells.buffers()[1:])
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    found = kinds(found_in(tmp_path / "a.parquet"))
    assert len(found) == 3
    assert [found[0], found[2]] == ["found", "found"]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_parquet_date_of_any_unit_costs_no_page(unit: str, tmp_path: Path) -> None:
    """What the day of a page cannot be taken from is left out."""
    day = pa.array(
        [1_700_000_000_123_456_789 if unit == "ns" else 1_700_000_000], pa.timestamp(unit)
    )
    pq.write_table(pa.table({"text": TEXTS[:1], "date": day}), tmp_path / "a.parquet")
    assert kinds(found_in(tmp_path / "a.parquet")) == ["found"]


def test_files_that_are_named_like_records_have_names_of_their_own(tmp_path: Path) -> None:
    """A document is called file#record; so may be a file."""
    written(tmp_path, "a.jsonl", jsonl())
    written(tmp_path, "a.jsonl#n1", TEXTS[0].encode())
    found_in(tmp_path)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_file_that_vanishes_is_refused(name: str, tmp_path: Path) -> None:
    """Found, but gone when it is opened."""
    path = written(tmp_path, name, WHOLE[name])
    listed = list(units([str(path)], Options()))
    path.unlink()
    (document,) = [each for unit in listed for each in documents(unit, Options())]
    assert isinstance(document, Refused) or (isinstance(document, Found) and not opened(document))


@pytest.mark.parametrize("target", ["../secret.txt", "link.txt", "down/../../secret.txt"])
def test_a_manifest_leads_nowhere_outside(target: str, tmp_path: Path) -> None:
    """Neither by its paths nor by links; --outside allows it."""
    written(tmp_path, "secret.txt", b"outside")
    folder = tmp_path / "news"
    (folder / "down").mkdir(parents=True)
    (folder / "link.txt").symlink_to("../secret.txt")
    path = written(folder, "list.csv", f"path\n{target}\n".encode())
    assert kinds(found_in(path)) == ["outside the folder"]
    assert kinds(found_in(path, Options(outside=True))) == ["found"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.warc"])
def test_html_is_read_as_html_without_its_head(name: str, tmp_path: Path) -> None:
    """The column or the server says what it is; no reader sees its tags."""
    data = {
        "a.jsonl": b'{"html": "<p>The ferry sails.</p>"}',
        "a.warc": record("https://a.example", response(b"<p>The ferry sails.</p>")),
    }[name]
    (found,) = found_in(written(tmp_path, name, data))
    assert isinstance(found, Found)
    assert [page.text.strip() for page in read(found)] == ["The ferry sails."]
