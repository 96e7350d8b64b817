"""Bad input, made: mutated and random pages and containers, bombs, links, pipes and odd names. Seeded."""

from __future__ import annotations

import gzip
import html
import io
import os
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa  # noqa: TID253
import pyarrow.parquet as pq  # noqa: TID253

from tests.inputs.made import lines, packed, record

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "corpus").glob("*.txt"))
# A page of them is cut at so many characters: ten thousand are to be done in minutes.
CHARACTERS = 1_200
ENCODINGS = ("utf-8", "utf-8", "utf-8", "cp949", "utf-16", "utf-8-sig", "johab", "utf-7")
SUFFIXES = (".txt", ".html", ".jsonl", ".csv", ".tsv", ".parquet", ".warc", ".txt.gz", ".gz", "")
PIECES = (
    b"\0",
    b'"',
    b"\n",
    b"\r\n\r\n",
    b"<",
    b"</",
    b"&#",
    b"<!--",
    b"\xff\xfe",
    b"WARC/1.0\r\n",
)
BOMB = 80_000_000

Random = random.Random


def write_bad_files(folder: Path, count: int, seed: int) -> list[Path]:
    """Write so many into a new folder; the same for the same seed. All of their paths."""
    folder.mkdir()
    chance = random.Random(seed)
    (folder.parent / "outside.txt").write_text("Not for everybody.\n", encoding="utf8")
    return [_written(folder, number, chance) for number in range(count)]


def _written(folder: Path, number: int, chance: Random) -> Path:
    if chance.random() < 0.04:
        return _special(folder, number, chance)
    if chance.random() < 0.01:
        suffix, data = chance.choice(BOMBS)(chance)
    else:
        suffix, make = chance.choice(MAKERS)
        data = make(chance)
        data = _mutated(data, chance) if chance.random() < 0.8 else data
        suffix = chance.choice(SUFFIXES) if chance.random() < 0.1 else suffix
    path = folder / f"{number:05}{_odd(chance)}{suffix}"
    path.write_bytes(data)
    return path


def _odd(chance: Random) -> str:
    """What some names have that none should."""
    odd = (
        os.fsdecode(b"\xff\xe9"),
        "\n",
        "#",
        " ",
        "-ko",
        "\\x41",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "*",
    )
    return chance.choice(odd) if chance.random() < 0.1 else ""


def _special(folder: Path, number: int, chance: Random) -> Path:
    """What is no regular file, or not in this folder, or hidden."""
    path = folder / f"{number:05}.txt"
    match chance.randrange(6):
        case 0:
            os.mkfifo(path)
        case 1:
            path.symlink_to("../outside.txt")
        case 2:
            path.symlink_to("nowhere.txt")
        case 3:
            path.symlink_to(path.name)
        case 4:
            path = folder / f".{number:05}.txt"
            path.write_text("hidden", encoding="utf8")
        case _:
            path.symlink_to("/dev/zero")
    return path


def _text(chance: Random) -> str:
    whole = chance.choice(SAMPLES).read_text(encoding="utf8")
    start = chance.randrange(max(1, len(whole) - CHARACTERS))
    return whole[start : start + CHARACTERS]


def _page(chance: Random) -> bytes:
    return _text(chance).encode(chance.choice(ENCODINGS), "replace")


def _markup(chance: Random) -> str:
    tags = ("p", "div", "td", "li", "figcaption", "h1", "script", "b", "table", "pre", "template")
    body = "".join(
        f"<{(tag := chance.choice(tags))} class=c{chance.randrange(9)}>{html.escape(line)}</{tag}>"
        for line in _text(chance).splitlines()
    )
    return f"<!DOCTYPE html><html><head><title>News</title></head><body>{body}</body></html>"


def _html(chance: Random) -> bytes:
    return _markup(chance).encode(chance.choice(ENCODINGS), "replace")


def _rows(chance: Random) -> list[dict[str, str]]:
    return [{"id": f"n{at % 2}", "text": _text(chance)[:400]} for at in range(chance.randint(1, 4))]


def _jsonl(chance: Random) -> bytes:
    return lines(_rows(chance)).encode()


def _table(chance: Random) -> bytes:
    rows = ["id,text", *(f'{row["id"]},"{row["text"]}"' for row in _rows(chance))]
    return "\n".join(rows).encode()


def _parquet(chance: Random) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(_rows(chance)), out)
    return out.getvalue()


