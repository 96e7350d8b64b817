"""Says what differs, in sentences an editor can act on."""

from __future__ import annotations

from datetime import date

from aligner.check.figures import figure_findings
from aligner.check.glossary import Glossary, decided
from aligner.check.names.findings import name_findings
from aligner.check.names.identifiers import identifier_findings
from aligner.types import Finding

_RANKS = {"error": 0, "warning": 1, "info": 2}


def check_pair(
    en: str, ko: str, date: date | None = None, glossary: Glossary | None = None
) -> list[Finding]:
    """What of a Korean and an English text does not agree: figures, sums, units, dates, times and names.

    ``date`` is the day of the page: with it, a weekday on one side is checked against a day of the month
    on the other. What a ``glossary`` has agreed never differs. Errors come first, and all in the order of the
    English side, the Korean one where that is empty.

    >>> [f.id for f in check_pair("It drew 35,000 people.", "3만5000명이 모였다.")]
    []
    >>> [f.id for f in check_pair("It drew 35,000 people.", "3500명이 모였다.")]
    ['unit-slip']
    """
    findings = [
        *figure_findings(en, ko, date),
        *identifier_findings(en, ko),
        *name_findings(en, ko),
    ]
    if glossary is not None:
        findings = decided(findings, glossary, en, ko)
    return sorted(findings, key=lambda f: (_RANKS[f.severity], f.en_span, f.ko_span))
