"""Moses: as many lines in each file, whatever stands in the texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.corpus.formats import moses
from aligner.corpus.formats.moses import MOSES_ENDS, moses_sheet
from tests.corpus.made import FERRY, PAIRS


def test_a_line_a_pair(tmp_path: Path) -> None:
    """The same line of each file is the same pair."""
    with moses_sheet(tmp_path / "news") as add:
        for pair in PAIRS:
            add(pair, ())
    columns = [(tmp_path / f"news{end}").read_text("utf8").splitlines() for end in MOSES_ENDS]
    assert list(zip(*columns, strict=True)) == [
        (pair.en, pair.ko, pair.id, f"{pair.score:.4f}") for pair in PAIRS
    ]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_no_text_breaks_a_line(texts: list[tuple[str, str]]) -> None:
    """Neither for a reader of lines as Unix has them, nor for one as Unicode has them."""
    with TemporaryDirectory() as folder:
        with moses_sheet(Path(folder, "x")) as add:
            for en, ko in texts:
                add(replace(FERRY, en=en, ko=ko), ())
        for end in (".en", ".ko"):
            data = Path(folder, f"x{end}").read_bytes()
            assert data.count(b"\n") == len(data.decode("utf8").splitlines()) == len(texts)


def test_lines_are_counted_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a text ever break out of its line, the export fails and is not handed over."""
    monkeypatch.setattr(moses, "one_line", lambda text: text)
    with (
        pytest.raises(AssertionError, match=r"x\.en has 2 lines for 1 pairs"),
        moses_sheet(tmp_path / "x") as add,
    ):
        add(replace(FERRY, en="Sold\nout"), ())
