"""A TSV has one line a pair and seven columns, whatever stands in the texts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aligner.corpus.formats.tsv import COLUMNS, CORPUS_COLUMNS, tsv, tsv_sheet
from aligner.types import Pair, Span
from tests.corpus.made import PAIRS


def test_columns(pairs: list[Pair]) -> None:
    """Without a header the first line is data; spans are slices of the page's text."""
    lines = "".join(tsv([("harbour", pairs)])).splitlines()
    assert len(lines) == 3
    assert lines[1].split("\t") == [
        "Passengers wait on the quay in Pohang on Monday morning & check the board.",
        "월요일 아침 포항 부두에서 승객들이 <출항 안내판>을 살피고 있다.",
        "0.6204",
        "caption",
        "harbour",
        "40:114 300:374",
        "150:187 400:437",
    ]


def test_header(pairs: list[Pair]) -> None:
    """The header is by option, and is there without any pair."""
    assert "".join(tsv([], header=True)) == "\t".join(COLUMNS) + "\n"
    assert len("".join(tsv([("harbour", pairs)], header=True)).splitlines()) == 4


def test_quotes_stay(pairs: list[Pair]) -> None:
    """There is no quoting: a quotation mark is a quotation mark."""
    assert "".join(tsv([("harbour", pairs[2:])])).startswith('"We will sail at noon," the')


@given(st.text(), st.text(), st.text())
def test_one_line_a_pair(en: str, ko: str, doc: str) -> None:
    """No text breaks out of its column or line, or cannot be written as UTF-8."""
    pair = Pair("x", en, ko, 1.0, "body", (Span(0, 1),), (Span(1, 2),))
    out = "".join(tsv([(doc, [pair])])).encode("utf8").decode("utf8")
    assert len(out.splitlines()) == 1
    assert len(out.rstrip("\n").split("\t")) == len(COLUMNS)


def test_of_a_corpus(tmp_path: Path) -> None:
    """Source, date and the ids of findings stand behind the columns that every TSV has."""
    with tsv_sheet(tmp_path / "x.tsv", header=True) as add:
        for pair in PAIRS:
            add(pair, ())
    rows = [line.split("\t") for line in (tmp_path / "x.tsv").read_text("utf8").splitlines()]
    assert tuple(rows[0]) == COLUMNS + CORPUS_COLUMNS
    assert [row[len(COLUMNS) :] for row in rows[1:]] == [
        ["press/harbour.txt", "2025-11-03", ""],
        ["press/harbour.txt", "2025-11-03", "quotes-differ"],
        ["web/fair.html", "", "unit-slip"],
    ]
    assert rows[2][0] == PAIRS[1].en
