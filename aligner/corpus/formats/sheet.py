"""What every format of an export is: a file, or some, that take one pair after the other.

Each format has a function ``..._sheet(path, ...)``, a context that gives the function to call with a pair and the
documents it was found in. When the block ends well, the files are whole.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from aligner.corpus.rows import CorpusPair
from aligner.types import Pair

Results = Iterable[tuple[str, Sequence[Pair]]]
# What a format shows: a pair fresh from a page, or one out of a corpus folder.
Paired = Pair | CorpusPair

Add = Callable[[CorpusPair, Sequence[str]], object]
Sheet = AbstractContextManager[Add]


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    r"""A new UTF-8 file, line end ``\n``; compressed where the name ends in ``.gz``, with no time in it."""
    with path.open("xb") as raw:
        if path.suffix != ".gz":
            with io.TextIOWrapper(raw, "utf-8", errors="replace", newline="\n") as out:
                yield out
            return
        with (
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as packed,
            io.TextIOWrapper(packed, "utf-8", errors="replace", newline="\n") as out,
        ):
            yield out


def given_time() -> datetime | None:
    """The time of SOURCE_DATE_EPOCH, as reproducible builds set it; without it none.

    An export has no time of its own: the same corpus and the same options give the same bytes.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else None