def _records(chance: Random) -> list[bytes]:
    return [
        record(f"https://a.example/{at}", _html(chance), content_type=kind)
        for at, kind in enumerate(("text/html", "text/html; charset=euc-kr", "image/png"))
    ]


def _warc(chance: Random) -> bytes:
    return b"".join(_records(chance))


def _warc_packed(chance: Random) -> bytes:
    return packed(_records(chance))


def _text_packed(chance: Random) -> bytes:
    return gzip.compress(_page(chance), mtime=0)


def _noise(chance: Random) -> bytes:
    return chance.randbytes(chance.randrange(3_000))


def _letters(chance: Random) -> bytes:
    """Random characters of the scripts that we read, with controls and marks among them."""
    pools = "abc .\n\t\"'", "가나다 한글.", "\N{ZERO WIDTH SPACE}\N{COMBINING ACUTE ACCENT}\x01\x7f"
    return "".join(chance.choice(chance.choice(pools)) for _ in range(2_000)).encode()


def _empty(_: Random) -> bytes:
    return b""


MAKERS: tuple[tuple[str, Callable[[Random], bytes]], ...] = (
    (".txt", _page),
    (".html", _html),
    (".jsonl", _jsonl),
    (".csv", _table),
    (".parquet", _parquet),
    (".warc", _warc),
    (".warc.gz", _warc_packed),
    (".txt.gz", _text_packed),
    (".txt", _noise),
    ("", _noise),
    (".txt", _letters),
    (".txt", _empty),
    ("", _page),
)


def _mutated(data: bytes, chance: Random) -> bytes:
    """With a few pieces changed, doubled, left out or put in; some cut."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        stop = start + chance.randrange(60)
        new = (chance.randbytes(4), data[start:stop] * 2, b"", chance.choice(PIECES) * 3)
        data = data[:start] + chance.choice(new) + data[stop:]
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.3 else data


def _nested(chance: Random) -> tuple[str, bytes]:
    tag = chance.choice(("div", "b", "table", "span", "ul", "blockquote", "font"))
    return ".html", f"<{tag}>".encode() * 50_000 + _html(chance)


def _flood(chance: Random) -> tuple[str, bytes]:
    piece = chance.choice((b"<", b"&", b"<!--", b'<a b="', b"&#x1F600;", b"<p a=1 b=2>", b"]]>"))
    return ".html", piece * 100_000 + _html(chance)


def _one_line(chance: Random) -> tuple[str, bytes]:
    piece = chance.choice(
        ("a", "가", "a. ", "\N{COMBINING ACUTE ACCENT}", "( ", "1,", '"', "\N{ZERO WIDTH JOINER}")
    )
    return ".txt", piece.encode() * 200_000


def _deep_json(chance: Random) -> tuple[str, bytes]:
    return ".jsonl", chance.choice((b"[", b'{"text": ')) * 200_000 + b"\n" + _jsonl(chance)


def _gzip_bomb(chance: Random) -> tuple[str, bytes]:
    pack = zlib.compressobj(9, wbits=31)
    data = b"".join(pack.compress(b" " * 1_000_000) for _ in range(BOMB // 1_000_000))
    return chance.choice((".txt.gz", ".jsonl.gz", ".warc.gz", ".html.gz")), data + pack.flush()


def _parquet_bomb(_: Random) -> tuple[str, bytes]:
    """Two hundred rows of the same 40 kB: a few kilobytes as a dictionary."""
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["ferry " * 7_000] * 200}), out, compression="zstd")
    return ".parquet", out.getvalue()


BOMBS: tuple[Callable[[Random], tuple[str, bytes]], ...] = (
    _nested,
    _flood,
    _one_line,
    _deep_json,
    _gzip_bomb,
    _parquet_bomb,
)


class Vandal:
    """Removes files, cuts them or puts a pipe in their place while a batch runs. A :class:`~aligner.batch.Watch`."""

    def __init__(self, victims: Iterator[Path]) -> None:
        self._victims, self._done = victims, 0

    def begin(self, total: int | None, finished: int) -> None:
        """Nothing yet: all files are there when the run begins."""

    def page(self, _: object) -> None:
        """Every third page costs a file."""
        self._done += 1
        victim = next(self._victims, None) if self._done % 3 == 0 else None
        if victim and victim.is_file() and not victim.is_symlink():
            if self._done % 2:
                victim.unlink()
            else:
                os.truncate(victim, victim.stat().st_size // 2)

    def closing(self) -> None:
        """Nothing any more."""
