"""Files that are there when they are whole, and not before."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    r"""A UTF-8 text file to write, line end ``\n``; it takes its name when the block ends well.

    Until then it stands beside its place under another name, so that a run which is interrupted
    leaves an older file as it was. A device or a named pipe is written directly.

    Raises:
        OSError: the folder is missing or may not be written, or ``path`` is a folder; it names ``path``.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():  # open() refuses a folder
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_as(path, part):
            with part.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
                yield out
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def stored_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file to write; it takes its name when the block ends well and all is on the disk.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def told_as(path: Path, part: Path) -> Iterator[None]:
    """Tell what goes wrong with ``part``, or for want of space, by the name of ``path``, which people know."""
    try:
        yield
    except OSError as error:
        if str(error.filename).startswith(str(part)) or error.errno == errno.ENOSPC:
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise
