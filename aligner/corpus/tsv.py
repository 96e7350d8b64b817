"""Tab-separated values without quoting, as bitextor, bicleaner and OpusFilter read them.

Those tools pick columns by number, so the first line is data unless a header is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.corpus import Results, one_line, span_list
from aligner.types import Pair

COLUMNS = ("english", "korean", "score", "kind", "doc", "en_spans", "ko_spans")


def tsv(results: Results, *, header: bool = False) -> Iterator[str]:
    """One line a pair with the fields of :data:`COLUMNS`; a tab or line end in a text is a blank."""
    if header:
        yield "\t".join(COLUMNS) + "\n"
    for doc, pairs in results:
        for pair in pairs:
            yield "\t".join(map(one_line, _fields(doc, pair))) + "\n"


def _fields(doc: str, pair: Pair) -> tuple[str, ...]:
    score = f"{pair.score:.4f}"
    return (
        *(pair.en, pair.ko, score, pair.kind, doc),
        *(span_list(pair.en_spans), span_list(pair.ko_spans)),
    )
