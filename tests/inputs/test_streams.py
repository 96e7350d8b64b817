"""Bytes: gzip of any members, damaged, cut off or a trap; lines of limited length; files opened without waiting."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.inputs import Found, read
from aligner.inputs.letters import UnreadableError
from aligner.inputs.streams import Gunzip, from_pipe, lines, opened, unpacked
from tests.inputs.made import TEXT


def stream(data: bytes) -> io.BufferedReader:
    """A stream as a file gives it."""
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[type-var, unused-ignore]


@given(st.lists(st.binary(max_size=300), max_size=6), st.integers(1, 400), st.integers(0, 50))
def test_members_are_unpacked_as_gzip_does(parts: list[bytes], size: int, zeros: int) -> None:
    """Read in pieces of any size; zeros behind a member are padding."""
    data = b"".join(gzip.compress(part, mtime=0) + b"\0" * zeros for part in parts)
    packed = io.BufferedReader(Gunzip(stream(data)), size)
    assert b"".join(iter(lambda: packed.read(size), b"")) == gzip.decompress(data)


@given(st.data())
def test_damage_is_told_and_never_anything_else(data: st.DataObject) -> None:
    """Changed, cut or lengthened bytes give the content, a part of it, or the letter about damage."""
    whole = bytearray(gzip.compress(TEXT.encode() * 20, mtime=0) * 2)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(2, len(whole)))
    packed = Gunzip(stream(bytes(whole[:cut]) + data.draw(st.binary(max_size=20))))
    ends = 0
    while True:
        try:
            while packed.read(1000):
                pass
        except UnreadableError as error:
            assert error.letter.reason == "damaged"  # noqa: PT017
            ends += 1
            assert ends < 1000
            if packed.resync():
                continue
        break


def test_after_damage_the_next_member_is_found() -> None:
    """What lies between is lost, and no more."""
    members = [gzip.compress(f"{n} {TEXT}".encode() * 9, mtime=0) for n in range(3)]
    members[1] = members[1][:20] + b"\xff" * 30 + members[1][50:]
    packed = Gunzip(stream(b"".join(members)))
    with pytest.raises(UnreadableError):
        packed.readall()
    assert packed.resync()
    assert packed.readall() == f"2 {TEXT}".encode() * 9
    assert not packed.resync()


def test_a_bomb_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than 200 times its size, once it is larger than any page."""
    monkeypatch.setattr("aligner.inputs.streams._FREE_BYTES", 100_000)
    assert len(Gunzip(stream(gzip.compress(b"a" * 90_000))).readall()) == 90_000
    with pytest.raises(UnreadableError, match="200 times"):
        Gunzip(stream(gzip.compress(b"a" * 1_000_000))).readall()


@given(st.binary(max_size=200), st.integers(1, 30))
def test_lines_are_those_of_the_stream_but_for_long_ones(data: bytes, most: int) -> None:
    """A line beyond the limit is one None, however long it is."""
    expected = [line if len(line) <= most else None for line in io.BytesIO(data)]
    assert list(lines(stream(data), most)) == expected


def test_a_packed_page_is_read(tmp_path: Path) -> None:
    """By its first bytes, whatever it is called; cut off it is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(TEXT.encode()))
    found = Found("a", "a", paths=(str(path),))
    assert read(found)[0].text == TEXT
    path.write_bytes(gzip.compress(TEXT.encode())[:-12])
    with pytest.raises(InputError, match="in the middle"):
        read(found)


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """It may have come there after the folder was listed."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableError, match="not a file"):
        opened(str(tmp_path / "a.txt"))
    with pytest.raises(InputError, match="not a file"):
        read(Found("a", "a", paths=(str(tmp_path / "a.txt"),)))


def test_what_is_not_packed_stays_as_it_is() -> None:
    """Nothing is used up by looking."""
    assert unpacked(stream(b"plain")).read() == b"plain"
    assert unpacked(stream(b"")).read() == b""


def test_a_pipe_that_comes_in_pieces_is_known_by_its_beginning() -> None:
    """What its first piece holds depends on who writes it; the documents do not."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end, "rb") as reader:
        with os.fdopen(write_end, "wb", buffering=0) as writer:
            writer.write(b'{"te')
            writer.write(b'xt": "one"}\n')
        stream = from_pipe(reader)
        assert stream.peek(100) == stream.read() == b'{"text": "one"}\n'


@given(st.binary(max_size=300), st.integers(1, 50))
def test_a_pipe_is_read_whole(data: bytes, size: int) -> None:
    """In pieces of any size, nothing twice."""
    piped = from_pipe(io.BytesIO(data))
    assert b"".join(iter(lambda: piped.read(size), b"")) == data
