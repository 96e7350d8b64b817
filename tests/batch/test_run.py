"""A batch gives the same folder however it is cut, disturbed and gone on with; one bad page costs no other."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.batch import Account, Settings, run_batch
from aligner.corpus.folder import read_pages, read_pairs
from aligner.corpus.lock import locked
from aligner.errors import AlignerError

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "tests.batch.hostile:Hostile"

# As a process of its own, to be killed: python -c RUN INPUT CORPUS WORKERS
RUN = f"""
import sys
from aligner.batch import Settings, run_batch
run_batch([sys.argv[1]], sys.argv[2], Settings(shard=4), workers=int(sys.argv[3]), work={HOSTILE!r})
"""


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def pages(folder: Path, *lines: str) -> Path:
    """A folder of pages with these first lines, named in this order."""
    folder.mkdir()
    for number, line in enumerate(lines):
        (folder / f"p{number:03}.txt").write_text(f"{line}\n", encoding="utf8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones too, and what is in them."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def hostile(
    inputs: Sequence[Path], corpus: Path, workers: int = 2, **options: float | str
) -> Account:
    settings = Settings(**{"shard": 4, **options})  # type: ignore[arg-type]
    return run_batch(
        [str(path) for path in inputs], corpus, settings, workers=workers, work=HOSTILE
    )


def reasons(corpus: Path) -> dict[str, tuple[str, str]]:
    """Status and reason of the pages that were not done, by the last part of their names."""
    return {
        Path(page.doc).name: (page.status, page.reason)
        for page in read_pages(corpus)
        if page.status != "done"
    }


def started(*arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        stderr=subprocess.PIPE,
        preexec_fn=before,  # noqa: PLW1509 (we have no threads)
    )


def workers_of(pid: int) -> list[int]:
    """The processes that descend from one."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(each) for each in children.read_text().split()] if children.exists() else []
    return [each for child in found for each in (child, *workers_of(child))]


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_the_folder_depends_on_neither_workers_nor_order(tmp_path: Path) -> None:
    """One, two and three workers and arguments in any order give the same bytes."""
    one = pages(tmp_path / "b", *["sleep 0.01", "sleep 0", "sleep 0.02"] * 4)
    other = pages(tmp_path / "a", "one", "two", "three")
    hostile([one, other], tmp_path / "1", workers=1)
    hostile([other, one], tmp_path / "2", workers=2)
    hostile([other, one, other], tmp_path / "3", workers=3)
    assert tree(tmp_path / "1") == tree(tmp_path / "2") == tree(tmp_path / "3")
    assert len(list(read_pairs(tmp_path / "1"))) == 15


