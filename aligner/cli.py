"""The command line: data on stdout, all else on stderr.

This module, those named ``cli_*`` and ``console`` are the only ones that print or exit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from aligner import __version__
from aligner.cli_batch import batch
from aligner.cli_check import check
from aligner.cli_export import export
from aligner.cli_models import models
from aligner.cli_report import report
from aligner.cli_stats import show, stats
from aligner.cli_train import train
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
    English,
    Explain,
    Form,
    Format,
    Header,
    Korean,
    MinScore,
    Model,
    Output,
    Pages,
    Quiet,
    Unaligned,
)
from aligner.report.terminal import terminal_width, wants_colour

# Only what is light is imported above; each command imports what it needs, so that --help and shell
# completion answer at once (tests/test_cli.py holds that).
if TYPE_CHECKING:
    from aligner.corpus.formats.results import Result
    from aligner.pipeline import Aligner
    from aligner.report.summary import Tally

_ABOUT = """Find the Korean and English sentences of a page that translate each other.

Data goes to stdout, everything else to stderr. Exit codes: 0 done; 2 wrong usage; 3 some or all
inputs could not be read (the rest are done); 130 interrupted.
"""

app = typer.Typer(
    help=_ABOUT, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)


def main() -> None:
    """Run the command line; the entry point of ``aligner``."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aligner {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@app.command()
def align(
    pages: Pages = None,
    en: English = None,
    ko: Korean = None,
    form: Form = Format.table,
    output: Output = "-",
    header: Header = False,
    min_score: MinScore = None,
    explain: Explain = False,
    unaligned: Unaligned = False,
    model: Model = None,
    quiet: Quiet = False,
) -> None:
    """Print the sentence pairs of pages.

    Each PAGE holds both languages; or give one document of each with --en and --ko.
    """
    inputs = wanted_inputs(pages or [], en, ko)
    _refuse_plain(form, {"--explain": explain, "--unaligned": unaligned})
    with mishaps_told():
        from aligner.corpus.formats.results import in_format
        from aligner.report.summary import Tally

        aligner, tally = make_aligner(model, min_score), Tally()
        with opened(output) as out:
            results = _results(
                inputs,
                aligner,
                tally,
                quiet=quiet,
                unaligned=unaligned,
                checked=form is Format.jsonl,
            )
            for piece in (
                _table(results, out, headings=len(inputs) > 1, explain=explain)
                if form is Format.table
                else in_format(form, results, header=header)
            ):
                out.write(piece)
    summed_up(tally, quiet=quiet)


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder such as corpus/, or JSONL.")
    ],
    min_score: MinScore = None,
    model: Model = None,
) -> None:
    """Score the aligner on pages with gold pairs: precision, recall and F1, by kind of page."""
    with mishaps_told():
        from aligner.evaluate import evaluate as score
        from aligner.evaluate import format_report, load_gold, signature

        aligner = make_aligner(model, min_score)
        report = score(
            load_gold(gold),
            lambda text: [(pair.en, pair.ko) for pair in aligner.align(text)],
            measured_with=signature(aligner.encoder.name, aligner.min_score),
        )
        with opened("-") as out:
            out.write(format_report(report))


# In the order in which somebody comes to need them.
app.command(short_help="Print what does not agree on a page.")(check)
app.command(short_help="Write a page's pairs and findings as one HTML file.")(report)
app.command(short_help="Align thousands of pages into a corpus folder.")(batch)
app.command(short_help="Print what a corpus holds.")(stats)
app.command(short_help="Print pairs of a corpus.")(show)
app.command(short_help="Write a corpus as files for other programs.")(export)
app.command(name="eval", short_help="Score the aligner on pages with known pairs.")(evaluate)
app.command(short_help="Fine-tune the encoder on a bitext of yours.")(train)
app.add_typer(models, name="models", short_help="List, show, verify and score encoders.")


def _refuse_plain(form: Format, wanted: dict[str, bool]) -> None:
    """End where an option is given that the format has no place for."""
    for option, given in wanted.items():
        if given and form in {Format.tsv, Format.tmx}:
            raise typer.BadParameter(f"{option} goes with --format table or jsonl, not {form}.")


def _results(
    inputs: Iterable[tuple[str, ...]],
    aligner: Aligner,
    tally: Tally,
    *,
    quiet: bool,
    unaligned: bool,
    checked: bool,
) -> Iterator[Result]:
    """Each input's name, pairs and, where wanted, sentences without a partner and findings."""
    from aligner.corpus.formats.results import Result

    if checked:  # a table need not wait for the checks to be loaded
        from aligner.check.page import check_pairs

    for _, aligned in aligned_inputs(inputs, aligner, tally, quiet=quiet):
        yield Result(
            name_of(aligned),
            aligned.pairs,
            aligner.alone(aligned) if unaligned else (),
            check_pairs(aligned.documents, aligned.pairs) if checked else {},
        )


def _table(
    results: Iterable[Result], out: TextIO, *, headings: bool, explain: bool
) -> Iterator[str]:
    """The results as a reader at this terminal wants them."""
    from aligner.report.table import table

    width, colour = terminal_width(), wants_colour(out)
    shown = ((each.doc, each.pairs, each.alone) for each in results)
    return table(shown, width=width, colour=colour, headings=headings, explain=explain)
