"""A batch from its inputs to its corpus, step by step."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol

from aligner.batch.account import Account, write_account
from aligner.batch.crew import WORK, Crew
from aligner.batch.parts import Assembly, finished
from aligner.batch.reading import Reader
from aligner.batch.settings import Settings
from aligner.batch.signature import manifest
from aligner.corpus.lock import locked
from aligner.corpus.manifest import MANIFEST, Manifest, enter
from aligner.corpus.repeats.write import write_repeats
from aligner.corpus.rows import CorpusPage
from aligner.errors import AlignerError
from aligner.inputs import units
from aligner.inputs.names import STDIN


class Watch(Protocol):
    """Whoever wants to know how far a batch is."""

    def begin(self, total: int | None, finished: int, /) -> None:
        """There are so many documents (None: nobody knows), of which so many lie in finished parts."""
        ...

    def page(self, page: CorpusPage, /) -> None:
        """A further document is done."""
        ...

    def closing(self) -> None:
        """All documents are done; what remains is to count them and to find repeats."""
        ...


class Begun(NamedTuple):
    """A batch whose folder is entered and locked: what an engine needs to make the parts that are missing.

    ``workers`` are processes, ``work`` is what they do, as ``module:name``.
    """

    inputs: Sequence[str]
    corpus: Path
    settings: Settings
    workers: int
    watch: Watch
    work: str


class Unwatched:
    """Nobody wants to know."""

    def begin(self, total: int | None, finished: int, /) -> None:
        """As :class:`Watch`."""

    def page(self, page: CorpusPage, /) -> None:
        """As :class:`Watch`."""

    def closing(self) -> None:
        """As :class:`Watch`."""


def run_batch(
    inputs: Sequence[str],
    corpus: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    watch: Watch | None = None,
    work: str = WORK,
    engine: Callable[[Begun], None] | None = None,
) -> Account:
    """Align all pages of ``inputs`` into the folder ``corpus``, and return what became of them.

    Started again after it was ended at whatever instant, by whatever, it does what is missing: the folder is, byte
    for byte, that of an undisturbed run. Neither the order of the inputs nor the number of ``workers`` (processes, by default
    one a core) decides anything in it.

    Args:
        inputs: files, folders and patterns, as :func:`aligner.inputs.units` takes them.
        corpus: a new or empty folder, or a corpus begun with the same inputs and settings.
        settings: what decides the result; None for the defaults.
        workers: how many processes work at a time.
        watch: is told how far the batch is.
        work: what the worker processes do, as ``module:name``; for tests.
        engine: makes the parts that are missing; None for processes of this machine.

    Raises:
        AlignerError: the model cannot be read, the folder is something else or was begun with other settings,
            another run is in it, or it cannot be written (what is finished stays). An input that is missing
            is no error: it is told in ``errors.jsonl``.
    """
    settings, watch, folder = settings or Settings(), watch or Unwatched(), Path(corpus)
    _refuse_file(folder)
    _refuse_inside(folder, inputs)
    _refuse_stdin_again(folder, inputs)
    wanted = manifest(inputs, units(inputs, settings.reading), settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            enter(folder, wanted)
            watch.begin(_documents(wanted, settings), _done(folder))
            begun = Begun(inputs, folder, settings, workers or cores(), watch, work)
            (engine or on_this_machine)(begun)
            watch.closing()
            write_repeats(folder)
            return write_account(folder)
    except OSError as error:
        raise AlignerError(
            f"{folder} cannot be written: {error.strerror or error}.",
            fix="Mend that and start the same command again: what is finished stays, the rest is done then.",
        ) from error


def on_this_machine(begun: Begun) -> None:
    """Make the missing parts by processes of this machine."""
    inputs, corpus, settings, workers, watch, work = begun
    with closing(Crew(settings, workers, work)) as crew:
        reader = Reader(settings, lambda: crew.nursery)
        assembly = Assembly(corpus, settings, watch.page, reader.entries)
        for result in crew.results(assembly.jobs(units(inputs, settings.reading))):
            assembly.add(result)


def _documents(wanted: Manifest, settings: Settings) -> int | None:
    """How many documents the inputs have; nobody knows how many are in tables and archives."""
    if wanted["inputs"]["containers"]:
        return None
    files: int = wanted["inputs"]["files"]
    return files if settings.limit is None else min(files, settings.limit)


def _done(corpus: Path) -> int:
    return sum(sum(chunks.values()) for chunks in finished(corpus).values())


def _refuse_file(corpus: Path) -> None:
    if corpus.exists() and not corpus.is_dir():
        raise AlignerError(f"{corpus} is a file, not a folder.", fix="Name a new folder.")


def _refuse_inside(corpus: Path, inputs: Sequence[str]) -> None:
    """A corpus that lies in a folder of its own inputs would be its own input at the next start."""
    for given in inputs:
        if Path(given).is_dir() and corpus.resolve().is_relative_to(Path(given).resolve()):
            raise AlignerError(
                f"The corpus {corpus} lies inside the input {given}.",
                fix="Name a corpus folder beside it.",
            )


def _refuse_stdin_again(corpus: Path, inputs: Sequence[str]) -> None:
    """What came on stdin is gone: nobody can say whether it is the same the next time."""
    if STDIN in inputs and (corpus / MANIFEST).exists():
        raise AlignerError(
            f"The corpus {corpus} was begun before, and stdin cannot be read a second time to go on with it.",
            fix="Name a new folder; or give what comes on stdin as a file, which a run can go on with.",
        )


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
