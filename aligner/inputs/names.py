"""How files and records are called in results: readable, and no two alike."""

from __future__ import annotations

import hashlib
import mmap
import os
import re

# Bits of the filter of names: with four a name, one in 300 names of ten million is taken for a repeat that is
# none. 16 MB at most; the system gives memory only for the pages that are written.
_BITS = 1 << 27
_LONGEST_ID = 500
STDIN = "-"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def name_of(path: str, above: str = "") -> str:
    r"""The path as it is told: with ``/``, and what is no UTF-8 in it as ``\xNN``. No two paths get one name.

    ``above`` is left out at its start. ``#`` stands before the name of a record, so that in a path it is told as ``\#``.

    >>> name_of("news/a.txt"), name_of("news/caf\udce9.txt"), name_of("C#/a.txt"), name_of("/x/news/a.txt", "/x/")
    ('news/a.txt', 'news/caf\\xe9.txt', 'C\\#/a.txt', 'news/a.txt')
    """
    told = path.removeprefix(above) or "."
    if told == STDIN != path:
        told = f"./{STDIN}"
    raw = os.fsencode(told.replace(os.sep, "/"))
    plain = raw.decode("utf-8", "replace")
    if plain.encode("utf-8") == raw and "\\x" not in plain and "#" not in plain:
        return plain
    told = raw.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
    return told.replace("#", "\\#")


def name_beside(path: str, name: str, other: str) -> str:
    """The name of the file ``other``, by that of the file ``path``, which is called ``name``.

    >>> name_beside("/x/news/a.en.txt", "news/a.en.txt", "/x/news/ko/a.txt")
    'news/ko/a.txt'
    """
    way = name_of(os.path.relpath(other, os.path.dirname(path)))  # noqa: PTH120
    return os.path.normpath(f"{os.path.dirname(name) or '.'}/{way}")  # noqa: PTH120


def tidy_id(value: object) -> str:
    r"""A record's id as one short line; empty if there is none.

    >>> tidy_id("news\n7"), tidy_id(7), tidy_id(None), tidy_id(True)
    ('news 7', '7', '', '')
    """
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    if isinstance(value, int) and value.bit_length() > 64:
        return ""
    text = _CONTROLS.sub(" ", str(value)[: 2 * _LONGEST_ID]).strip()
    return text if len(text) <= _LONGEST_ID else text[: _LONGEST_ID - 1] + "\N{HORIZONTAL ELLIPSIS}"


class RecordNames:
    """Names for the records of one file, no two alike: the second of one id has its number added.

    What was seen is kept in a filter of fixed size (Bloom 1970), not in a set that grows with the file: of two equal
    names the second is always noticed, and rarely a new one is taken for a repeat and has its number added too.
    The same file gives the same names everywhere.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._seen = mmap.mmap(-1, _BITS // 8)

    def name(self, record_id: str, number: int) -> str:
        """The name of the record with this id (or none) and number in its file."""
        name = f"{self._source}#{record_id or number}"
        while self._is_known(name):
            name = f"{name}#{number}"
        return name

    def _is_known(self, name: str) -> bool:
        """Whether a name may have been here before. Notes it."""
        digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = True
        for at in range(0, 16, 4):
            place, bit = divmod(int.from_bytes(digest[at : at + 4]) % _BITS, 8)
            known &= bool(self._seen[place] >> bit & 1)
            self._seen[place] |= 1 << bit
        return known
