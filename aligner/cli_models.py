"""The command ``models``: the encoders on this machine, their cards, whether they are whole, how good they are."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.console import FINDINGS, SOME_FAILED, mishaps_told, opened, say
from aligner.errors import InputError, ModelError
from aligner.report.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from aligner.shelf import Installed, ModelScore

_ABOUT = """List, show, verify and score encoders.

Without a command: the list.
"""

models = typer.Typer(help=_ABOUT, rich_markup_mode=None)


class Listing(StrEnum):
    """What ``models list --format`` takes."""

    table = "table"
    jsonl = "jsonl"


class Scores(StrEnum):
    """What ``models score --format`` takes."""

    table = "table"
    tsv = "tsv"
    jsonl = "jsonl"


Named = Annotated[
    str, typer.Argument(metavar="NAME", help="ko-en, a folder, or a name of the hub.")
]


@models.callback(invoke_without_command=True)
def _list_by_default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_models()


@models.command(name="list")
def list_models(
    folder: Annotated[
        list[Path] | None,
        typer.Option(
            "--folder",
            metavar="DIR",
            help="Also the models in DIR. [default: models, if it is there]",
        ),
    ] = None,
    form: Annotated[Listing, typer.Option("--format", "-f")] = Listing.table,
) -> None:
    """List the encoders on this machine.

    The bundled one, those of folders, those in the cache of the hub. Nothing is loaded, and no network is asked.
    """
    with mishaps_told():
        from aligner.shelf import bundled, hub_models, in_folder

        default = [Path("models")] if Path("models").is_dir() else []
        cached, odd = hub_models()
        found = [bundled()]
        for each in default if folder is None else folder:
            found += [model for model in in_folder(each) if model.path.resolve() != found[0].path]
        _write_list([*found, *cached], form)
    for warning in odd:
        say(f"in the hub's cache: {warning}")


def _write_list(found: Sequence[Installed], form: Listing) -> None:
    from aligner.shelf.installed import in_bytes

    with opened("-") as out:
        if form is Listing.jsonl:
            for model in found:
                record = dataclasses.asdict(model) | {"path": str(model.path)}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
            return
        rows = [
            (
                model.name,
                model.place,
                "?" if model.dimension is None else str(model.dimension),
                in_bytes(model.size),
                model.form,
                f"no: {model.problem}" if model.problem else "yes",
            )
            for model in found
        ]
        heads = ("model", "place", "dimension", "size", "format", "can be read")
        out.write(_grid(heads, rows))


@models.command()
def show(name: Named) -> None:
    """Show the card of a model, its settings, licence and fingerprints."""
    with mishaps_told():
        from aligner.encode.load import folder_of
        from aligner.report.card import card_text
        from aligner.shelf import card_of, facts_of

        folder = folder_of(name, download=False)
        with opened("-") as out:
            facts = list(facts_of(folder, name))
            out.write(
                card_text(facts, card_of(folder), width=terminal_width(), colour=wants_colour(out))
            )


@models.command()
def verify(name: Named) -> None:
    """Look for everything that is wrong with a model's folder.

    Fingerprints, settings, shapes and numbers of the weights, files that could run a program, and the vectors
    where the folder records some. Exit codes: 0 whole; 1 problems; 2 wrong usage.
    """
    with mishaps_told():
        from aligner.encode.load import folder_of
        from aligner.shelf import problems_of

        folder = folder_of(name, download=False)
        found = problems_of(folder)
        with opened("-") as out:
            for each in found:
                out.write(f"{_safe(each.problem)}\n  {_safe(each.fix)}\n")
    say(
        f"{folder}: {len(found)} {'problem' if len(found) == 1 else 'problems'}"
        if found
        else f"{folder} is whole"
    )
    if found:
        raise typer.Exit(FINDINGS)


@models.command()
def score(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="ko-en, folders, names of the hub. [default: ko-en]"),
    ] = None,
    data: Annotated[
        Path,
        typer.Option(
            "--data", metavar="FILE.tsv", help="A bitext, english TAB korean, or a corpus folder."
        ),
    ] = ...,  # type: ignore[assignment]
    margin: Annotated[
        int, typer.Option("--margin", min=1, metavar="K", help="Neighbours that the margin counts.")
    ] = 4,
    form: Annotated[Scores, typer.Option("--format", "-f")] = Scores.table,
) -> None:
    """Score encoders on a bitext.

    How many sentences find their translation, how fast, in how much memory. Each model runs in a process of its own. Percent of lines, English to Korean and back, by the margin (cosine
    over the mean cosine of the nearest) and by plain cosine; the gap between the two says how uneven the space is.
    Exit codes: 0 done; 2 wrong usage; 3 some models could not be loaded and the rest are scored.
    """
    with mishaps_told():
        pairs = _pairs(data)
        failed: list[str] = []
        with opened("-") as out:
            for piece in _scores(_scored(names or ["ko-en"], pairs, margin, failed), form):
                out.write(piece)
                out.flush()
    if failed:
        raise typer.Exit(SOME_FAILED)


def _pairs(data: Path) -> list[tuple[str, str]]:
    from aligner.corpus.bitext import bitext_pairs
    from aligner.train.data import refuse_swapped

    refused: Counter[str] = Counter()
    pairs = list(bitext_pairs(data, refused))
    refuse_swapped(pairs)
    for reason, count in refused.most_common():
        say(f"{data}: {count} {'line' if count == 1 else 'lines'} left out: {reason}")
    if not pairs:
        raise InputError(
            f"{data} holds no pair.", fix="Give lines of english TAB korean, in UTF-8."
        )
    return pairs


def _scored(
    names: Iterable[str], pairs: Sequence[tuple[str, str]], margin: int, failed: list[str]
) -> Iterator[tuple[str, ModelScore]]:
    """Each model's figures; one that cannot be loaded is told, and the rest goes on."""
    from aligner.shelf import score_apart

    for name in names:
        try:
            with _waiting(f"scoring {name}"):
                scored = score_apart(name, pairs, margin)
            yield name, scored
        except ModelError as error:
            say(str(error))
            failed.append(name)


