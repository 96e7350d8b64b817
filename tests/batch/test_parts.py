"""Inputs are cut into parts and packets by themselves alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.batch import Settings, opened
from aligner.batch.crew import Job, Result
from aligner.batch.messages import Rows
from aligner.batch.parts import Assembly
from aligner.batch.settings import PACKET_CHARACTERS, PACKET_PAGES
from aligner.corpus.folder import read_pages
from aligner.corpus.rows import CorpusPage
from aligner.errors import InputError
from aligner.inputs import File, Found, Options, Refused, Skipped, Unit

Entry = Found | Refused | Skipped
UNITS = [Unit(0, ()), Unit(1, ())]


def found(name: str, characters: int = 1) -> Found:
    return Found(name, "a.jsonl", texts=("x" * characters,))


def refused(name: str) -> Refused:
    return Refused(name, "a.jsonl", "no text", "There is no text.", "Give one.")


def skipped(name: str, count: int = 1) -> Skipped:
    return Skipped(name, "a.jsonl", "picture", count)


def assembly(corpus: Path, units: list[list[Entry]], settings: Settings) -> Assembly:
    return Assembly(corpus, settings, lambda _: None, lambda unit: units[unit.number])


def finish(made: Assembly, job: Job) -> None:
    for place, document in zip(job.places, job.founds, strict=True):
        made.add(Result(job.part, place, Rows(CorpusPage(document.doc, "", "done"), b"")))


def run(made: Assembly) -> list[tuple[str, list[str]]]:
    """All jobs, done from the last to the first: part, names of documents."""
    jobs = list(made.jobs(UNITS))
    for job in reversed(jobs):
        finish(made, job)
    return [(job.part, [document.doc for document in job.founds]) for job in jobs]


def test_packets_and_parts(tmp_path: Path) -> None:
    """A part holds a shard of a unit's entries in their order; what is refused or skipped has its place."""
    first: list[Entry] = [found("a"), refused("b"), found("c"), skipped("d"), found("e")]
    made = assembly(tmp_path, [first, [found("f")]], Settings(shard=3))
    assert run(made) == [
        ("000000-0000", ["a", "c"]),
        ("000000-0001", ["e"]),
        ("000001-0000", ["f"]),
    ]
    pages = list(read_pages(tmp_path))
    assert [page.doc for page in pages] == list("abcdef")
    assert [page.status[0] for page in pages] == list("drdsdd")
    assert pages[3].left_out == (("picture", 1),)


def test_a_packet_is_of_so_many_pages_or_characters(tmp_path: Path) -> None:
    """Long documents make packets of fewer."""
    long: list[Entry] = [found(f"{n}", PACKET_CHARACTERS // 2) for n in range(4)]
    short: list[Entry] = [found(f"{n}") for n in range(PACKET_PAGES + 1)]
    made = assembly(tmp_path, [long, short], Settings())
    assert [len(names) for _, names in run(made)] == [2, 2, PACKET_PAGES, 1]


def test_finished_parts_are_passed_over(tmp_path: Path) -> None:
    """Only what lies in no finished part is done."""
    entries: list[list[Entry]] = [[found(c) for c in "abcde"], [found(c) for c in "xy"]]
    made = assembly(tmp_path, entries, Settings(shard=2))
    for job in made.jobs(UNITS):
        if job.part in {"000000-0001", "000001-0000"}:
            finish(made, job)
    again = assembly(tmp_path, entries, Settings(shard=2))
    assert run(again) == [("000000-0000", ["a", "b"]), ("000000-0002", ["e"])]


@pytest.mark.parametrize("limit", range(1, 7))
def test_a_limit_counts_documents(tmp_path: Path, limit: int) -> None:
    """So many documents are taken, those refused among them, and not what was skipped; a second start takes no more."""
    entries: list[list[Entry]] = [
        [skipped("s", 9), found("a"), refused("b"), skipped("t"), found("c")],
        [found("d"), found("e"), found("f")],
    ]
    for _ in range(2):
        run(assembly(tmp_path, entries, Settings(shard=2, limit=limit)))
        taken = [page.doc for page in read_pages(tmp_path) if page.status != "skipped"]
        assert "".join(taken) == "abcdef"[:limit]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (InputError("It is damaged.", fix="Mend it."), "cannot be read"),
        (KeyError("x"), "internal error"),
    ],
)
def test_an_input_that_breaks_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, reason: str
) -> None:
    """What was read before stays; that there may be more is told in its place; other files go on."""

    def documents(unit: Unit, _: Options) -> Iterator[Entry]:
        (file,) = unit.entries
        assert isinstance(file, File)
        yield found(f"{file.name}#1")
        if file.name == "a":
            raise error

    monkeypatch.setattr(opened, "documents", documents)
    made = Assembly(tmp_path, Settings(), lambda _: None)
    units = [Unit(0, (File("a", "a"), File("b", "b"))), Unit(1, (File("c", "c"),))]
    for job in list(made.jobs(units)):
        finish(made, job)
    told = [(page.doc, page.reason) for page in read_pages(tmp_path)]
    assert told == [("a#1", ""), ("a#rest", reason), ("b#1", ""), ("c#1", "")]
