"""The texts of chosen rows of a corpus, on disk while two and two are compared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

import numpy as np

from aligner.corpus.repeats.classes import Rows, read_texts

Array = np.ndarray[tuple[int], np.dtype[np.int64]]


class Spool(NamedTuple):
    """A file of texts: those of ``rows`` (in order), each between two of ``places``."""

    file: BinaryIO
    rows: Rows
    places: Array

    def texts(self, row: int) -> tuple[str, str]:
        """Both sides of a row."""
        at = int(np.searchsorted(self.rows, row))
        start, stop = int(self.places[at]), int(self.places[at + 1])
        self.file.seek(start)
        en, ko = self.file.read(stop - start).split(b"\0", 1)
        return en.decode("utf8", "surrogatepass"), ko.decode("utf8", "surrogatepass")


@contextmanager
def spooled(corpus: Path, rows: Rows) -> Iterator[Spool]:
    """The texts of some rows (in order); the file has no name and is gone with the block, however that ends."""
    with TemporaryFile(dir=corpus) as file:
        places = np.zeros(len(rows) + 1, np.int64)
        done = 0
        for texts in read_texts(corpus):
            stop = int(np.searchsorted(rows, texts.first + len(texts.en)))
            for row in rows[done:stop].tolist():
                both = (texts.en[row - texts.first], texts.ko[row - texts.first])
                data = "\0".join(text.replace("\0", "") for text in both)
                file.write(data.encode("utf8", "surrogatepass"))
                places[done + 1] = file.tell()
                done += 1
        yield Spool(file, rows, places)
