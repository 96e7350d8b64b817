"""Bytes of files: opened without waiting for anybody, unpacked within limits, cut into lines of limited length."""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from aligner.inputs.forms import GZIP, HEAD_BYTES
from aligner.inputs.letters import SPECIAL, Letter, UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Text packs to a fifth, logs and tables of numbers to a fiftieth at best; gzip can do a thousandth, of zeros.
# What unpacks to more than 200 times its size is a bomb, once it has made more than any page may hold.
MAX_RATIO = 200
_FREE_BYTES = 64_000_000
_CHUNK = 16_384
_GZIP_MEMBER = GZIP + b"\x08"
# zlib's name for "with a gzip header".
_GZIP_WINDOW = 31

BOMB = Letter(
    "gzip bomb",
    f"unpacks to more than {MAX_RATIO} times its size.",
    "Leave it out; if it is no trap, unpack it first (gunzip).",
)
_CUT = Letter("damaged", "ends in the middle of its gzip data.", "Get it again from where it came.")


def opened(path: str) -> io.BufferedReader:
    """A regular file, to read. A pipe that took its place is not waited for.

    Raises:
        OSError: it cannot be opened.
        UnreadableError: it is no regular file.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    stream: io.BufferedReader = io.BufferedReader(io.FileIO(number, "rb"), HEAD_BYTES)
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise UnreadableError(*SPECIAL)
    return stream


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, or what is packed in it if it begins as gzip data do."""
    if stream.peek(len(GZIP))[: len(GZIP)] != GZIP:
        return stream
    return io.BufferedReader(Gunzip(stream), HEAD_BYTES)


def from_pipe(pipe: BinaryIO) -> io.BufferedReader:
    """A pipe whose beginning can be looked at: it may come in pieces of any size, and is waited for."""
    return io.BufferedReader(_Pipe(pipe.read(HEAD_BYTES), pipe), HEAD_BYTES)


class _Pipe(io.RawIOBase):
    """The beginning of a pipe, then what follows it."""

    def __init__(self, begun: bytes, rest: BinaryIO) -> None:
        self._begun, self._rest = begun, rest

    def readable(self) -> bool:
        """Always: the stream is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` with what comes next; 0 at the end."""
        view = memoryview(buffer)
        data = self._begun[: len(view)] or self._rest.read(len(view))
        self._begun = self._begun[len(data) :]
        view[: len(data)] = data
        return len(data)


def lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Lines with their ends; None for one of more than ``most`` bytes, whose rest is passed over."""
    while line := stream.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield None


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether so many bytes have swollen to more than any text does."""
    return unpacked > _FREE_BYTES and unpacked > MAX_RATIO * packed


class Gunzip(io.RawIOBase):
    """What is packed in a gzip file of any number of members.

    Reading raises ``UnreadableError`` where the data are damaged, cut off or a bomb. After that :meth:`resync` goes on
    with the next member, if there is one.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._chunk = b""
        self._member: zlib._Decompress | None = None
        self._in = self._out = 0
        self.members = 0

    def readable(self) -> bool:
        """Always: the stream is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` with what comes next; 0 at the end."""
        view = memoryview(buffer)
        while self._member or self._begin():
            data = self._some(len(view))
            if data:
                self._out += len(data)
                if is_bomb(self._in, self._out):
                    raise UnreadableError(*BOMB)
                view[: len(data)] = data
                return len(data)
        return 0

    def resync(self) -> bool:
        """Go to the next member after damage. False if there is none."""
        self._member = None
        self._chunk = self._chunk[1:]
        while True:
            at = self._chunk.find(_GZIP_MEMBER)
            if at >= 0:
                self._chunk = self._chunk[at:]
                return True
            kept = self._chunk[1 - len(_GZIP_MEMBER) :]
            more = self._more()
            if not more:
                return False
            self._chunk = kept + more

    def _some(self, most: int) -> bytes:
        """Up to ``most`` bytes of the member; none at its end."""
        member = self._member
        if member is None:
            return b""
        if not self._chunk:
            self._chunk = self._more()
            if not self._chunk:
                self._member = None
                raise UnreadableError(*_CUT)
        try:
            data = member.decompress(self._chunk, most)
        except zlib.error as error:
            problem = f"is damaged: its gzip data cannot be unpacked ({error})."
            raise UnreadableError("damaged", problem, _CUT.fix) from None
        self._chunk = member.unconsumed_tail
        if member.eof:
            self._chunk, self._member = member.unused_data, None
        return data

    def _begin(self) -> bool:
        """Begin with the next member; zeros between members are padding. False at the end."""
        self._chunk = self._chunk.lstrip(b"\0")
        while len(self._chunk) < len(GZIP):
            more = self._more()
            if not more:
                break
            self._chunk = (self._chunk + more).lstrip(b"\0")
        if not self._chunk:
            return False
        if not self._chunk.startswith(GZIP):
            raise UnreadableError("damaged", "has something else behind its gzip data.", _CUT.fix)
        self._member = zlib.decompressobj(_GZIP_WINDOW)
        self.members += 1
        return True

    def _more(self) -> bytes:
        data = self._packed.read(_CHUNK)
        self._in += len(data)
        return data
