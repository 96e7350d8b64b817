"""Files are whole or not there; what cannot be written is told by the name that people gave, not by that of its part."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from aligner.corpus.export.place import placed
from aligner.corpus.files import stored_file, told_as, whole_file


def test_into_no_folder(tmp_path: Path) -> None:
    """Neither a file nor an export tells of its ``.part``."""
    path = tmp_path / "none" / "x.tsv"
    with pytest.raises(OSError, match=re.escape(str(path)) + "'$"), whole_file(path):
        pass
    with pytest.raises(OSError, match=re.escape(str(path)) + "'$"), placed(path, folder=False):
        pass


def test_a_full_disk(tmp_path: Path) -> None:
    """The error of the system names no file at all; what went wrong with another file keeps its name."""
    path = tmp_path / "x.tsv"
    with pytest.raises(OSError, match=r"x\.tsv"), told_as(path, tmp_path / ".x.part"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OSError, match="other"), told_as(path, tmp_path / ".x.part"):
        raise OSError(errno.EACCES, "Permission denied", "other")


def test_what_breaks_off_leaves_the_older_file(tmp_path: Path) -> None:
    """A file takes its name only when its block ends well, and nothing else is left beside it."""
    path = tmp_path / "x.parquet"
    with stored_file(path) as out:
        out.write(b"older")
    with pytest.raises(TypeError), stored_file(path) as out:
        out.writelines([b"newer", "text"])  # type: ignore[list-item]
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        (path.name, b"older")
    ]
