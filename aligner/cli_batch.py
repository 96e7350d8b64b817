"""The command ``batch``: many inputs into a corpus folder."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from aligner.console import INTERRUPTED, SOME_FAILED, mishaps_told, opened, say
from aligner.options import Agreed, MinScore, Model, Quiet
from aligner.options_batch import (
    ActorCpus,
    ActorGpus,
    Checks,
    DateColumn,
    DryRun,
    EnColumn,
    Engine,
    EngineOption,
    FormOfInputs,
    HtmlColumn,
    IdColumn,
    Inputs,
    KoColumn,
    Limit,
    NewCorpus,
    Outside,
    PageSeconds,
    PageSentences,
    Shard,
    TextColumn,
    Workers,
)

if TYPE_CHECKING:
    from types import FrameType

    from aligner.batch import Account, Settings, Watch


# Of pages that failed, so many are told on the screen.
_SHOWN_FAILURES = 3


def batch(
    inputs: Inputs,
    corpus: NewCorpus,
    workers: Workers = None,
    min_score: MinScore = None,
    model: Model = None,
    checks: Checks = True,
    glossary: Agreed = None,
    limit: Limit = None,
    dry_run: DryRun = False,
    text_column: TextColumn = "",
    html_column: HtmlColumn = "",
    en_column: EnColumn = "",
    ko_column: KoColumn = "",
    id_column: IdColumn = "",
    date_column: DateColumn = "",
    form: FormOfInputs = None,
    outside: Outside = False,
    shard: Shard = 256,
    page_seconds: PageSeconds = 60,
    page_sentences: PageSentences = 10_000,
    engine: EngineOption = Engine.local,
    actor_cpus: ActorCpus = 1.0,
    actor_gpus: ActorGpus = 0.0,
    quiet: Quiet = False,
) -> None:
    """Align all pages of the inputs into a corpus folder.

    Documents are called by their paths from the working directory; if an input leads out of it (/data/news, ../news), by
    those from the deepest folder that holds all inputs, so that a corpus does not tell where they lay.

    Ended in whatever way and started again with the same words, it goes on where it was. Exit codes: 0
    done; 2 wrong usage, or the folder cannot be written; 3 some pages could not be read or took too much (they
    are in CORPUS/errors.jsonl, the rest is done); 130 interrupted.
    """
    with mishaps_told(), _ended_by_signals():
        from aligner.batch import Settings
        from aligner.inputs import Options
        from aligner.pipeline import DEFAULT_MIN_SCORE

        settings = Settings(
            model=model,
            min_score=DEFAULT_MIN_SCORE if min_score is None else min_score,
            checks=checks,
            glossary=str(glossary) if glossary else None,
            shard=shard,
            limit=limit,
            page_seconds=page_seconds,
            page_sentences=page_sentences,
            reading=Options(
                text_column=text_column,
                html_column=html_column,
                en_column=en_column,
                ko_column=ko_column,
                id_column=id_column,
                date_column=date_column,
                form=form.value if form else None,
                outside=outside,
            ),
        )
        if dry_run:
            _estimate(inputs, settings, workers)
        else:
            how = _engine(engine, actor_cpus, actor_gpus)
            _run(inputs, corpus, settings, workers, how, quiet=quiet)


def _engine(engine: Engine, cpus: float, gpus: float) -> Callable[..., Account]:
    """What runs a batch."""
    from aligner.batch import run_batch
    from aligner.batch.ray_cluster import Share
    from aligner.batch.ray_engine import run_on_ray

    return partial(run_on_ray, share=Share(cpus, gpus)) if engine is Engine.ray else run_batch


def _run(
    inputs: list[str],
    corpus: Path,
    settings: Settings,
    workers: int | None,
    run: Callable[..., Account],
    *,
    quiet: bool,
) -> None:
    from aligner.batch.texts import span_of_time

    start = time.monotonic()
    try:
        with _watch(quiet=quiet) as watch:
            account = run(inputs, corpus, settings, workers=workers, watch=watch)
    except KeyboardInterrupt:
        say("interrupted; what is finished stays, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        say(f"{account.line()}; {span_of_time(time.monotonic() - start)}")
        if account.failed:
            _tell_failures(corpus / "errors.jsonl")
    if account.failed:
        raise typer.Exit(SOME_FAILED)


def _tell_failures(errors: Path) -> None:
    """Where it is told what failed, and the first of it: mostly that is enough."""
    with errors.open(encoding="utf-8") as lines:
        for line in islice(lines, _SHOWN_FAILURES):
            letter = json.loads(line)
            say(f"{letter['problem']}\n  {letter['fix']}")
    say(f"what failed, and why, is in {errors}")


def _estimate(inputs: list[str], settings: Settings, workers: int | None) -> None:
    from aligner.batch.estimate import estimate
    from aligner.batch.run import cores

    with opened("-") as out:
        for line in estimate(inputs, settings, workers or cores()).lines():
            out.write(f"{line}\n")


@contextmanager
def _watch(*, quiet: bool) -> Iterator[Watch | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from aligner.batch.progress import bar

    with bar(sys.stderr) as shown:
        yield shown


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Make a polite request to end (``kill``, a closed terminal) what Ctrl-C is."""

    def interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # Under nohup a closed terminal means nothing.
    heard = [each for each in asked if signal.getsignal(each) is not signal.SIG_IGN]
    before = {each: signal.signal(each, interrupt) for each in heard}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
