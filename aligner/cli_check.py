"""The command ``check``: what does not agree, for a reader, a program or a CI."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NamedTuple, TextIO

import typer

from aligner.console import (
    FINDINGS,
    aligned_inputs,
    make_aligner,
    mishaps_told,
    opened,
    say,
    summed_up,
    wanted_inputs,
)
from aligner.errors import InputError
from aligner.options import (
    Agreed,
    Day,
    English,
    Header,
    Korean,
    MinScore,
    Model,
    Output,
    Pages,
    Quiet,
)
from aligner.report.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from aligner.check.glossary import Glossary
    from aligner.check.ignore import Ignored
    from aligner.report.summary import Checked
    from aligner.report.told import Told
    from aligner.types import Severity

# An info that somebody acts on: the caption has to be written. The rest (a date that only the day of the page can
# tell, a quotation mark of another form) is noise to most readers.
_TOLD_INFOS = frozenset({"caption-alone"})
# Lines of a bitext that cannot be read are told one by one up to this many, then counted.
_TOLD_LINES = 5


class Format(StrEnum):
    """What ``check --format`` takes."""

    table = "table"
    tsv = "tsv"
    jsonl = "jsonl"
    github = "github"


class FailOn(StrEnum):
    """What ``check --fail-on`` takes: the least severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    never = "never"


_FAILING: dict[FailOn, tuple[Severity, ...]] = {
    FailOn.error: ("error",),
    FailOn.warning: ("error", "warning"),
    FailOn.never: (),
}


class _Rules(NamedTuple):
    """What the options of a check say: the day, the agreed terms, and what not to tell."""

    day: date | None
    glossary: Glossary | None
    ignored: Ignored
    info: bool

    def passed_over(self, told: Told) -> bool:
        """Whether a finding is left to ``--info``: an info, but for a caption without a partner."""
        lesser = told.finding.severity == "info" and told.finding.id not in _TOLD_INFOS
        return lesser and not self.info


def check(
    pages: Pages = None,
    pairs: Annotated[
        str | None,
        typer.Option(
            "--pairs", metavar="FILE.tsv", help="Check a bitext, english TAB korean; - is stdin."
        ),
    ] = None,
    en: English = None,
    ko: Korean = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="table is for reading, github for its CI.")
    ] = Format.table,
    output: Output = "-",
    header: Header = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The least severity that makes the exit code 1.")
    ] = FailOn.warning,
    ignore: Annotated[
        Path | None,
        typer.Option(
            "--ignore",
            metavar="FILE",
            help="Findings not to tell: a line each, an id, or an id, a tab and a text.",
        ),
    ] = None,
    info: Annotated[
        bool,
        typer.Option("--info", help="Tell every info too, not only a caption without a partner."),
    ] = False,
    day: Day = None,
    glossary: Agreed = None,
    min_score: MinScore = None,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Print what does not agree: Korean with English, and captions with their copies.

    Each PAGE holds both languages; or give one document of each with --en and --ko, or a bitext with
    --pairs. Exit codes: 0 nothing found; 1 findings; 2 wrong usage; 3 some or all inputs could not
    be read (the rest are done).
    """
    if pairs is not None and (pages or en is not None or ko is not None):
        raise typer.BadParameter("--pairs goes without a PAGE, --en and --ko.")
    inputs = wanted_inputs(pages or [], en, ko) if pairs is None else []
    with mishaps_told():
        from aligner.report.summary import Checked

        rules = _rules(day, glossary, ignore, info=info)
        tally = Checked()
        with opened(output) as out:
            told = (
                _of_pages(inputs, rules, tally, model, min_score, quiet=quiet)
                if pairs is None
                else _of_bitext(pairs, rules, tally)
            )
            for piece in _in_format(form, _kept(told, rules, tally), out, header=header):
                out.write(piece)
    summed_up(tally, quiet=quiet)
    if any(tally.found[severity] for severity in _FAILING[fail_on]):
        raise typer.Exit(FINDINGS)


def _rules(
    day: datetime | None, glossary: Path | None, ignore: Path | None, *, info: bool
) -> _Rules:
    """What the options say; ends where a file cannot be understood."""
    from aligner.check.glossary import load_glossary
    from aligner.check.ignore import load_ignores, read_ignores

    return _Rules(
        day.date() if day else None,
        load_glossary(glossary) if glossary else None,
        load_ignores(ignore) if ignore else read_ignores(""),
        info,
    )


def _of_pages(
    inputs: Iterable[tuple[str, ...]],
    rules: _Rules,
    tally: Checked,
    model: str | None,
    min_score: float | None,
    *,
    quiet: bool,
) -> Iterator[Told]:
    """The findings of each input."""
    from aligner.report.told import told_page

    aligner = make_aligner(model, min_score)
    for _, aligned in aligned_inputs(inputs, aligner, tally, quiet=quiet):
        found = aligner.findings(aligned, rules.day, rules.glossary)
        yield from told_page(aligned.documents, aligned.pairs, found.of_pairs, found.beside)


def _of_bitext(path: str, rules: _Rules, tally: Checked) -> Iterator[Told]:
    """The findings of each line of a bitext. Lines that cannot be read are told, and the rest goes on."""
    from aligner.check.bitext import check_lines
    from aligner.report.told import told_line

    source = "stdin" if path == "-" else path
    with _lines_of(path) as lines:
        for line in check_lines(lines, rules.day, rules.glossary):
            if line.problem:
                tally.failed += 1
                if tally.failed <= _TOLD_LINES:
                    say(f"line {line.number} of {source} {line.problem}, and is left out")
                continue
            tally.pairs += 1
            for finding in line.findings:
                yield told_line(finding, source, line.number, line.en, line.ko)


@contextmanager
def _lines_of(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except (FileNotFoundError, IsADirectoryError, PermissionError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}", fix="Check the name.") from None


def _kept(found: Iterable[Told], rules: _Rules, tally: Checked) -> Iterator[Told]:
    """The findings that are to be told; all are counted."""
    for told in found:
        if rules.passed_over(told):
            tally.passed_over += 1
        elif rules.ignored(told.finding.id, told.texts):
            tally.ignored += 1
        else:
            tally.found[told.finding.severity] += 1
            yield told


def _in_format(form: Format, told: Iterable[Told], out: TextIO, *, header: bool) -> Iterator[str]:
    from aligner.report import finding_formats
    from aligner.report.finding_table import finding_table

    if form is Format.table:
        return finding_table(told, width=terminal_width(), colour=wants_colour(out))
    if form is Format.tsv:
        return finding_formats.finding_tsv(told, header=header)
    if form is Format.jsonl:
        return finding_formats.finding_jsonl(told)
    return finding_formats.finding_github(told)
