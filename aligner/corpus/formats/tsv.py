"""Tab-separated values without quoting, as bitextor, bicleaner and OpusFilter read them.

Those tools pick columns by number, so the first line is data unless a header is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from aligner.corpus.formats.fields import one_line, span_list
from aligner.corpus.formats.sheet import Add, Paired, Results, text_file
from aligner.corpus.rows import CorpusPair

# The first columns of every TSV, then those that only a corpus has.
COLUMNS = ("english", "korean", "score", "kind", "doc", "en_spans", "ko_spans")
CORPUS_COLUMNS = ("source", "date", "findings")


def tsv(results: Results, *, header: bool = False) -> Iterator[str]:
    """One line a pair with the fields of :data:`COLUMNS`; a tab or line end in a text is a blank."""
    if header:
        yield tsv_line(COLUMNS)
    for doc, pairs in results:
        for pair in pairs:
            yield tsv_line(tsv_fields(doc, pair))


@contextmanager
def tsv_sheet(path: Path, *, header: bool) -> Iterator[Add]:
    """A file of an export: :data:`COLUMNS`, then :data:`CORPUS_COLUMNS`, findings as their ids."""

    def add(pair: CorpusPair, _docs: Sequence[str]) -> None:
        found = ",".join(finding.id for finding in pair.findings)
        out.write(tsv_line((*tsv_fields(pair.doc, pair), pair.source, pair.date, found)))

    with text_file(path) as out:
        if header:
            out.write(tsv_line(COLUMNS + CORPUS_COLUMNS))
        yield add


def tsv_line(fields: Sequence[str]) -> str:
    r"""One line of fields.

    >>> tsv_line(["Tickets\tare\nsold", "표"])
    'Tickets are sold\t표\n'
    """
    return "\t".join(map(one_line, fields)) + "\n"


def tsv_fields(doc: str, pair: Paired) -> tuple[str, ...]:
    """The fields of :data:`COLUMNS`."""
    score = f"{pair.score:.4f}"
    return (
        *(pair.en, pair.ko, score, pair.kind, doc),
        *(span_list(pair.en_spans), span_list(pair.ko_spans)),
    )
