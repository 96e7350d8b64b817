"""Findings as a reader, a program and a CI get them."""

from __future__ import annotations

import csv
import json

import pytest

from aligner.page.document import build_document
from aligner.report.finding_formats import COLUMNS, finding_github, finding_jsonl, finding_tsv
from aligner.report.finding_table import finding_table
from aligner.report.told import Told, told_line, told_page
from aligner.types import Document, Finding, Page, Pair, Span

TEXT = "One.\r\nThe fair drew 35,000\r\npeople.\r\n\r\n하나.\r\n박람회에 3500명이 왔다.\r\n"
EN, KO = "The fair drew 35,000 people.", "박람회에 3500명이 왔다."


def place(text: str) -> Span:
    return Span(TEXT.index(text), TEXT.index(text) + len(text))


def page(source: str = "site/page.txt") -> Document:
    return build_document(Page("page", TEXT, source))


@pytest.fixture
def told() -> list[Told]:
    """A finding of a pair with both sides, and one of a caption alone."""
    pair = Pair("page#1", EN, KO, 0.9, "body", (Span(6, 37),), (place(KO),))
    slip = Finding("unit-slip", "error", "50% off: “a”", place("35,000"), place("3500"))
    lonely = Finding("caption-alone", "info", "Alone.", Span(0, 0), place("하나."))
    return told_page([page()], [pair], {"page#1": (slip,)}, [lonely])


def test_places(told: list[Told]) -> None:
    """Lines are counted as editors do, whatever ends them; a finding beside pairs has its sentence."""
    slip, lonely = told
    assert slip.en_place == ("site/page.txt", 2, 15, "35,000")
    assert slip.ko_place == ("site/page.txt", 6, 6, "3500")
    assert (slip.pair, slip.en, slip.ko) == ("page#1", EN, KO)
    assert (lonely.pair, lonely.en, lonely.ko) == ("", "", "하나.")
    assert lonely.place.line == 5


def test_jsonl(told: list[Told]) -> None:
    """One object a line, nothing where there is no place."""
    slip, lonely = map(json.loads, finding_jsonl(told))
    assert slip["en_span"] == [TEXT.index("35,000"), TEXT.index("35,000") + 6]
    assert slip["en_place"] == {"file": "site/page.txt", "line": 2, "column": 15, "item": "35,000"}
    assert (lonely["en_span"], lonely["en_place"], lonely["other_place"]) == (None, None, None)


def test_tsv(told: list[Told]) -> None:
    """As many fields as columns in every line."""
    lines = "".join(finding_tsv(told, header=True)).splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[0]["id"], rows[0]["en_place"], rows[0]["ko_item"]) == ("unit-slip", "2:15", "3500")
    assert {len(line.split("\t")) for line in lines} == {len(COLUMNS)}


def test_github(told: list[Told]) -> None:
    """A command a finding, at the English place, with the Korean line named."""
    assert list(finding_github(told)) == [
        "::error file=site/page.txt,line=2,col=15,title=unit-slip::50%25 off: “a” (Korean: site/page.txt:6:6)\n",
        "::notice file=site/page.txt,line=5,col=1,title=caption-alone::Alone.\n",
    ]


def hostile(text: str) -> Told:
    finding = Finding("name-differs", "error", text, Span(0, 1), Span(0, 1))
    return told_line(finding, "a,b:c.tsv", 7, text, text)


EVIL = "a\n::error file=x::b\r%0A\x1b[31m\N{RIGHT-TO-LEFT OVERRIDE}\t\ud800[red]"


def test_hostile_text() -> None:
    """No text of a page ends a line, a field or a command, and none commands the terminal."""
    (line,) = finding_github([hostile(EVIL)])
    assert line.startswith("::error file=a%2Cb%3Ac.tsv,line=7,col=1,title=name-differs::")
    assert line.count("\n") == 1
    assert "%250A" in line
    (row,) = finding_tsv([hostile(EVIL)])
    assert (row.count("\n"), row.count("\t")) == (1, len(COLUMNS) - 1)
    (record,) = finding_jsonl([hostile(EVIL)])
    assert json.loads(record)["en"] == EVIL
    (shown,) = finding_table([hostile(EVIL)], width=80, colour=False)
    for out in (line, row, shown):
        assert not {"\x1b", "\r", "\ud800", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(out)
    assert "[red]" in shown


@pytest.mark.parametrize("width", [12, 40, 100])
def test_table(told: list[Told], width: int) -> None:
    """Where, how grave, what, and both texts, at any width."""
    out = "".join(finding_table(told, width=width, colour=False))
    text = "".join(out.split())
    for part in ("site/page.txt:2:15:errorunit-slip", "50%off", "EN", "KO", "하나."):
        assert part in text
    assert all(len(line) <= max(width, 12) for line in out.splitlines())


def test_lines_of_a_bitext() -> None:
    """Columns are those of the line, also on its Korean side."""
    finding = Finding("unit-slip", "error", "Slip.", Span(14, 20), Span(5, 9))
    told = told_line(finding, "data/fair.tsv", 12, EN, KO)
    assert (told.doc, told.pair) == ("fair", "fair#12")
    assert told.en_place == ("data/fair.tsv", 12, 15, "35,000")
    assert told.ko_place == ("data/fair.tsv", 12, len(EN) + 1 + 6, "3500")
