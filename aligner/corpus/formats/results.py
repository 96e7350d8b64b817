"""Results in any format of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from aligner import __version__
from aligner.corpus.formats.jsonl import jsonl, jsonl_alone
from aligner.corpus.formats.sheet import given_time
from aligner.corpus.formats.tmx import tmx
from aligner.corpus.formats.tsv import tsv
from aligner.types import Alone, Finding, Pair


class Result(NamedTuple):
    """What came of a page: its name, its pairs, its sentences without one, the findings of pairs by their id."""

    doc: str
    pairs: Sequence[Pair]
    alone: Sequence[Alone]
    checks: Mapping[str, Sequence[Finding]]


def in_format(form: str, results: Iterable[Result], *, header: bool = False) -> Iterator[str]:
    """Each page's pairs as ``tsv``, ``jsonl`` or ``tmx``; with jsonl also findings and who stayed alone."""
    if form == "jsonl":
        for result in results:
            yield from jsonl([(result.doc, result.pairs)], result.checks)
            yield from jsonl_alone(result.doc, result.alone)
        return
    paired = ((result.doc, result.pairs) for result in results)
    if form == "tsv":
        yield from tsv(paired, header=header)
    else:
        yield from tmx(paired, version=__version__, now=given_time() or datetime.now(UTC))