def test_the_folder_does_not_tell_where_the_inputs_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy elsewhere, absolute or climbing paths, another working directory: the same bytes, and no path of the machine."""
    lines = ["one", "raise", "two", "three"]
    for top in (tmp_path / "x", tmp_path / "y" / "z"):
        top.mkdir(parents=True)
        pages(top / "news", *lines)
        (top / "news" / "list.csv").write_text("path\np000.txt\n../gone.txt\n")
        (top / "old.csv").write_text("path\nnews/p002.txt\ngone.txt\n")
        (top / "deep").mkdir()
    hostile([tmp_path / "x" / "news", tmp_path / "x" / "old.csv"], tmp_path / "1")
    first = tree(tmp_path / "1")
    assert not any(str(tmp_path).encode() in content for content in first.values())
    monkeypatch.chdir(tmp_path / "y" / "z" / "deep")
    hostile([Path("../news"), Path("../old.csv")], tmp_path / "2")
    assert first == tree(tmp_path / "2")
    # Gone on with from elsewhere.
    for part in (tmp_path / "2").glob("p*/part-000000-0000.parquet"):
        part.unlink()
    monkeypatch.chdir(tmp_path / "y" / "z")
    hostile([Path("news"), Path("old.csv")], tmp_path / "2")
    assert first == tree(tmp_path / "2")
    names = {page.doc for page in read_pages(tmp_path / "1")}
    assert {"news/p000.txt", "news/list.csv#p000.txt", "old.csv#gone.txt"} < names


@pytest.mark.slow
def test_aligned_the_same_by_any_number_of_workers(tmp_path: Path) -> None:
    """The sample pages, with the bundled encoder: the same bytes from one worker and from three."""
    folder = tmp_path / "in"
    folder.mkdir()
    for sample in sorted((ROOT / "corpus").glob("*.txt")):
        for copy in range(3):
            (folder / f"{sample.stem}-{copy}.txt").write_bytes(sample.read_bytes())
    for workers in (1, 3):
        run_batch([str(folder)], tmp_path / str(workers), Settings(shard=16), workers=workers)
    assert tree(tmp_path / "1") == tree(tmp_path / "3")
    assert len(list(read_pairs(tmp_path / "1"))) > 100


def test_one_bad_page_costs_no_other(tmp_path: Path) -> None:
    """Pages that hang in C code, wait for ever, kill their worker or raise are told of; the rest is done."""
    folder = pages(
        tmp_path / "in",
        "a",
        "hang",
        "b",
        "die",
        "raise",
        "c",
        "wait",
        "d",
        f"die once {tmp_path}/m",
    )
    account = hostile([folder], tmp_path / "out", page_seconds=0.2)
    assert reasons(tmp_path / "out") == {
        "p001.txt": ("given-up", "too long"),
        "p003.txt": ("given-up", "worker ended"),
        "p004.txt": ("refused", "internal error"),
        "p006.txt": ("given-up", "too long"),
    }
    assert account.statuses == {"done": 5, "given-up": 3, "refused": 1}
    assert [pair.en[:1] for pair in read_pairs(tmp_path / "out")] == ["a", "b", "c", "d", "d"]
    errors = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf8").splitlines()
    assert [Path(json.loads(line)["doc"]).name for line in errors] == sorted(
        reasons(tmp_path / "out")
    )
    assert all(json.loads(line)["fix"] for line in errors)


def test_an_error_of_the_program_is_placed(tmp_path: Path) -> None:
    """A page at which the program fails is told with the type of the error, and no path of this machine."""
    hostile([pages(tmp_path / "in", "raise")], tmp_path / "out")
    (page,) = read_pages(tmp_path / "out")
    assert page.problem.startswith("RuntimeError ")
    assert str(ROOT) not in page.problem
    assert "report" in page.fix


def test_killed_and_gone_on_with(tmp_path: Path) -> None:
    """Kill -9 in the middle leaves no process; started again, the folder is that of an undisturbed run."""
    kill_often(tmp_path, kills=1)


@pytest.mark.slow
def test_killed_at_many_instants(tmp_path: Path) -> None:
    """The same, 25 times at random instants."""
    kill_often(tmp_path, kills=25)


def kill_often(tmp_path: Path, kills: int) -> None:
    folder = pages(tmp_path / "in", *["sleep 0.1"] * (10 + 2 * kills))
    hostile([folder], tmp_path / "undisturbed")
    chance = random.Random(kills)
    corpus = tmp_path / "corpus"
    for _ in range(kills):
        run = started(str(folder), str(corpus), str(chance.choice([1, 2, 3])))
        # A run that finds all parts finished has no workers, and ends by itself.
        waited_for(lambda: run.poll() is not None or bool(workers_of(run.pid)))  # noqa: B023
        time.sleep(chance.uniform(0, 1.5))
        theirs = workers_of(run.pid)
        run.kill()
        run.communicate()
        waited_for(lambda: not any(map(alive, theirs)))  # noqa: B023
    run = started(str(folder), str(corpus), "2")
    assert not run.communicate()[1]
    assert tree(corpus) == tree(tmp_path / "undisturbed")


def waited_for(what: Callable[[], bool], seconds: float = 30) -> None:
    last = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < last
        time.sleep(0.005)


def test_what_is_finished_is_not_done_twice(tmp_path: Path) -> None:
    """A second run writes no part anew."""
    folder = pages(tmp_path / "in", *"abcdefg")
    hostile([folder], tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("p*/*")}
    (tmp_path / "out" / "pages" / ".part-000000-0000.parquet.99.part").write_bytes(b"left over")
    assert hostile([folder], tmp_path / "out").pages == 7
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("p*/*")}


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_end(tmp_path: Path, signal_number: int) -> None:
    """Ctrl-C and kill end a run with 130; no process is left, finished parts are."""
    folder = pages(tmp_path / "in", *["sleep 0.01"] * 4, *["sleep 0.5"] * 40)
    command = (
        "import aligner.batch.run as r; r.run_batch.__kwdefaults__['work'] = "
        f"{HOSTILE!r}; from aligner.cli import main; main()"
    )
    options = ["-o", str(tmp_path / "out"), "--shard", "4", "--workers", "2"]
    run = subprocess.Popen(
        [sys.executable, "-c", command, "batch", str(folder), *options],
        stderr=subprocess.PIPE,
    )
    waited_for(lambda: bool(list(tmp_path.glob("out/pages/part-*"))))
    theirs = workers_of(run.pid)
    run.send_signal(signal_number)
    _, told = run.communicate(timeout=20)
    assert run.returncode == 130
    assert b"interrupted" in told
    assert b"Traceback" not in told
    waited_for(lambda: not any(map(alive, theirs)))
    assert not list(tmp_path.glob("out/**/.*"))


def test_a_full_disk(tmp_path: Path) -> None:
    """What cannot be written ends the run with a letter; started again it goes on as if nothing had been."""
    folder = pages(tmp_path / "in", *"abcdefgh")
    hostile([folder], tmp_path / "undisturbed")
    # No file may grow beyond 3 kB: the manifest fits, a part does not.
    run = started(
        str(folder),
        str(tmp_path / "out"),
        "1",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)),
    )
    told = run.communicate()[1].decode()
    assert "AlignerError" in told
    assert "cannot be written: File too large" in told
    assert "what is finished stays" in told
    assert not list((tmp_path / "out").rglob(".*"))
    hostile([folder], tmp_path / "out")
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(tmp_path: Path) -> None:
    """A folder that may not be written is told of."""
    folder = pages(tmp_path / "in", "a")
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(AlignerError, match="cannot be written: Permission denied"):
        hostile([folder], tmp_path / "out")


def test_other_settings_are_refused(tmp_path: Path) -> None:
    """A folder begun with other settings or inputs is left alone, and the difference is named."""
    folder = pages(tmp_path / "in", "a", "b")
    hostile([folder], tmp_path / "out")
    before = tree(tmp_path / "out")
    with pytest.raises(AlignerError, match=r"settings\.min_score was 0\.5 and is now 0\.7"):
        hostile([folder], tmp_path / "out", min_score=0.7)
    (folder / "p002.txt").write_text("c\n", encoding="utf8")
    with pytest.raises(AlignerError, match=r"inputs\.files was 2 and is now 3"):
        hostile([folder], tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_other_folders_are_refused(tmp_path: Path) -> None:
    """A folder with something else in it is no corpus; nor may the corpus lie in its own input."""
    folder = pages(tmp_path / "in", "a")
    with pytest.raises(AlignerError, match="not empty"):
        hostile([folder], pages(tmp_path / "out", "mine"))
    with pytest.raises(AlignerError, match="lies inside the input"):
        hostile([folder], folder / "out")


def test_one_run_at_a_time(tmp_path: Path) -> None:
    """A folder in which another run is at work is left to it."""
    folder = pages(tmp_path / "in", "a")
    (tmp_path / "out").mkdir()
    with locked(tmp_path / "out"), pytest.raises(AlignerError, match="Another run"):
        hostile([folder], tmp_path / "out")
    assert hostile([folder], tmp_path / "out").pages == 1


def test_work_that_cannot_begin(tmp_path: Path) -> None:
    """A missing model is told as such; workers that end at once are not started for ever."""
    folder = pages(tmp_path / "in", "a")
    with pytest.raises(AlignerError, match="no such model"):
        run_batch([str(folder)], tmp_path / "1", work="tests.batch.hostile:missing")
    with pytest.raises(AlignerError, match="exit code 7"):
        run_batch([str(folder)], tmp_path / "2", work="tests.batch.hostile:Stillborn")


def test_everything_adds_up(tmp_path: Path) -> None:
    """stats.json counts each page once by status and by reason, and its pairs are those of the parts."""
    folder = pages(tmp_path / "in", "a", "die", "b", "raise", "c")
    (folder / "empty-folder").mkdir()
    account = hostile([folder], tmp_path / "out", limit=4)
    told = json.loads((tmp_path / "out" / "stats.json").read_text(encoding="utf8"))
    assert told["pages"] == sum(told["statuses"].values()) == 4
    assert sum(n for each in told["reasons"].values() for n in each.values()) == 4
    assert sum(told["pairs"].values()) == len(list(read_pairs(tmp_path / "out"))) == 2
    assert account.failed == 2
    assert account.line().startswith("4 pages, 2 pairs; 1 given up; 1 could not be read")
