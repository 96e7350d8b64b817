"""Files that must be opened are read by a process of their own: what ends it costs the rest of one file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa  # noqa: TID253
import pyarrow.parquet as pq  # noqa: TID253
import pytest

from aligner.batch import Settings, run_batch
from aligner.batch.opened import entries
from aligner.corpus.folder import parts, read_pages, read_pairs
from aligner.inputs import File, Skipped, Unit

ROOT = Path(__file__).resolve().parents[2]
READERS = "tests.batch.hostile:HostileReaders"


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def records(path: Path, *texts: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf8")
    return path


def told(corpus: Path) -> dict[str, str]:
    """The reason of each document that was not done, empty for those that were."""
    return {page.doc.rpartition("/")[2]: page.reason for page in read_pages(corpus)}


def test_a_reader_that_ends_costs_the_rest_of_its_file(tmp_path: Path) -> None:
    """One that crashes each time, hangs in C code or waits for ever is told of once; one that crashes once is not."""
    folder = tmp_path / "in"
    records(folder / "a.jsonl", "one", "die", "never")
    records(folder / "b.jsonl", "hang")
    records(folder / "c.jsonl", "two", f"die once {tmp_path}/mark", "three")
    records(folder / "d", "four", "wait", "never")  # known by its first bytes
    records(folder / "e.jsonl", "five")
    account = run_batch(
        [str(folder)], tmp_path / "out", Settings(page_seconds=0.5), workers=1, work=READERS
    )
    assert told(tmp_path / "out") == {
        "a.jsonl#0": "",
        "a.jsonl#rest": "reader ended",
        "b.jsonl": "too long",
        "c.jsonl#0": "",
        "c.jsonl#1": "",
        "c.jsonl#2": "",
        "d#0": "",
        "d#rest": "too long",
        "e.jsonl#0": "",
    }
    assert account.statuses == {"done": 6, "refused": 3}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_what_swells_costs_itself(tmp_path: Path) -> None:
    """A few kilobytes of Parquet that unpack to 144 MB at once; the process that reads is not ended by it."""
    folder = tmp_path / "in"
    records(folder / "a.jsonl", "one")
    bomb = pa.table({"text": ["ferry " * 8_000_000] * 3})
    pq.write_table(bomb, folder / "b.parquet", use_dictionary=False, data_page_size=1 << 30)
    records(folder / "c.jsonl", "two", "three")
    run_batch([str(folder)], tmp_path / "out", workers=1, work="tests.batch.hostile:SmallReaders")
    assert (folder / "b.parquet").stat().st_size < 10_000_000
    assert told(tmp_path / "out") == {
        "a.jsonl#0": "",
        "b.parquet#row group 0": "too much memory",
        "c.jsonl#0": "",
        "c.jsonl#1": "",
    }
    (error,) = (tmp_path / "out" / "errors.jsonl").read_text().splitlines()
    assert json.loads(error)["problem"].endswith("than a reader may take.")


def test_a_limit_in_the_middle_of_a_file(tmp_path: Path) -> None:
    """What the reader has ready beyond it is not taken, and nothing is waited for."""
    path = records(tmp_path / "in" / "a.jsonl", *["x" * 9_000] * 100)
    settings = Settings(limit=3)
    account = run_batch([str(path)], tmp_path / "out", settings, workers=1, work=READERS)
    assert account.statuses == {"done": 3}


def test_small_containers_share_parts(tmp_path: Path) -> None:
    """Parts are cut by documents across files, alike for any number of workers, and gone on with in the middle of a file."""
    for number in range(9):
        records(tmp_path / "in" / f"{number}.jsonl", *(f"{number}{each}" for each in "abc"))
    settings = Settings(shard=4)
    for workers in (1, 3):
        corpus = tmp_path / str(workers)
        run_batch([str(tmp_path / "in")], corpus, settings, workers=workers, work=READERS)
    whole = {path: path.read_bytes() for path in (tmp_path / "1").rglob("part-*")}
    assert [path.name for path in parts(tmp_path / "1")] == [
        f"part-000000-{chunk:04}.parquet" for chunk in range(7)
    ]
    assert [pair.en for pair in read_pairs(tmp_path / "1")] == [
        f"{number}{each}" for number in range(9) for each in "abc"
    ]
    assert whole == {
        tmp_path / "1" / path.relative_to(tmp_path / "3"): path.read_bytes()
        for path in (tmp_path / "3").rglob("part-*")
    }
    for chunk in (1, 6):
        (tmp_path / "1" / "pages" / f"part-000000-{chunk:04}.parquet").unlink()
    run_batch([str(tmp_path / "in")], tmp_path / "1", settings, workers=2, work=READERS)
    assert whole == {path: path.read_bytes() for path in whole}


def test_a_file_without_documents_leaves_a_trace(tmp_path: Path) -> None:
    """An empty part of a table, or of a crawl, is passed over and counted."""
    for name in ("a.jsonl", "b.warc"):
        (tmp_path / name).touch()
    unit = Unit(0, tuple(File(str(tmp_path / name), name) for name in ("a.jsonl", "b.warc")))
    reason = "no document in it"
    assert list(entries(unit, Settings())) == [
        Skipped("a.jsonl", "a.jsonl", reason),
        Skipped("b.warc", "b.warc", reason),
    ]
