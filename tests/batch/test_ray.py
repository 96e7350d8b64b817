"""The engine on Ray gives what the local one gives, and ends in time with a letter where it cannot."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from aligner.batch import ray_cluster, ray_engine, run_batch
from aligner.batch.ray_cluster import refuse_silent
from aligner.batch.settings import Settings
from aligner.corpus.folder import read_pages
from aligner.corpus.rows import CorpusPage
from aligner.errors import AlignerError
from aligner.inputs import File, Unit

ROOT = Path(__file__).resolve().parents[2]
READING = "tests.batch.hostile:HostileToActors"
# Seconds after which a run counts as one that waits for ever. Ray starts in 10 on a quiet machine, in 50 on a busy one.
WAITING = 400

with_ray = pytest.mark.skipif(not find_spec("ray"), reason="needs Ray: pip install 'aligner[ray]'")

# In a process of its own, under a time limit: python -c RUN INPUT CORPUS
RUN = f"""
import sys
from aligner.batch import ray_engine
from aligner.cli import main
ray_engine.run_on_ray.__kwdefaults__["work"] = {READING!r}
sys.argv[1:1] = ["batch", "--engine", "ray", "--workers", "2", "--shard", "4"]
main()
"""


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("RAY_ADDRESS", raising=False)


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def records(path: Path, *texts: str) -> Path:
    """A container, padded so that it is a unit of its own."""
    lines = [{"text": text, "pad": ""} for text in texts]
    lines[-1]["pad"] = " " * 9_000_000
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf8")
    return path


def started(inputs: Path, corpus: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(inputs), "-o", str(corpus)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )


def told(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and stderr of a run; one that waits for ever fails by the time limit."""
    with run:
        try:
            out, error = run.communicate(timeout=WAITING)
        finally:
            run.kill()
    assert out == ""
    return run.returncode, error


@with_ray
@pytest.mark.slow
def test_the_same_bytes_as_the_local_engine(tmp_path: Path) -> None:
    """Two units on two actors, with a record that kills its reader and one that kills its actor, once; a second run changes nothing."""
    folder = tmp_path / "in"
    records(folder / "a.jsonl", "one", "two", "three", "four", f"lose once {tmp_path}/mark", "five")
    records(folder / "b.jsonl", "six", "die", "seven")
    assert told(started(folder, tmp_path / "ray"))[0] == 3
    assert (tmp_path / "mark").exists()
    run_batch([str(folder)], tmp_path / "local", Settings(shard=4), workers=1, work=READING)
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")
    assert [page.status for page in read_pages(tmp_path / "ray")] == [*["done"] * 7, "refused"]
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "ray").rglob("part-*")}
    code, error = told(started(folder, tmp_path / "ray"))
    assert (code, error.splitlines()[0].rpartition("; ")[0]) == (
        3,
        "aligner: 8 pages, 7 pairs; 1 could not be read",
    )
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_unit_that_loses_its_actor_each_time(tmp_path: Path) -> None:
    """It is begun a few times, then named; whoever watches the actor's end is told instead of rows."""
    unit = Unit(7, (File(str(records(tmp_path / "a.jsonl", "one")), "a.jsonl"),))
    work = ray_engine.UnitWork(Settings(), str(tmp_path), READING, str(tmp_path))
    tries = tmp_path / ".unit-000007.part"
    tries.write_bytes(b"...")
    rows = list(work({"unit": [pickle.dumps(unit)]}))
    assert [pickle.loads(each) for row in rows for each in row["told"]] == [
        CorpusPage("a.jsonl#0", "a.jsonl", "done", pairs=1, en_paired=1, ko_paired=1)
    ]
    assert not tries.exists()
    tries.write_bytes(b"....")
    ((letter,),) = (row["told"] for row in work({"unit": [pickle.dumps(unit)]}))
    work._crew.close()
    assert "worked on a.jsonl were lost 4 times" in pickle.loads(letter).problem


@with_ray
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_end(tmp_path: Path, number: int) -> None:
    """Ctrl-C and kill end a run of far over the limit with 130, in our words."""
    records(tmp_path / "in" / "a.jsonl", *["one"] * 4, *["sleep 0.5"] * 10 * WAITING)
    run = started(tmp_path / "in", tmp_path / "out")
    last = time.monotonic() + WAITING
    while not list(tmp_path.glob("out/pages/part-*")) and time.monotonic() < last:
        time.sleep(0.05)
    run.send_signal(number)
    code, error = told(run)
    assert code == 130
    assert error.startswith("aligner: interrupted")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "address", ["nonsense", "host:", "host:0", "host:99999", "http://host", "a b:6379"]
)
def test_what_is_no_address(address: str) -> None:
    """The letter shows it, and says what an address is."""
    with pytest.raises(AlignerError, match="is no address") as told_:
        refuse_silent(address)
    assert repr(address) in str(told_.value)
    assert "HOST:PORT" in told_.value.fix


@pytest.fixture
def silent() -> Iterator[str]:
    """An address where somebody listens and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_nobody_answers(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed port is told at once, one that is silent after a limited time."""
    monkeypatch.setattr(ray_cluster, "_HEALTH", 1.0)
    with pytest.raises(AlignerError, match=r"did not answer|health check failed"):
        refuse_silent(silent)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for address in (f"127.0.0.1:{port}", f"ray://127.0.0.1:{port}"):
        with pytest.raises(AlignerError, match=f"Nobody answers at {address}"):
            refuse_silent(address)
