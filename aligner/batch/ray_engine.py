"""A batch on a Ray cluster: units of the input are the items of a Ray Data pipeline, actors keep the model loaded.

Each actor runs the local engine's crew of one worker for its unit and writes the parts itself, so that bytes, time limits of
pages and replaced workers are those of the local engine. What differs: a unit is the least that an actor takes (one huge
container is done by one actor); progress comes a part at a time; ``limit`` and stdin, which need one reader, are refused.
All nodes must see inputs, model and corpus under the same names; the lock keeps out only runs that the file system tells of.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aligner.batch.account import Account
from aligner.batch.crew import WORK, Crew
from aligner.batch.messages import Failed
from aligner.batch.parts import Assembly, finished, is_whole
from aligner.batch.reading import Reader
from aligner.batch.run import Begun, Watch, run_batch
from aligner.batch.settings import Settings
from aligner.corpus.rows import CorpusPage
from aligner.errors import AlignerError
from aligner.inputs import Unit, units
from aligner.inputs.names import STDIN

if TYPE_CHECKING:
    from types import ModuleType

# Two actors of a whole CPU each on two CPUs leave none for Ray's own tasks, and the job waits for ever.
_CPUS: Final = 0.5


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


def run_on_ray(
    inputs: Sequence[str],
    corpus: str | os.PathLike[str],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    watch: Watch | None = None,
    work: str = WORK,
) -> Account:
    """As :func:`~aligner.batch.run.run_batch`, by ``workers`` actors of a Ray cluster (by default one a core of this machine).

    The cluster is that of the environment variable ``RAY_ADDRESS``; without it, one on this machine is started and ended.

    Raises:
        AlignerError: as there; or Ray is missing or ends, or there is a ``limit`` or stdin.
    """
    settings = settings or Settings()
    _refuse_one_reader(inputs, settings)
    ray = _ray()
    return run_batch(
        inputs,
        corpus,
        settings,
        workers=workers,
        watch=watch,
        work=work,
        engine=lambda begun: _on_ray(ray, begun),
    )


def _on_ray(ray: ModuleType, begun: Begun) -> None:
    """Make the missing parts by actors."""
    inputs, corpus, settings, workers, watch, work = begun
    left = list(_left(inputs, corpus, settings))
    if left:
        with _cluster(ray, workers):
            for page in _pages(ray, left, (settings, str(corpus.absolute()), work), workers):
                watch.page(page)


def _refuse_one_reader(inputs: Sequence[str], settings: Settings) -> None:
    """Actors read side by side: none can count for the others, and stdin is only here."""
    if STDIN in inputs or settings.limit is not None:
        raise AlignerError(
            "--limit and stdin need one reader, which --engine ray does not have.",
            fix="Leave out --engine ray, or give files and no --limit.",
        )


def _ray() -> ModuleType:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError:
        raise AlignerError(
            "Ray is not installed.", fix="Install it: pip install 'aligner[ray]'."
        ) from None
    module: ModuleType = ray
    return module


def _left(inputs: Sequence[str], corpus: Path, settings: Settings) -> Iterator[bytes]:
    """The units that are not finished, pickled."""
    known = finished(corpus)
    for unit in units(inputs, settings.reading):
        if not is_whole(known.get(unit.number, {}), settings.shard):
            yield pickle.dumps(unit)


@contextmanager
def _cluster(ray: ModuleType, size: int) -> Iterator[None]:
    """A connection to the cluster that the environment names, or a quiet one here; ended if we began it."""
    if ray.is_initialized():
        yield
        return
    here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": max(size, 2)}
    try:
        _connect(ray, here)
        yield
    except ray.exceptions.RayError as error:
        raise AlignerError(
            f"Ray has ended the work: {error}",
            fix="Mend that and start the same command again: what is finished stays.",
        ) from error
    finally:
        ray.shutdown()


def _connect(ray: ModuleType, here: dict[str, int]) -> None:
    try:
        ray.init(
            include_dashboard=False if here else None,
            log_to_driver=False,
            logging_level="error",
            **here,
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise AlignerError(
            f"Ray cannot be reached or started: {error}",
            fix="Check RAY_ADDRESS; without it, a cluster on this machine is started.",
        ) from error


def _pages(
    ray: ModuleType, left: list[bytes], begun: tuple[Settings, str, str], size: int
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
        compute=ray.data.ActorPoolStrategy(size=min(size, len(left))),
        num_cpus=_CPUS,
    )
    for row in told.iter_rows():
        message = pickle.loads(row["told"])  # noqa: S301 (our own)
        if isinstance(message, Failed):
            raise AlignerError(message.problem, fix=message.fix)
        yield message
