"""What cannot be written is told by the name that people gave, not by the one it has until it is whole."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from aligner.corpus.export.place import placed
from aligner.corpus.files import told_as, whole_file


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
