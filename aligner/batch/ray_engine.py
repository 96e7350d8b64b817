"""A batch on a Ray cluster: units of the input are the items of a Ray Data pipeline, actors keep the model loaded.

Each actor runs the local engine's crew of one worker for its unit and writes the parts itself, so that bytes, time limits of
pages and replaced workers are those of the local engine. Ray Data's own readers and writers are not used: which rows they
put into a file, and how a WARC file is refused, is theirs to decide, and their tasks need CPUs beside the actors: where the
actors have all, such a job waits for ever. Here nothing but actors wants a CPU.

An actor that is lost (a node gone, its process killed) is begun anew, and its unit done again without the parts that it has
written; a unit that loses four actors ends the run with a letter.

What differs from the local engine: a unit is the least that an actor takes (one huge container is done by one actor);
progress comes a part at a time; ``limit`` and stdin, which need one reader, are refused. All nodes must see inputs, model
and corpus under the same names; the lock keeps out only runs that the file system tells of.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aligner.batch.account import Account
from aligner.batch.crew import WORK, Crew
from aligner.batch.messages import Failed
from aligner.batch.parts import Assembly, finished, is_whole
from aligner.batch.ray_cluster import ADDRESS, Share, cluster, ray_module, refuse_silent
from aligner.batch.reading import Reader
from aligner.batch.rows import entry_name
from aligner.batch.run import Begun, Watch, run_batch
from aligner.batch.settings import Settings
from aligner.corpus.rows import CorpusPage
from aligner.errors import AlignerError
from aligner.inputs import Unit, units
from aligner.inputs.names import STDIN

if TYPE_CHECKING:
    from types import ModuleType

# How often a unit is begun. Ray itself would begin it without end.
_TRIES: Final = 4


class UnitWork:
    """In an actor: units in, their parts written, the rows of their pages (pickled) out."""

    def __init__(self, settings: Settings, corpus: str, work: str, folder: str) -> None:
        with suppress(OSError):
            os.chdir(folder)  # names of inputs may be relative to where the command was given
        self._settings, self._corpus = settings, Path(corpus)
        self._known = finished(self._corpus)
        self._crew = Crew(settings, 1, work)
        self._reader = Reader(settings, lambda: self._crew.nursery)

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, list[bytes]]]:
        """A letter instead of rows tells what no further unit would mend."""
        try:
            for unit in batch["unit"]:
                yield from self._unit(pickle.loads(unit))  # noqa: S301 (our own)
        except AlignerError as error:
            yield {"told": [pickle.dumps(Failed(error.problem, error.fix))]}
        except OSError as error:
            failed = Failed(
                f"{self._corpus} cannot be written: {error.strerror or error}.",
                "Mend that and start the same command again: what is finished stays.",
            )
            yield {"told": [pickle.dumps(failed)]}

    def _unit(self, unit: Unit) -> Iterator[dict[str, list[bytes]]]:
        # Where all nodes see it; what a killed run leaves of such names is removed at the next start.
        tries = self._corpus / f".unit-{unit.number:06}.part"
        with tries.open("ab") as begun:
            begun.write(b".")
        if tries.stat().st_size > _TRIES:
            raise _lost(unit)
        yield from self._parts(unit)
        tries.unlink(missing_ok=True)

    def _parts(self, unit: Unit) -> Iterator[dict[str, list[bytes]]]:
        pages: list[bytes] = []
        assembly = Assembly(
            self._corpus,
            self._settings,
            lambda page: pages.append(pickle.dumps(page)),
            self._reader.entries,
        )
        for result in self._crew.results(assembly.jobs([unit], self._known)):
            assembly.add(result)
            if len(pages) >= self._settings.shard:
                yield {"told": pages.copy()}
                pages.clear()
        yield {"told": pages}


def _lost(unit: Unit) -> AlignerError:
    names = [entry_name(each) for each in unit.entries]
    through = f" to {names[-1]}" if len(names) > 1 else ""
    return AlignerError(
        f"The actors that worked on {names[0]}{through} were lost {_TRIES} times, for want of memory or by nodes that went away.",
        fix="Start the same command again (with fewer --workers, if memory is short), or without --engine ray.",
    )


def run_on_ray(
    inputs: Sequence[str],
    corpus: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    watch: Watch | None = None,
    work: str = WORK,
    share: Share | None = None,
) -> Account:
    """As :func:`~aligner.batch.run.run_batch`, by ``workers`` actors of a Ray cluster (by default one a core of this machine).

    The cluster is that of the environment variable ``RAY_ADDRESS``; without it, one on this machine is started and ended.
    One that has room for fewer actors has fewer. ``share`` is what an actor has to itself (None: a CPU).

    Raises:
        AlignerError: as there; or Ray is missing, does not answer, is too small or ends, or there is a ``limit`` or stdin.
    """
    settings, share = settings or Settings(), share or Share()
    _refuse_one_reader(inputs, settings)
    ray = ray_module()
    if not ray.is_initialized():
        refuse_silent(os.environ.get(ADDRESS, ""))
    return run_batch(
        inputs,
        corpus,
        settings,
        workers=workers,
        watch=watch,
        work=work,
        engine=lambda begun: _on_ray(ray, begun, share),
    )


def _on_ray(ray: ModuleType, begun: Begun, share: Share) -> None:
    """Make the missing parts by actors."""
    inputs, corpus, settings, workers, watch, work = begun
    left = list(_left(inputs, corpus, settings))
    if left:
        size, begun_with = min(workers, len(left)), (settings, str(corpus.absolute()), work)
        with cluster(ray, size, share):
            for page in _pages(ray, left, begun_with, size, share):
                watch.page(page)


def _refuse_one_reader(inputs: Sequence[str], settings: Settings) -> None:
    """Actors read side by side: none can count for the others, and stdin is only here."""
    if STDIN in inputs or settings.limit is not None:
        raise AlignerError(
            "--limit and stdin need one reader, which --engine ray does not have.",
            fix="Leave out --engine ray, or give files and no --limit.",
        )


def _left(inputs: Sequence[str], corpus: Path, settings: Settings) -> Iterator[bytes]:
    """The units that are not finished, pickled."""
    known = finished(corpus)
    for unit in units(inputs, settings.reading):
        if not is_whole(known.get(unit.number, {}), settings.shard):
            yield pickle.dumps(unit)


def _pages(
    ray: ModuleType, left: list[bytes], begun: tuple[Settings, str, str], size: int, share: Share
) -> Iterator[CorpusPage]:
    """The rows of all pages of the units, as parts get done."""
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    for name in ("ray", "ray.data"):  # its plans and advice are not ours to tell
        logging.getLogger(name).setLevel(logging.ERROR)
    rows = ray.data.from_items([{"unit": unit} for unit in left], override_num_blocks=len(left))
    told = rows.map_batches(
        UnitWork,
        fn_constructor_args=(*begun, str(Path.cwd())),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(size=size),
        num_cpus=share.cpus,
        num_gpus=share.gpus,
    )
    for row in told.iter_rows():
        message = pickle.loads(row["told"])  # noqa: S301 (our own)
        if isinstance(message, Failed):
            raise AlignerError(message.problem, fix=message.fix)
        yield message
