"""An ignore file says what not to tell; a line that cannot be understood is answered with a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.check.ignore import load_ignores, read_ignores
from aligner.errors import AlignerError

FILE = """# looked at on Monday
number-missing

name-spelling\tZelensky
number-differs\tThe fair drew  3,500 people.
"""


@pytest.mark.parametrize(
    ("identity", "texts", "ignored"),
    [
        ("number-missing", ["12"], True),
        ("number-differs", ["12", "The fair drew 12 people."], False),
        ("number-differs", ["3,500", "The fair drew 3,500 people."], True),
        ("name-spelling", ["Zelensky", "젤렌스키"], True),
        ("name-spelling", ["Zelenskyy"], False),
        ("name-differs", ["Zelensky"], False),
    ],
)
def test_ignored(identity: str, texts: list[str], ignored: bool) -> None:  # noqa: FBT001
    """An id leaves out its kind; with a text, what is about just that text, blanks aside."""
    assert read_ignores(FILE)(identity, texts) is ignored


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("numbr-differs", "Did you mean number-differs?"),
        ("everything", "The ids are"),
        ("number-differs 12", "line 1 of ignore.txt"),
        ("number-differs\t ", "no text behind the tab"),
    ],
)
def test_a_line_that_cannot_be_understood(line: str, told: str) -> None:
    """It ends the run: a misspelt id must not go unnoticed."""
    with pytest.raises(AlignerError, match=told.replace("?", r"\?")):
        read_ignores(line, "ignore.txt")


def test_files(tmp_path: Path) -> None:
    """Read with or without a byte order mark; what cannot be read is told."""
    path = tmp_path / "ignore.txt"
    path.write_text("\N{BOM}number-missing\n", encoding="utf8")
    assert load_ignores(path)("number-missing", [])
    path.write_bytes(b"\xff\xfe")
    for bad in (path, tmp_path, tmp_path / "gone"):
        with pytest.raises(AlignerError, match="cannot be read"):
            load_ignores(bad)
