"""The pairs of a bitext, from a table of two columns or a corpus folder, whatever stands between them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from aligner.corpus.folder import parts, read_pairs
from aligner.errors import InputError

Texts = tuple[str, str]

_BOM = b"\xef\xbb\xbf"
# A line longer than this is no pair of sentences but a file without line ends; of such a one only so much is
# held in memory.
LONGEST_LINE = 1_000_000


def bitext_pairs(path: Path, refused: Counter[str]) -> Iterator[Texts]:
    """English and Korean of each pair, NFC, in one line each, in the order of the file.

    ``path`` is a TSV (english TAB korean, further columns are passed over) or a corpus folder that ``aligner batch``
    made. A line that holds no pair is counted in ``refused`` by its reason. Raises :class:`InputError` for what is
    neither.
    """
    if path.is_dir():
        if not parts(path):
            raise InputError(
                f"{path} holds no corpus: it has no finished part.",
                fix="Give a folder that aligner batch made, or a TSV file.",
            )
        for pair in read_pairs(path):
            yield pair.en, pair.ko
        return
    try:
        with path.open("rb") as file:
            yield from pairs_of_lines(_lines(file), refused)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error}.", fix="Check the name.") from error


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long its first bytes, longer than the limit by one."""
    for line in iter(lambda: file.readline(LONGEST_LINE + 1), b""):
        yield line
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)


def pairs_of_lines(lines: Iterable[bytes], refused: Counter[str]) -> Iterator[Texts]:
    r"""The pairs of a table's lines; blank lines are passed over.

    >>> refused = Counter()
    >>> list(pairs_of_lines([b"It rains.\t\xeb\xb9\x84\n", b"alone\n", b"\n"], refused)), dict(refused)
    ([('It rains.', '비')], {'no tab': 1})
    """
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        sides = _sides(line if number else line.removeprefix(_BOM))
        if isinstance(sides, str):
            refused[sides] += 1
        else:
            yield sides


def _sides(line: bytes) -> Texts | str:
    """Both sides, or why there are none."""
    if len(line) > LONGEST_LINE:
        return "too long for a line"
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError:
        return "not UTF-8"
    if len(cells) < 2:
        return "no tab"
    en, ko = (unicodedata.normalize("NFC", " ".join(cell.split())) for cell in cells[:2])
    return (en, ko) if en and ko else "an empty side"
