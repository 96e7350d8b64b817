"""Worker processes that are watched: one that ends at a document is replaced, and the others' documents go on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing.connection import wait
from typing import NamedTuple

from aligner.batch.messages import At, Failed, Ready, Rows
from aligner.batch.nursery import Nursery, Worker
from aligner.batch.packet import TOGETHER
from aligner.batch.rows import PageRows, killed, too_long
from aligner.batch.settings import Settings
from aligner.batch.texts import name_of_exit
from aligner.batch.worker import TOO_LONG
from aligner.errors import AlignerError
from aligner.inputs import Found

WORK = "aligner.batch.packet:Alignment"

# A worker is replaced after so many jobs, some thousand pages: what a long page or a library has made it keep
# is given back. A fork costs less than a page.
_JOBS = 64
# Workers in a row that ended before they were ready: then there is something wrong that no further one would mend.
_MOST_STILLBORN = 3


class Job(NamedTuple):
    """Documents for one worker, with their places in the part of the corpus that they belong to.

    ``last_try`` says that the one document has ended a worker before.
    """

    part: str
    places: tuple[int, ...]
    founds: tuple[Found, ...]
    last_try: bool = False

    def of(self, positions: Sequence[int], *, last_try: bool = False) -> Job:
        """The same of some of the documents."""
        places = tuple(self.places[at] for at in positions)
        return Job(self.part, places, tuple(self.founds[at] for at in positions), last_try)


class Result(NamedTuple):
    """The rows of the document at a place of a part."""

    part: str
    place: int
    rows: Rows


@dataclass(slots=True, eq=False)
class _Member:
    """A worker process, its jobs so far, the one it has, how many of its documents are done, which one it is at."""

    worker: Worker
    ready: bool = False
    jobs: int = 0
    job: Job | None = None
    done: int = 0
    at: int = 0


@dataclass
class Crew:
    """At most ``size`` worker processes. To be closed, after which none of them is left."""

    settings: Settings
    size: int
    work: str = WORK
    _members: list[_Member] = field(default_factory=list)
    _waiting: deque[Job] = field(default_factory=deque)
    _stillborn: int = 0

    @cached_property
    def nursery(self) -> Nursery:
        """Where processes come from. Started when there is something to do."""
        return Nursery(self.settings, self.work)

    def results(self, jobs: Iterator[Job]) -> Iterator[Result]:
        """The rows of all documents of all jobs, as they get done. Jobs are drawn when there is a worker for them.

        Raises:
            AlignerError: no worker can be started.
        """
        while self._hand_out(jobs) or any(member.job for member in self._members):
            for pipe in wait([member.worker.pipe for member in self._members]):
                member = next(m for m in self._members if m.worker.pipe is pipe)
                yield from self._heard(member)

    def close(self) -> None:
        """End all workers, whatever they are at."""
        if "nursery" in self.__dict__:
            self.nursery.close()
            del self.nursery

    def _hand_out(self, jobs: Iterator[Job]) -> bool:
        """Give each idle worker a job and start further workers; whether any job waits for one that starts."""
        idle = [member for member in self._members if member.ready and not member.job]
        starting = sum(not member.ready for member in self._members)
        # One job more than can be had at once: a worker need not wait until the next documents are read.
        while len(self._waiting) <= len(idle) + starting and (job := next(jobs, None)):
            self._waiting.append(job)
        for member in idle:
            if self._waiting:
                self._give(member, self._waiting.popleft())
        while len(self._members) < self.size and starting < len(self._waiting):
            self._members.append(_Member(self.nursery.fork()))
            starting += 1
        return bool(self._waiting)

    def _give(self, member: _Member, job: Job) -> None:
        member.job, member.done, member.at = job, 0, 0
        member.jobs += 1
        with suppress(OSError):  # it has ended: we hear of that at the other end of the pipe
            member.worker.pipe.send(job.founds)

    def _heard(self, member: _Member) -> Iterator[Result]:
        """What follows from a worker's next message, or from its end."""
        try:
            message = member.worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._ended(member)
            return
        match message:
            case Ready():
                member.ready, self._stillborn = True, 0
            case Failed(problem, fix):
                raise AlignerError(problem, fix=fix)
            case At(place):
                member.at = place
            case Rows():
                yield self._one_done(member, message)

    def _one_done(self, member: _Member, rows: Rows) -> Result:
        job = member.job
        assert job is not None, "rows come of a job"  # noqa: S101
        result = Result(job.part, job.places[member.done], rows)
        member.done += 1
        if member.done == len(job.founds):
            member.job = None
            if member.jobs == _JOBS:
                self._members.remove(member)
                self.nursery.end(member.worker, 0)
        return result

    def _ended(self, member: _Member) -> Iterator[Result]:
        """Replace a worker that has ended; tell what it was at, and have its other documents done."""
        self._members.remove(member)
        code = self.nursery.end(member.worker)
        if not member.ready:
            self._stillborn += 1
            if self._stillborn >= _MOST_STILLBORN:
                raise AlignerError(
                    f"No worker can be started: the process ends at once ({name_of_exit(code)}).",
                    fix="Try `aligner align` on one page: it tells what is missing.",
                )
        if member.job:
            yield from self._divided(member.job, member.done, member.at, code)

    def _divided(self, job: Job, done: int, at: int, code: int) -> Iterator[Result]:
        """What becomes of the documents that a worker leaves behind."""
        left = range(done, len(job.founds))
        if at == TOGETHER and len(left) > 1:
            self._waiting.extendleft(job.of([each]) for each in reversed(left))
            return
        culprit = max(at, done)
        if -code in TOO_LONG:
            yield _given_up(job, culprit, too_long(job.founds[culprit], self.settings.page_seconds))
        elif job.last_try:
            yield _given_up(job, culprit, killed(job.founds[culprit], name_of_exit(code)))
        else:
            self._waiting.append(job.of([culprit], last_try=True))
        others = [each for each in left if each != culprit]
        if others:
            self._waiting.appendleft(job.of(others))


def _given_up(job: Job, at: int, rows: PageRows) -> Result:
    return Result(job.part, job.places[at], Rows.of(rows))
