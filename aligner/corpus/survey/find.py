"""Pairs of a corpus by what they say or are, found column by column: no row becomes an object that is not wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from itertools import islice
from pathlib import Path
from re import compile as pattern
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from aligner.corpus.columns import pairs_of
from aligner.corpus.folder import pair_files
from aligner.corpus.rows import CorpusPair
from aligner.errors import AlignerError
from aligner.types import Kind, Language

if TYPE_CHECKING:
    import pyarrow as pa

Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Query:
    """What a pair has to be; what is empty asks for nothing.

    ``text`` stands in one of the sides, in letters of either case; between slashes (``/colou?r/``) it is a regular expression
    (RE2), which minds case unless it begins with ``(?i)``. ``language`` is the only side to look at. ``doc`` is a pattern as a shell has them, ``finding`` an id of a
    finding or a severity, ``id`` that of the pair itself; scores are both taken.
    """

    text: str = ""
    language: Language | None = None
    kinds: tuple[Kind, ...] = ()
    finding: str = ""
    doc: str = ""
    min_score: float = 0.0
    max_score: float = 1.0
    id: str = ""


ANY = Query()


class Match(NamedTuple):
    """Rows of a part: the number in the corpus of its first, and the places in the part of those wanted."""

    path: Path
    first: int
    places: Rows


def find_pairs(corpus: Path, query: Query) -> Iterator[CorpusPair]:
    """The pairs that are as wanted, in the order of the corpus, read as they are asked for.

    Raises:
        AlignerError: the regular expression is none.
    """
    check_query(query)
    for match in matches(corpus, query):
        yield from _pairs_at(match.path, match.places)


def check_query(query: Query) -> None:
    """Refuse a regular expression that is none, even where there is nothing to search.

    Raises:
        AlignerError: it is none.
    """
    import pyarrow as pa

    try:
        _holds(pa.array([""]), query.text)
    except pa.ArrowInvalid as error:
        raise AlignerError(
            f"{query.text} is no regular expression: {str(error).removeprefix('Invalid regular expression: ')}.",
            fix="Mend it (the syntax is that of RE2), or leave the slashes away to search for the text as it is.",
        ) from None


def matches(corpus: Path, query: Query) -> Iterator[Match]:
    """The parts that hold pairs as wanted, with their places."""
    import pyarrow.parquet as pq

    first = 0
    for path in pair_files(corpus):
        with pq.ParquetFile(path) as file:
            count = file.metadata.num_rows
            wanted = np.ones(count, bool)
            for column, test in _tests(query):
                if wanted.any():
                    wanted &= _mask(test(file.read([column])[column]))
            if query.text and wanted.any():
                wanted &= _says(file, query)
        if wanted.any():
            yield Match(path, first, np.flatnonzero(wanted))
        first += count


def pairs_at(corpus: Path, rows: Rows) -> dict[int, CorpusPair]:
    """Pairs by their numbers in the corpus."""
    import pyarrow.parquet as pq

    found: dict[int, CorpusPair] = {}
    first, rows = 0, np.unique(rows)
    for path in pair_files(corpus):
        stop = first + pq.read_metadata(path).num_rows
        here = rows[np.searchsorted(rows, first) : np.searchsorted(rows, stop)]
        if len(here):
            found |= zip(here.tolist(), _pairs_at(path, here - first), strict=True)
        first = stop
    return found


def _pairs_at(path: Path, places: Rows) -> Iterator[CorpusPair]:
    import pyarrow.parquet as pq

    table = pq.read_table(path).take(places)
    for batch in table.combine_chunks().to_batches():
        yield from pairs_of(batch)


def _tests(query: Query) -> Iterator[tuple[str, Any]]:
    """The columns to look at, the cheapest first, each with what becomes true for the rows that are wanted."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if query.id:
        yield "id", lambda column: pc.equal(column, query.id)
    if query.kinds:
        yield "kind", lambda column: pc.is_in(column, pa.array(query.kinds))
    if query.min_score > 0 or query.max_score < 1:
        yield "score", lambda column: _between(column, query.min_score, query.max_score)
    if query.doc:
        yield "doc", lambda column: _like(column, query.doc)
    if query.finding:
        yield "findings", lambda column: _has_finding(column, query.finding)


def _between(column: pa.ChunkedArray, least: float, most: float) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    # A score is kept to 32 bits, in which .9 is a little less than .9.
    low, high = pa.scalar(np.float32(least)), pa.scalar(np.float32(most))
    return pc.and_(pc.greater_equal(column, low), pc.less_equal(column, high))


def _like(column: pa.ChunkedArray, glob: str) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    names = pc.unique(column).to_pylist()
    form = pattern(translate(glob))
    return pc.is_in(column, pa.array([name for name in names if form.match(name)], pa.string()))


def _has_finding(column: pa.ChunkedArray, wanted: str) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = column.combine_chunks()
    findings = pc.list_flatten(lists)
    found = pc.or_(
        *(pc.equal(pc.struct_field(findings, name), wanted) for name in ("id", "severity"))
    )
    held = np.zeros(len(lists), bool)
    held[pc.list_parent_indices(lists).filter(found).to_numpy()] = True
    return pa.array(held)


def _says(file: Any, query: Query) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:  # noqa: ANN401 (pyarrow has no types)
    """The rows of a file one side of which holds the text."""
    sides = [query.language] if query.language else ["en", "ko"]
    table = file.read(sides)
    held = [_mask(_holds(table[side], query.text)) for side in sides]
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.logical_or.reduce(held)
    return found


def _holds(column: pa.ChunkedArray | pa.Array, text: str) -> pa.ChunkedArray | pa.Array:
    import pyarrow.compute as pc

    text = unicodedata.normalize("NFC", text)
    if len(text) > 2 and text[0] == text[-1] == "/":
        return pc.match_substring_regex(column, text[1:-1])
    # Without case a search costs twenty times as much, which Korean has no use for.
    return pc.match_substring(column, text, ignore_case=text.upper() != text.lower())


def _mask(found: pa.ChunkedArray | pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    mask: np.ndarray[tuple[int], np.dtype[np.bool_]] = found.to_numpy(zero_copy_only=False)
    return mask


def some(pairs: Iterator[CorpusPair], limit: int) -> tuple[list[CorpusPair], bool]:
    """Up to ``limit`` pairs (0: all), and whether there are more."""
    taken = list(islice(pairs, limit or None))
    return taken, bool(limit) and next(pairs, None) is not None
