"""Names do not tell where the inputs lie, and no two files share one."""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from aligner.inputs import File, given
from aligner.inputs.roots import files

NAMES = ("news/a.txt", "news/old/a.txt", "old/a.txt", "old/b#1.txt", "a.txt", "-")
ARGUMENTS = ("news", "old", "news/a.txt", "old/a.txt", "news/**/*.txt", "*.txt", "a.txt", "")


def grown(top: Path) -> Path:
    """The same small tree below any folder."""
    for name in NAMES:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("A ferry left.", encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two copies, the second deeper and below a folder that would be a pattern."""
    top = tmp_path_factory.mktemp("tops")
    return grown(top / "one" / "data"), grown(top / "a" / "[xy]*" / "data")


def argument(path: str, top: Path) -> str:
    """With the folder's own wildcards meaning themselves in a pattern."""
    return path.replace("{top}", glob.escape(str(top)) if "*" in path else str(top)) or "."


def named(*inputs: str) -> list[str]:
    return [entry.name for entry in files(inputs) if isinstance(entry, File)]


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["news"], ["news/a.txt", "news/old/a.txt"]),
        (["{top}/news"], ["news/a.txt", "news/old/a.txt"]),
        (["{top}/news/a.txt"], ["a.txt"]),
        (["{top}/news/*.txt"], ["a.txt"]),
        (["{top}/news/a.txt", "{top}/old/a.txt"], ["news/a.txt", "old/a.txt"]),
        (["{top}/news", "old"], ["news/a.txt", "news/old/a.txt", "old/a.txt", r"old/b\#1.txt"]),
        (["../data/old"], ["old/a.txt", r"old/b\#1.txt"]),
        (["news/../a.txt"], ["a.txt"]),
        (["news/../*.txt"], ["a.txt"]),
        (["-", "{top}/a.txt"], ["-", "a.txt"]),
        (["-", "{top}/-"], ["-", "./-"]),
    ],
)
def test_what_leads_out_is_told_from_the_deepest_folder_that_holds_all(
    inputs: list[str], names: list[str], trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the command had been given in that folder, wherever it lies."""
    for top in trees:
        monkeypatch.chdir(top)
        assert named(*(argument(each, top) for each in inputs)) == names


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@drawn(
    arguments=st.lists(
        st.tuples(st.sampled_from(["", "../data/", "{top}/"]), st.sampled_from(ARGUMENTS)),
        min_size=1,
        max_size=4,
    )
)
def test_no_two_files_share_a_name_and_a_copy_has_the_same(
    arguments: list[tuple[str, str]], trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arguments of any kind in any mixture; a copy of the tree elsewhere gives the same names in the same order."""
    told: list[list[str]] = []
    for top in trees:
        monkeypatch.chdir(top)
        inputs = [argument(start + rest, top) for start, rest in arguments]
        told.append(named(*inputs))
        assert len(set(told[-1])) == len(told[-1])
        assert not any(str(top) in name for name in (*told[-1], *given(inputs).names()))
    assert told[0] == told[1]


def test_a_file_called_like_stdin_is_read_as_a_file(
    trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may hold a file ``-``."""
    monkeypatch.chdir(trees[0])
    (entry,) = (each for each in files(["."]) if isinstance(each, File) and "-" in each.name)
    assert os.path.samefile(entry.path, trees[0] / "-")  # noqa: PTH121
    assert entry.path != "-"