@contextmanager
def _waiting(told: str) -> Iterator[None]:
    """Says at a terminal what takes its time."""
    import sys

    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(_safe(told)):
        yield


_COLUMNS = (
    "model",
    "dimension",
    "lines",
    "margin en-ko",
    "margin ko-en",
    "plain en-ko",
    "plain ko-en",
    "gap",
    "texts/s",
    "MB",
    "load s",
)


def _scores(scored: Iterable[tuple[str, ModelScore]], form: Scores) -> Iterator[str]:
    if form is Scores.jsonl:
        for name, score in scored:
            yield (
                json.dumps({"model": name, **dataclasses.asdict(score)}, ensure_ascii=False) + "\n"
            )
        return
    rows = ((name, *_cells(score)) for name, score in scored)
    if form is Scores.tsv:
        yield "\t".join(_COLUMNS) + "\n"
        yield from ("\t".join(map(_safe, row)) + "\n" for row in rows)
        return
    done = [_short(row) for row in rows]
    if done:
        yield _grid(("model", "numbers", "margin", "plain", "gap", "texts/s", "MB"), done)
        yield "\nPercent of lines, English to Korean / Korean to English.\n"


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    """What fits into a terminal: both ways in one cell, without lines and load."""
    model, dimension, _, en, ko, plain_en, plain_ko, gap, speed, memory, _ = row
    return (model, dimension, f"{en} / {ko}", f"{plain_en} / {plain_ko}", gap, speed, memory)


def _cells(score: ModelScore) -> tuple[str, ...]:
    found = score.found
    percents = (*found.margin, *found.cosine, found.gap)
    return (
        str(score.dimension),
        str(found.rows),
        *(f"{each:.2f}" for each in percents),
        f"{score.speed:.0f}",
        f"{score.memory / 1e6:.0f}",
        f"{score.load:.2f}",
    )


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    import sys

    from aligner.report.grid import grid

    return grid(heads, rows, width=terminal_width(), colour=wants_colour(sys.stdout))


def _safe(text: str) -> str:
    from aligner.report import visible

    return visible(text)
