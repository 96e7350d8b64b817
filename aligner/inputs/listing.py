"""Files to units: what one process reads in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.inputs.forms import PLAIN, form_of
from aligner.inputs.records import FILES_OF_A_UNIT, File, Form, Options, Unit
from aligner.inputs.roots import files
from aligner.inputs.walk import Entry


def units(inputs: Sequence[str], options: Options) -> Iterator[Unit]:
    """The units of the inputs, numbered: plain files that follow each other together, a container alone.

    Nothing is opened: what a file's name does not tell comes with the plain ones.
    """
    number, waiting = 0, list[Entry]()
    for entry in files(inputs):
        form = _form(entry, options)
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


def _form(entry: Entry, options: Options) -> Form:
    if not isinstance(entry, File) or entry.korean:
        return "text"
    return told_form(entry, options) or "text"


def told_form(file: File, options: Options) -> Form | None:
    """The form that the user or the file's name tells; None if neither does."""
    return (options.form if file.given else None) or form_of(file.path)
