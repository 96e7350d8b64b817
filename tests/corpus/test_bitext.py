"""Pairs from a table of two columns or a corpus folder; nothing is lost without a count."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aligner.corpus import bitext
from aligner.corpus.bitext import bitext_pairs, pairs_of_lines
from aligner.corpus.folder import write_part
from aligner.corpus.rows import CorpusPage, CorpusPair
from aligner.errors import InputError
from aligner.types import Span

LINES: dict[str, tuple[bytes, list[tuple[str, str]], dict[str, int]]] = {
    "plain": ("It rains.\t비가 온다.\n".encode(), [("It rains.", "비가 온다.")], {}),
    "more columns": ("It rains.\t비가 온다.\t0.93\tbody\n".encode(), [("It rains.", "비가 온다.")], {}),
    "mark at the start": ("\ufeffIt rains.\t비가 온다.\r\n".encode(), [("It rains.", "비가 온다.")], {}),
    "blanks": ("  It\u00a0 rains.  \t 비가  온다. \n".encode(), [("It rains.", "비가 온다.")], {}),
    "letters apart": ("It rains.\t\u1107\u1175\n".encode(), [("It rains.", "비")], {}),
    "blank lines": (b"\n  \n", [], {}),
    "no tab": (b"It rains.\n", [], {"no tab": 1}),
    "one side": (b"It rains.\t \n", [], {"an empty side": 1}),
    "not UTF-8": (b"It rains.\t\xba\xf1\n", [], {"not UTF-8": 1}),
}  # fmt: skip


@pytest.mark.parametrize(("line", "pairs", "refused"), LINES.values(), ids=LINES.keys())
def test_lines(line: bytes, pairs: list[tuple[str, str]], refused: dict[str, int]) -> None:
    """What a line gives, or why it gives nothing."""
    counts: Counter[str] = Counter()
    assert list(pairs_of_lines(line.splitlines(keepends=True), counts)) == pairs
    assert counts == refused


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line past the limit is one refusal, whatever its length, and the next line counts."""
    monkeypatch.setattr(bitext, "LONGEST_LINE", 10)
    path = tmp_path / "x.tsv"
    path.write_bytes(b"a\tb\n" + b"x\t" * 100 + b"\n" + b"c\td\n" + b"y" * 11)
    counts: Counter[str] = Counter()
    assert list(bitext_pairs(path, counts)) == [("a", "b"), ("c", "d")]
    assert counts == {"too long for a line": 2}


def test_a_corpus(tmp_path: Path) -> None:
    """The pairs of a folder that a batch made."""
    span = (Span(0, 1),)
    pair = CorpusPair("a-1", "a", "a.txt", "", "body", "It rains.", "비가 온다.", 0.9, span, span)
    write_part(tmp_path, "000000", [pair], [CorpusPage("a", "a.txt", "done")])
    assert list(bitext_pairs(tmp_path, Counter())) == [("It rains.", "비가 온다.")]


def test_what_is_neither(tmp_path: Path) -> None:
    """A folder without parts and a file that is missing are letters to the user."""
    for path in (tmp_path, tmp_path / "nowhere.tsv"):
        with pytest.raises(InputError):
            list(bitext_pairs(path, Counter()))
