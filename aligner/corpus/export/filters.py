"""Which pairs of a corpus an export takes, and why it leaves the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from aligner.corpus.rows import CorpusPair
from aligner.errors import AlignerError
from aligner.types import Kind

# From the gravest down.
SEVERITIES = ("error", "warning", "info")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a pair has to be; what is empty or 0 asks for nothing.

    ``min_score`` is a probability. Lengths are in characters, and both sides keep to them. ``without`` holds
    severities and ids of findings: a pair with a finding of that severity or a graver one, or of that id, is left out.
    ``since`` and ``until`` are days (2025-11-03), both taken; ``sources`` are patterns as a shell has them: one of them
    matches one of the files that the pair was found in.
    """

    min_score: float = 0.0
    kinds: tuple[Kind, ...] = ()
    min_length: int = 0
    max_length: int = 0
    without: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()


ANY = Filters()


def check_filters(filters: Filters) -> None:
    """Refuse what no pair can be.

    Raises:
        AlignerError: a score that is no probability, lengths that leave nothing, a day that is none.
    """
    if not 0 <= filters.min_score <= 1:
        raise AlignerError(f"the least score is {filters.min_score!r}", fix="Give one from 0 to 1.")
    if filters.max_length and filters.min_length > filters.max_length:
        raise AlignerError(
            f"no text has at least {filters.min_length} and at most {filters.max_length} characters",
            fix="Change --min-length or --max-length.",
        )
    for day in filter(None, (filters.since, filters.until)):
        if not _DAY.fullmatch(day):
            raise AlignerError(f"{day!r} is no day", fix="Write it as 2025-11-03.")
    if filters.until and filters.since > filters.until:
        raise AlignerError(
            f"{filters.since} is after {filters.until}", fix="Change --since or --until."
        )


def reasons(filters: Filters) -> list[str]:
    """Every reason that :func:`why_left_out` may give with these filters."""
    dated = bool(filters.since or filters.until)
    wanted = {
        "score": filters.min_score > 0,
        "kind": bool(filters.kinds),
        "too short": filters.min_length > 1,
        "too long": filters.max_length > 0,
        "finding": bool(filters.without),
        "no date": dated,
        "other date": dated,
        "other source": bool(filters.sources),
    }
    return [reason for reason, given in wanted.items() if given]


def why_left_out(pair: CorpusPair, filters: Filters, sources: Sequence[str] = ()) -> str:
    """Why ``pair`` is left out, the first reason in the order of the fields; empty if it is taken.

    ``sources`` are the files it was found in, by default its own.

    >>> from aligner.types import Span
    >>> pair = CorpusPair("p1", "p", "p.txt", "", "caption", "Sold out.", "매진.", 0.7, (Span(0, 9),), (Span(10, 13),))
    >>> why_left_out(pair, Filters(kinds=("body",)))
    'kind'
    >>> why_left_out(pair, Filters(since="2025-11-03"))
    'no date'
    """
    if pair.score < filters.min_score:
        return "score"
    if filters.kinds and pair.kind not in filters.kinds:
        return "kind"
    return (
        _length(pair, filters)
        or _findings(pair, filters)
        or _origin(pair, filters, sources or (pair.source,))
    )


def _length(pair: CorpusPair, filters: Filters) -> str:
    shorter, longer = sorted((len(pair.en), len(pair.ko)))
    if shorter < filters.min_length:
        return "too short"
    return "too long" if filters.max_length and longer > filters.max_length else ""


def _findings(pair: CorpusPair, filters: Filters) -> str:
    if not filters.without or not pair.findings:
        return ""
    grades = [SEVERITIES.index(each) for each in filters.without if each in SEVERITIES]
    least = SEVERITIES[: max(grades, default=-1) + 1]
    bad = any(each.id in filters.without or each.severity in least for each in pair.findings)
    return "finding" if bad else ""


def _origin(pair: CorpusPair, filters: Filters, sources: Sequence[str]) -> str:
    if filters.since or filters.until:
        if not pair.date:
            return "no date"
        if not filters.since <= pair.date <= (filters.until or pair.date):
            return "other date"
    if filters.sources and not any(
        fnmatchcase(source, each) for source in sources for each in filters.sources
    ):
        return "other source"
    return ""
