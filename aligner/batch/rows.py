"""The rows that a document gives, whatever became of it."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from aligner.corpus.rows import CorpusPage, CorpusPair
from aligner.errors import AlignerError
from aligner.inputs import File, Found, Refused, Skipped, Unit
from aligner.pipeline import Aligned
from aligner.report.summary import alone_by_language
from aligner.types import Document, Finding

DONE, REFUSED, GIVEN_UP, SKIPPED = "done", "refused", "given-up", "skipped"

_PACKAGE = Path(__file__).resolve().parents[1]
_REPORT = "Please report it, with the page if you may; the other pages are not touched."


class PageRows(NamedTuple):
    """What a document gives: its row of ``pages/`` and its rows of ``pairs/``."""

    page: CorpusPage
    pairs: tuple[CorpusPair, ...] = ()


def aligned_rows(
    found: Found, aligned: Aligned, date: str, findings: Mapping[str, Sequence[Finding]]
) -> PageRows:
    """The rows of a page that was aligned. ``date`` is the page's own, ``findings`` are by the id of their pair."""
    return PageRows(_done(found, aligned, date), tuple(_pairs(found, aligned, date, findings)))


def _pairs(
    found: Found, aligned: Aligned, date: str, findings: Mapping[str, Sequence[Finding]]
) -> Iterator[CorpusPair]:
    for pair in aligned.pairs:
        yield CorpusPair(
            id=pair.id,
            doc=found.doc,
            source=found.source,
            date=date,
            kind=pair.kind,
            en=pair.en,
            ko=pair.ko,
            # More digits would tell nothing but how a machine rounds.
            score=round(pair.score, 4),
            en_spans=pair.en_spans,
            ko_spans=pair.ko_spans,
            findings=tuple(findings.get(pair.id, ())),
        )


def _done(found: Found, aligned: Aligned, date: str) -> CorpusPage:
    documents = aligned.documents
    sentences = Counter(s.language for d in documents for s in d.sentences)
    alone = sum((alone_by_language(d, aligned.pairs) for d in documents), Counter())
    left_out = Counter(piece.reason for d in documents for piece in d.left_out)
    return CorpusPage(
        doc=found.doc,
        source=found.source,
        status=DONE,
        reason=aligned.reason,
        date=date,
        characters=_characters(documents),
        pairs=len(aligned.pairs),
        en_paired=sentences["en"] - alone["en"],
        ko_paired=sentences["ko"] - alone["ko"],
        en_alone=alone["en"],
        ko_alone=alone["ko"],
        left_out=tuple(sorted(left_out.items())),
    )


def untaken(document: Refused | Skipped) -> PageRows:
    """The row of a document that its input could not give, or of what is none."""
    if isinstance(document, Skipped):
        counts = ((document.reason, document.count),)
        page = CorpusPage(document.doc, document.source, SKIPPED, document.reason, left_out=counts)
        return PageRows(page)
    return _not_done(document, REFUSED, document.reason, document.problem, document.fix)


def entry_name(entry: File | Refused | Skipped) -> str:
    """How an entry of a unit is called."""
    return entry.name if isinstance(entry, File) else entry.doc


def unreadable(unit: Unit, error: Exception) -> Refused:
    """What stands for the documents of a unit from where its reading failed."""
    name = entry_name(unit.entries[0])
    if isinstance(error, AlignerError):
        return Refused(f"{name}#rest", name, "cannot be read", error.problem, error.fix)
    problem = f"{type(error).__name__} {_place(error)}."
    return Refused(f"{name}#rest", name, "internal error", problem, _REPORT)


def mishap(found: Found, error: Exception) -> PageRows:
    """The row of a page that cannot be read, or at which the program failed."""
    if isinstance(error, AlignerError):
        return _not_done(found, REFUSED, "cannot be read", error.problem, error.fix)
    if isinstance(error, MemoryError):
        problem = "The page needs more memory than there is."
        return _not_done(found, GIVEN_UP, "too much memory", problem, "Split it.")
    problem = f"{type(error).__name__} {_place(error)}."
    return _not_done(found, REFUSED, "internal error", problem, _REPORT)


def too_much(found: Found, documents: Sequence[Document], most: int) -> PageRows | None:
    """The row of a page of more than ``most`` sentences; None for any other."""
    sentences = sum(len(document.sentences) for document in documents)
    if sentences <= most:
        return None
    problem = f"The page has {sentences:,} sentences, more than {most:,}."
    fix = "Split it, or allow more (--page-sentences)."
    return _not_done(found, GIVEN_UP, "too many sentences", problem, fix, documents)


def too_long(found: Found, seconds: float) -> PageRows:
    """The row of a page that took longer than it may."""
    problem = f"The page took more than {seconds:g} seconds."
    fix = "Split it, or allow more (--page-seconds)."
    return _not_done(found, GIVEN_UP, "too long", problem, fix)


def killed(found: Found, how: str) -> PageRows:
    """The row of a page that ended its worker twice; ``how`` names the signal or the exit code."""
    problem = (
        f"The process that worked on the page was ended twice ({how}), for want of memory or by an error"
        " of the program."
    )
    fix = f"Leave it more memory (fewer --workers). {_REPORT}"
    return _not_done(found, GIVEN_UP, "worker ended", problem, fix)


def _not_done(
    document: Found | Refused,
    status: str,
    reason: str,
    problem: str,
    fix: str,
    documents: Sequence[Document] = (),
) -> PageRows:
    page = CorpusPage(
        doc=document.doc,
        source=document.source,
        status=status,
        reason=reason,
        problem=problem,
        fix=fix,
        characters=_characters(documents),
    )
    return PageRows(page)


def _characters(documents: Sequence[Document]) -> int:
    return sum(len(document.page.text) for document in documents)


def _place(error: Exception) -> str:
    """Where an error came up: the innermost of our own lines, without what differs between two machines."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f"at {path.relative_to(_PACKAGE.parent).as_posix()}, line {frame.lineno}"
    return "outside the package"
