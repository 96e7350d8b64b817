"""Files to units: what one process reads in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from aligner.inputs.forms import PLAIN, form_of
from aligner.inputs.records import BYTES_OF_A_UNIT, FILES_OF_A_UNIT, File, Form, Options, Unit
from aligner.inputs.roots import files
from aligner.inputs.walk import Entry


def units(inputs: Sequence[str], options: Options) -> Iterator[Unit]:
    """The units of the inputs, numbered: files that follow each other together, a large container alone.

    Nothing is opened: what a file's name does not tell comes with the plain ones.
    """
    number, waiting, size = 0, list[Entry](), 0
    for entry in files(inputs):
        more = _weight(entry, options)
        if waiting and (len(waiting) == FILES_OF_A_UNIT or size + more > BYTES_OF_A_UNIT):
            yield Unit(number, tuple(waiting))
            number, waiting, size = number + 1, [], 0
        waiting.append(entry)
        size += more
    if waiting:
        yield Unit(number, tuple(waiting))


def _weight(entry: Entry, options: Options) -> int:
    """What a file adds to its unit: plain ones count as such, containers by their bytes."""
    if not isinstance(entry, File) or not is_container(entry, options):
        return 0
    return max(file_size(entry.path), 0)


def is_container(entry: Entry, options: Options) -> bool:
    """Whether a file may hold many documents, as far as its name or the user tells."""
    if not isinstance(entry, File) or entry.korean:
        return False
    return told_form(entry, options) not in {*PLAIN, None}


def told_form(file: File, options: Options) -> Form | None:
    """The form that the user or the file's name tells; None if neither does."""
    return (options.form if file.given else None) or form_of(file.path)


def file_size(path: str) -> int:
    """Bytes of a file; -1 if it is gone."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 (a name that is no UTF-8 stays as it is)
    except OSError:
        return -1
