"""The command ``models``: the encoders on this machine, their cards, whether they are whole, how good they are."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli_score import score
from aligner.console import FINDINGS, mishaps_told, opened, say, shown_grid
from aligner.report import visible
from aligner.report.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from aligner.shelf import Installed

_ABOUT = """List, show, verify and score encoders.

Without a command: the list.
"""

models = typer.Typer(help=_ABOUT, rich_markup_mode=None)


class Listing(StrEnum):
    """What ``models list --format`` takes."""

    table = "table"
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
        out.write(shown_grid(heads, rows))


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
                out.write(f"{visible(each.problem)}\n  {visible(each.fix)}\n")
    say(
        f"{folder}: {len(found)} {'problem' if len(found) == 1 else 'problems'}"
        if found
        else f"{folder} is whole"
    )
    if found:
        raise typer.Exit(FINDINGS)


models.command()(score)
