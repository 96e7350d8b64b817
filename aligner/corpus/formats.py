"""Results in any format of a corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from aligner import __version__
from aligner.corpus.jsonl import jsonl, jsonl_alone
from aligner.corpus.tmx import tmx
from aligner.corpus.tsv import tsv
from aligner.types import Alone, Pair


def in_format(
    form: str,
    results: Iterable[tuple[str, Sequence[Pair], Sequence[Alone]]],
    *,
    header: bool = False,
) -> Iterator[str]:
    """Each page's pairs, and with jsonl its sentences without one, as ``tsv``, ``jsonl`` or ``tmx``."""
    if form == "jsonl":
        for doc, pairs, alone in results:
            yield from jsonl([(doc, pairs)])
            yield from jsonl_alone(doc, alone)
        return
    paired = ((doc, pairs) for doc, pairs, _ in results)
    if form == "tsv":
        yield from tsv(paired, header=header)
    else:
        yield from tmx(paired, version=__version__, now=_now())


def _now() -> datetime:
    """The time, or that of SOURCE_DATE_EPOCH, with which the output is the same at every run."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
