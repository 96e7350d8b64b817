"""Names and patterns: no two alike, and matches as a shell has them."""

from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.inputs import File
from aligner.inputs.names import RecordNames, name_of
from aligner.inputs.roots import files

PATHS = st.binary(min_size=1, max_size=8).map(lambda raw: os.fsdecode(raw.replace(b"\0", b"x")))
PARTS = st.sampled_from(["a", "b", "ab", "*", "**", "?", "[ab]", "a*", "*.t", "a.t", "b*t"])


@given(st.lists(st.one_of(PATHS, st.text("\\x#e9é\udce9", max_size=6)), max_size=8, unique=True))
def test_no_two_paths_have_one_name(paths: list[str]) -> None:
    """Not even those that look like the escapes of others; and every name can be written."""
    names = [name_of(path) for path in paths]
    assert len(set(names)) == len({os.fsencode(path) for path in paths})
    assert all(name.encode("utf-8") for name in names if name)


@given(st.lists(st.sampled_from(["", "a", "a#2", "a#2#3", "3", "4#4"]), max_size=12))
def test_no_two_records_have_one_name(ids: list[str]) -> None:
    """Whatever the ids are, and the same each time."""
    first, second = RecordNames("f"), RecordNames("f")
    names = [first.name(each, number) for number, each in enumerate(ids, 1)]
    assert len(set(names)) == len(ids)
    assert names == [second.name(each, number) for number, each in enumerate(ids, 1)]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three levels whose names sort differently with and without a slash."""
    top = tmp_path_factory.mktemp("tree")
    for folder in ("", "a", "ab", "a/b", "a/b/ab", "b/a"):
        (top / folder).mkdir(parents=True, exist_ok=True)
        for name in ("a.t", "ab.t", "b!", "ab.t.txt"):
            (top / folder / name).write_text("x", encoding="utf-8")
    return top


def by_glob(pattern: str) -> set[str]:
    """The files of a pattern, and those below the folders that match: what a shell and a walk would give."""
    found = set[str]()
    for path in glob.glob(pattern, recursive=True):  # noqa: PTH207
        if path.endswith("/") and Path(path).is_file():
            continue  # Python's own: no shell takes a file for a folder
        below = Path(path).rglob("*") if Path(path).is_dir() else [Path(path)]
        found.update(str(each) for each in below if each.is_file())
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    patterns=st.lists(st.lists(PARTS, min_size=1, max_size=4).map("/".join), min_size=1, max_size=4)
)
def test_patterns_match_as_a_shell_does(
    patterns: list[str], tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, folders and patterns in any mixture: each file once, in the order of the bytes of its path."""
    monkeypatch.chdir(tree)
    names = [entry.path for entry in files(patterns) if isinstance(entry, File)]
    assert names == sorted(set().union(*map(by_glob, patterns)), key=os.fsencode)
    assert names == [entry.path for entry in files(reversed(patterns)) if isinstance(entry, File)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    given_=st.lists(
        st.tuples(
            st.sampled_from(["", "./", "{top}/", "a/../"]),
            st.sampled_from(["a", "a/b", "a/a.t", "**/*.t", "a/*", "b", "a/b/ab.t"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_file_named_in_several_ways_is_taken_once(
    given_: list[tuple[str, str]], tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Absolute and relative, in a folder and by itself."""
    monkeypatch.chdir(tree)
    inputs = [start.format(top=tree) + rest for start, rest in given_]
    expected = {os.path.realpath(path) for each in inputs for path in by_glob(each)}
    names = [entry.path for entry in files(inputs) if isinstance(entry, File)]
    assert sorted(map(os.path.realpath, names)) == sorted(expected)
    assert names == [entry.path for entry in files(inputs[::-1]) if isinstance(entry, File)]
