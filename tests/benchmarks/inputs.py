"""How fast inputs become documents, and whether memory stays flat: each form once with N pages, once with 10 N.

    python -m tests.benchmarks.inputs [--pages 2000] [--read] [forms ...]

The pages are made up: words in random order, 3,000 characters, as many English as Korean paragraphs; in WARC files
each comes as HTML in EUC-KR, with a request before it. Every measurement is a process of its own. Wanted: many times
the 25 pages a second that two cores align, and no more memory for 10 N pages than for N. With --read each page is
decoded too, as the workers of a batch do it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, cast

from aligner.inputs import Found, Options, Refused, documents, read, units

CHARACTERS = 3_000
# Pages that share no paragraph with the one before; more would only take longer to make.
DIFFERENT = 500
EN = (
    "the harbour office said on Monday that the ferry would sail again after the storm had been over for two days and"
    " passengers were told to look at the board beside the quay before they bought a ticket"
)
KO = (
    "항만청은 월요일 폭풍이 지나간 지 이틀 만에 여객선이 다시 출항한다고 밝혔다 승객들은 표를 사기 전에 부두 옆 안내판을"
    " 먼저 확인해 달라는 안내를 받았다 선장은 정오에 떠나겠다고 말했다"
)


class Measured(NamedTuple):
    """What a process has found, the seconds it took, and its peak of memory above that of its imports."""

    pages: int
    seconds: float
    megabytes: float


def pages(count: int) -> Iterator[str]:
    """The texts of ``count`` pages."""
    rng = random.Random(6)
    known = [_text(rng) for _ in range(min(count, DIFFERENT))]
    for number in range(count):
        yield f"Harbour notice {number}\n\n{known[number % len(known)]}"


def _text(rng: random.Random) -> str:
    paragraphs, size = list[str](), 0
    while size < CHARACTERS:
        words = (KO if len(paragraphs) % 2 else EN).split()
        paragraphs.append(" ".join(rng.choices(words, k=40)) + ".")
        size += len(paragraphs[-1])
    return "\n\n".join(paragraphs)


def make_files(path: Path, count: int) -> None:
    """A folder of text files, a thousand in each of its folders."""
    for number, text in enumerate(pages(count)):
        folder = path / f"{number // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:07}.txt").write_text(text, encoding="utf8")


def make_jsonl(path: Path, count: int) -> None:
    """An object a line."""
    with _written(path) as out:
        for number, text in enumerate(pages(count)):
            row = {"id": f"notice-{number}", "date": "2025-11-03", "text": text}
            out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def make_csv(path: Path, count: int) -> None:
    """Quoted cells that go over many lines."""
    with path.open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "text"])
        writer.writerows([f"notice-{number}", text] for number, text in enumerate(pages(count)))


def make_parquet(path: Path, count: int) -> None:
    """Row groups of 10,000 pages, packed with snappy, as most libraries write them; a column beside that nobody needs."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("id", pa.string()), ("text", pa.string()), ("html", pa.string())])
    made = enumerate(pages(count))
    with pq.ParquetWriter(path, schema) as out:
        while group := list(islice(made, 10_000)):
            rows = [
                {"id": f"notice-{number}", "text": text, "html": f"<p>{text}</p>"}
                for number, text in group
            ]
            out.write_table(pa.Table.from_pylist(rows, schema=schema))


def make_warc(path: Path, count: int) -> None:
    """A request and a response a page, each a gzip member of its own."""
    with path.open("wb") as out:
        for number, text in enumerate(pages(count)):
            body = f"<html><body><p>{text.replace(chr(10), '</p><p>')}</p></body></html>"
            response = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=euc-kr\r\n\r\n"
                + body.encode("euc-kr")
            )
            for kind, content in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", response)):
                out.write(gzip.compress(_record(kind, number, content), 6, mtime=0))


def _record(kind: str, number: int, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://harbour.example/{number}\r\n"
        f"WARC-Date: 2025-11-03T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{kind}-{number}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def _written(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "wb", 6))
    return path.open("wb")


FORMS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "files": ("news", make_files),
    "jsonl": ("news.jsonl", make_jsonl),
    "jsonl.gz": ("news.jsonl.gz", make_jsonl),
    "csv": ("news.csv", make_csv),
    "parquet": ("news.parquet", make_parquet),
    "warc.gz": ("news.warc.gz", make_warc),
}


def measure(path: str, *, decoded: bool) -> Measured:
    """Find the documents of a path, in this process."""
    options, found, refused = Options(), 0, 0
    if decoded or path.endswith((".parquet", ".warc.gz")):
        _load()
    before, start = _peak(), time.perf_counter()
    for unit in units([path], options):
        for document in documents(unit, options):
            refused += isinstance(document, Refused)
            if isinstance(document, Found):
                found += 1
                if decoded:
                    read(document)
    if refused:
        sys.exit(f"{path}: {refused} refused")
    return Measured(found, time.perf_counter() - start, _peak() - before)


def _load() -> None:
    """Libraries are no part of what grows with the input."""
    import fastwarc.warc  # noqa: F401
    import pyarrow.parquet  # noqa: F401
    import resiliparse.parse.html  # noqa: F401


def _peak() -> float:
    """The most memory this process has had, in MB (Linux; what ``getrusage`` says begins with the parent's)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measured_apart(path: Path, *, decoded: bool) -> Measured:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.inputs", "--of", str(path)]
    told = subprocess.run(
        [*command, *(["--read"] if decoded else [])], check=True, capture_output=True, text=True
    )
    return Measured(*json.loads(told.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("forms", nargs="*", metavar="form", help=f"of {', '.join(FORMS)}; all")
    parser.add_argument("--pages", type=int, default=2_000, help="N; measured too with 10 N")
    parser.add_argument("--read", action="store_true", help="decode each page, too")
    parser.add_argument("--of", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.of:
        print(json.dumps(measure(args.of, decoded=args.read)))
        return
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()};",
        end=" ",
    )
    print(f"pages of {CHARACTERS:,} characters{', decoded' if args.read else ''}\n")
    print(f"{'form':<10}{'pages':>9}{'seconds':>9}{'pages/s':>10}{'MB on disk':>12}{'peak MB':>9}")
    for form in args.forms or FORMS:
        for count in (args.pages, 10 * args.pages):
            _print(form, count, decoded=args.read)


def _print(form: str, count: int, *, decoded: bool) -> None:
    name, make = FORMS[form]
    with ExitStack() as stack:
        path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / name
        make(path, count)
        files = path.rglob("*.txt") if path.is_dir() else [path]
        size = sum(file.stat().st_size for file in files) / 1e6
        got = measured_apart(path, decoded=decoded)
    rate = got.pages / got.seconds
    print(
        f"{form:<10}{got.pages:>9,}{got.seconds:>9.2f}{rate:>10,.0f}{size:>12.1f}{got.megabytes:>9.1f}"
    )


if __name__ == "__main__":
    main()
