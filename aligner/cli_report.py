"""The command ``report``: one HTML file of a page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from aligner.console import (
    aligned_inputs,
    make_aligner,
    mishaps_told,
    name_of,
    opened,
    summed_up,
    wanted_inputs,
)
from aligner.options import (
    Agreed,
    Day,
    English,
    Korean,
    MinScore,
    Model,
    Output,
    Pages,
    Quiet,
)

if TYPE_CHECKING:
    from aligner.check.glossary import Glossary
    from aligner.pipeline import Aligned, Aligner
    from aligner.types import Finding


def report(
    pages: Pages = None,
    en: English = None,
    ko: Korean = None,
    output: Output = "-",
    day: Day = None,
    glossary: Agreed = None,
    min_score: MinScore = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Write one HTML file of a page: its pairs side by side, what does not agree, who stayed alone.

    One PAGE, or one document of each language with --en and --ko. The file needs nothing else and
    asks for nothing over the network. Exit codes: 0 done; 2 wrong usage; 3 the page could not be read.
    """
    inputs = wanted_inputs(pages or [], en, ko)
    if len(inputs) > 1:
        raise typer.BadParameter("a report is of one PAGE.")
    with mishaps_told():
        from aligner.check.glossary import load_glossary
        from aligner.report.summary import Tally

        agreed = load_glossary(glossary) if glossary else None
        aligner, tally = make_aligner(model, min_score), Tally()
        for _, aligned in aligned_inputs(inputs, aligner, tally, quiet=quiet):
            html, found = _html(aligned, aligner, day.date() if day else None, agreed)
            tally.found.update(finding.severity for finding in found)
            with opened(output) as out:
                out.write(html)
    summed_up(tally, quiet=quiet)


def _html(
    aligned: Aligned, aligner: Aligner, day: date | None, glossary: Glossary | None
) -> tuple[str, set[Finding]]:
    """The report of one page, or of two documents, and the findings that it shows."""
    from aligner import __version__
    from aligner.check.page import check_page, page_date
    from aligner.report.cards import make_sheet
    from aligner.report.html import About
    from aligner.report.html import report as html

    documents, pairs, alone = aligned.documents, aligned.pairs, aligner.alone(aligned)
    today = day or page_date(documents)
    found = check_page(documents, pairs, alone, today, glossary)
    made_with = f"aligner {__version__}, least score {aligner.min_score:g}"
    sheet = make_sheet(documents, pairs, alone, found.of_pairs, found.beside)
    about = About(name_of(aligned), today.isoformat() if today else "", made_with)
    left_out = [piece for document in documents for piece in document.left_out]
    return html(sheet, about, left_out), sheet.findings
