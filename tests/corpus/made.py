"""Small corpora, as ``aligner batch`` leaves them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.corpus.folder import STATS, write_part
from aligner.corpus.manifest import MANIFEST
from aligner.corpus.repeats.file import repeats_schema, write_rows
from aligner.corpus.rows import CorpusPage, CorpusPair
from aligner.types import Finding, Span

if TYPE_CHECKING:
    import pyarrow as pa

UNIT_SLIP = Finding(
    "unit-slip", "error", "35,000 and 3500 differ by a power of ten", Span(14, 20), Span(67, 72)
)
QUOTES = Finding("quotes-differ", "info", "quotation marks differ", Span(0, 1), Span(0, 0))

FERRY = CorpusPair(
    "harbour-1",
    "harbour",
    "press/harbour.txt",
    "2025-11-03",
    "headline",
    "Ferry to Ulleung resumes after storm",
    "폭풍에 끊겼던 울릉행 여객선 운항 재개",
    0.9731,
    (Span(0, 36),),
    (Span(120, 141),),
)
BOARD = CorpusPair(
    "harbour-2",
    "harbour",
    "press/harbour.txt",
    "2025-11-03",
    "caption",
    "Passengers wait on the quay & check the <b>board</b>.",
    "승객들이 부두에서 <출항 안내판>을 살피고 있다.",
    0.6204,
    (Span(40, 93), Span(300, 353)),
    (Span(150, 177),),
    (QUOTES,),
)
FAIR = CorpusPair(
    "fair-1",
    "fair",
    "web/fair.html",
    "",
    "body",
    "The fair drew 35,000 people on its first day.",
    "박람회 첫날 3500명이 다녀갔다.",
    0.9102,
    (Span(10, 55),),
    (Span(60, 78),),
    (UNIT_SLIP,),
)
PAIRS = (FERRY, BOARD, FAIR)


def make_corpus(
    folder: Path,
    pairs: Sequence[CorpusPair] = PAIRS,
    *,
    a_part: int = 1,
    repeats: Sequence[tuple[int, str, int]] = (),
) -> Path:
    """A finished corpus of ``pairs``, with ``a_part`` documents in a part.

    ``repeats``: the place of a pair, how it repeats another (``same``, ``near``, ``differs``), and the place of that one.
    """
    docs = [list(group) for _, group in groupby(pairs, attrgetter("doc"))]
    for number, at in enumerate(range(0, max(len(docs), 1), a_part)):
        part = docs[at : at + a_part]
        pages = [CorpusPage(d[0].doc, d[0].source, "done", pairs=len(d)) for d in part]
        write_part(folder, f"{number:06}-0000", [pair for doc in part for pair in doc], pages)
    write_rows(folder, [_table([_row(pairs, *repeat) for repeat in repeats])])
    manifest = {"format": 1, "aligner": "0.1.0", "model": {"name": "ko-en", "sha256": "9f2c"}}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf8")
    stats = {"pages": len(docs) + 1, "statuses": {"done": len(docs), "refused": 1}}
    (folder / STATS).write_text(json.dumps(stats), encoding="utf8")
    return folder


def _row(pairs: Sequence[CorpusPair], row: int, how: str, of: int) -> dict[str, Any]:
    here, there = pairs[row], pairs[of]
    told = {"row": row, "id": here.id, "doc": here.doc, "how": how, "sides": "", "items": []}
    return told | {"of_row": of, "of": there.id, "of_doc": there.doc}


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=repeats_schema())
