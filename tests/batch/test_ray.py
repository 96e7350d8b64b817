"""The engine on Ray gives what the local one gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from aligner.batch import run_batch
from aligner.batch.settings import Settings
from aligner.corpus.folder import read_pages

ROOT = Path(__file__).resolve().parents[2]
WORK = "tests.batch.hostile:Hostile"
READING = "tests.batch.hostile:HostileReaders"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not find_spec("ray"), reason="needs Ray: pip install 'aligner[ray]'"),
]

# In a process of its own, under a time limit: python -c RUN INPUT CORPUS WORK
RUN = """
import sys
from aligner.batch import Settings
from aligner.batch.ray_engine import run_on_ray
run_on_ray([sys.argv[1]], sys.argv[2], Settings(shard=4), workers=2, work=sys.argv[3])
"""


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def on_ray(inputs: Path, corpus: Path, work: str) -> None:
    """Two actors on two CPUs; one that waits for ever fails by the time limit."""
    command = [sys.executable, "-c", RUN, str(inputs), str(corpus), work]
    done = subprocess.run(command, timeout=150, capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""


def test_the_same_bytes_as_the_local_engine(tmp_path: Path) -> None:
    """Two containers with a record that kills, on two actors; a second run changes no file."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, lines in (("a", ["one", "two", "three"]), ("b", ["four", "die", "five"])):
        records = "".join(json.dumps({"text": line}) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(records, encoding="utf8")
    run_batch([str(folder)], tmp_path / "local", Settings(shard=4), workers=1, work=READING)
    on_ray(folder, tmp_path / "ray", READING)
    assert tree(tmp_path / "local") == tree(tmp_path / "ray")
    assert {page.status for page in read_pages(tmp_path / "ray")} > {"done"}
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "ray").rglob("part-*")}
    on_ray(folder, tmp_path / "ray", READING)
    assert before == {path: path.stat().st_mtime_ns for path in before}
