"""The command line. The only module that prints or exits: data on stdout, all else on stderr."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from aligner import __version__
from aligner.errors import AlignerError, InputError
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
from aligner.report import visible
from aligner.report.terminal import terminal_width, wants_colour

# Only what is light is imported above; each command imports what it needs, so that --help and shell
# completion answer at once (tests/test_cli.py holds that).
if TYPE_CHECKING:
    from aligner.pipeline import Aligned, Aligner
    from aligner.report.summary import Tally
    from aligner.report.table import Results
    from aligner.types import Page

USAGE = 2
SOME_FAILED = 3
INTERRUPTED = 130

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
    inputs = _inputs(pages or [], en, ko)
    _refuse_plain(form, {"--explain": explain, "--unaligned": unaligned})
    with _mishaps_told():
        from aligner.corpus.formats import in_format
        from aligner.report.summary import Tally

        aligner, tally = _aligner(model, min_score), Tally()
        with _opened(output) as out:
            results = _results(inputs, aligner, tally, quiet=quiet, unaligned=unaligned)
            for piece in (
                _table(results, out, headings=len(inputs) > 1, explain=explain)
                if form is Format.table
                else in_format(form, results, header=header)
            ):
                out.write(piece)
    if not quiet:
        _say(tally.line())
    if tally.failed:
        raise typer.Exit(SOME_FAILED)


@app.command(name="eval")
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder such as corpus/, or JSONL.")
    ],
    min_score: MinScore = None,
    model: Model = None,
) -> None:
    """Score the aligner on pages with gold pairs: precision, recall and F1, by kind of page."""
    with _mishaps_told():
        from aligner.evaluate import evaluate as score
        from aligner.evaluate import format_report, load_gold, signature

        aligner = _aligner(model, min_score)
        report = score(
            load_gold(gold),
            lambda text: [(pair.en, pair.ko) for pair in aligner.align(text)],
            measured_with=signature(aligner.encoder.name, aligner.min_score),
        )
        with _opened("-") as out:
            out.write(format_report(report))


def _aligner(model: str | None, min_score: float | None) -> Aligner:
    from aligner.pipeline import DEFAULT_MIN_SCORE, Aligner

    return Aligner(model, DEFAULT_MIN_SCORE if min_score is None else min_score)


def _inputs(pages: list[str], en: str | None, ko: str | None) -> list[tuple[str, ...]]:
    """What to align: one path each, or one pair of paths."""
    if en is not None and ko is not None and not pages:
        return [(en, ko)]
    if en is not None or ko is not None:
        raise typer.BadParameter("--en and --ko go together, and without a PAGE.")
    if not pages:
        raise typer.BadParameter("name a PAGE (- is stdin), or give --en FILE and --ko FILE.")
    return [(page,) for page in pages]


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
) -> Results:
    """Each input's name, pairs and, where wanted, sentences without a partner.

    What cannot be read is told and counted, and the rest goes on.
    """
    for paths in inputs:
        try:
            aligned = _aligned(paths, aligner)
        except InputError as error:
            _say(str(error))
            tally.failed += 1
            continue
        tally.add(aligned.documents, aligned.pairs)
        if aligned.reason and not quiet:
            _say(f"{' and '.join(paths)}: no pair: {aligned.reason}")
        name = "+".join(dict.fromkeys(d.page.id for d in aligned.documents))
        yield name, aligned.pairs, aligner.alone(aligned) if unaligned else ()


def _aligned(paths: tuple[str, ...], aligner: Aligner) -> Aligned:
    pages = [_read(path) for path in paths]
    return aligner.align_page(*pages) if len(pages) == 1 else aligner.align_pages(*pages)


def _read(path: str) -> Page:
    from aligner.page.load import load_page, load_stream

    return load_stream(sys.stdin.buffer) if path == "-" else load_page(path)


def _table(results: Results, out: TextIO, *, headings: bool, explain: bool) -> Iterator[str]:
    """The results as a reader at this terminal wants them."""
    from aligner.report.table import table

    width, colour = terminal_width(), wants_colour(out)
    return table(results, width=width, colour=colour, headings=headings, explain=explain)


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    from aligner.corpus.files import whole_file

    if output == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    with whole_file(Path(output)) as out:
        yield out


@contextmanager
def _mishaps_told() -> Iterator[None]:
    """Turn what ends a run early into a message and an exit code."""
    try:
        yield
    except BrokenPipeError:
        # Whoever reads has seen enough (head, less). Python would complain about what is left in the
        # buffer when it closes stdout, so that goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except KeyboardInterrupt:
        _say("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except AlignerError as error:
        _say(str(error))
        raise typer.Exit(USAGE) from None
    except OSError as error:
        _say(f"cannot write: {error}")
        raise typer.Exit(USAGE) from None


def _say(message: str) -> None:
    lines = map(visible, message.splitlines())
    typer.echo("aligner: " + "\n".join(lines), err=True)
