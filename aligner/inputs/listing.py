"""Files to units, and a unit to its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.inputs.forms import form_of
from aligner.inputs.records import (
    FILES_OF_A_UNIT,
    File,
    Form,
    Found,
    Options,
    Refused,
    Skipped,
    Unit,
)
from aligner.inputs.walk import files

PLAIN: tuple[Form, ...] = ("text", "html")


def units(inputs: Sequence[str], options: Options) -> Iterator[Unit]:  # noqa: ARG001
    """The units of the inputs, numbered: plain files that follow each other together, a container alone."""
    number, waiting = 0, list[File | Refused | Skipped]()
    for entry in files(inputs):
        form = form_of(entry.path) if isinstance(entry, File) else "text"
        if form in PLAIN:
            waiting.append(entry)
        if waiting and (form not in PLAIN or len(waiting) == FILES_OF_A_UNIT):
            yield Unit(number, "text", tuple(waiting))
            number, waiting = number + 1, []
        if form not in PLAIN:
            yield Unit(number, form, (entry,))
            number += 1
    if waiting:
        yield Unit(number, "text", tuple(waiting))


def documents(unit: Unit, options: Options) -> Iterator[Found | Refused | Skipped]:  # noqa: ARG001
    """The documents of a unit, in order."""
    for entry in unit.entries:
        if isinstance(entry, Refused | Skipped):
            yield entry
        else:
            yield Found(entry.name, entry.name, form_of(entry.path), paths=(entry.path,))
