"""A TMX is read back by another program with the same texts, and keeps to the DTD of TMX 1.4."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from aligner.corpus.formats.sheet import Results
from aligner.corpus.formats.tmx import tmx, tmx_sheet
from aligner.types import Pair, Span
from tests.corpus.formats.schemas import tmx_errors
from tests.corpus.made import PAIRS

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What the DTD (https://www.gala-global.org/tmx-14b, "tmx14.dtd") asks of the elements we write:
# the attributes that must be there, and those that may.
REQUIRED = {
    "tmx": {"version"},
    "header": {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
    },
    "tuv": {LANG},
    "prop": {"type"},
}  # fmt: skip
ALLOWED = {"header": {"creationdate"}, "tu": {"tuid"}}
# Their content: (note|prop|ude)* before the variants, (note|prop)* before the segment.
CHILDREN = {
    "tmx": ["header", "body"],
    "tu": ["prop", "prop", "prop", "tuv", "tuv"],
    "tuv": ["prop", "seg"],
    "header": [],
    "prop": [],
    "seg": [],
}


def written(results: Results) -> str:
    return "".join(tmx(results, version="0.1.0", now=NOW))


def read_back(text: str) -> list[tuple[str, str]]:
    store = tmxfile(io.BytesIO(text.encode("utf8")), sourcelanguage="en", targetlanguage="ko")
    return [(unit.source, unit.target) for unit in store.units]


def test_another_program_reads_it(pairs: list[Pair]) -> None:
    """translate-toolkit finds the same texts, with their ampersands and brackets."""
    assert read_back(written([("harbour", pairs)])) == [(pair.en, pair.ko) for pair in pairs]


def test_structure(pairs: list[Pair]) -> None:
    """Elements stand in the order of the DTD, with its attributes."""
    root = ET.fromstring(written([("harbour", pairs)]))
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert {unit.tag for unit in root.iter("body") for unit in unit} == {"tu"}
    for element in root.iter():
        attributes = set(element.attrib)
        assert attributes >= REQUIRED.get(element.tag, set())
        assert attributes <= REQUIRED.get(element.tag, set()) | ALLOWED.get(element.tag, set())
        if element.tag in CHILDREN:
            assert [child.tag for child in element] == CHILDREN[element.tag]


def test_properties(pairs: list[Pair]) -> None:
    """Score, kind, page and places travel as properties."""
    unit = ET.fromstring(written([("harbour", pairs)])).findall("body/tu")[1]
    assert unit.get("tuid") == "harbour-2"
    assert {prop.get("type"): prop.text for prop in unit.findall("prop")} == {
        "x-score": "0.6204",
        "x-kind": "caption",
        "x-document": "harbour",
    }
    assert [(v.get(LANG), v.findtext("prop")) for v in unit.findall("tuv")] == [
        ("en", "40:114 300:374"),
        ("ko", "150:187 400:437"),
    ]


def test_no_pairs() -> None:
    """A page without pairs gives a file that is whole, with an empty body."""
    assert read_back(written([("harbour", [])])) == []


def test_same_pairs_same_file(pairs: list[Pair], tmp_path: Path) -> None:
    """With the time given, two runs write the same bytes; the time is in UTC."""
    first, second = (tmp_path / name for name in ("a.tmx", "b.tmx"))
    for path in (first, second):
        path.write_text(written([("harbour", pairs)]), encoding="utf8")
    assert first.read_bytes() == second.read_bytes()
    assert 'creationdate="20261122T093000Z"' in first.read_text(encoding="utf8")


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_any_text_is_xml(text: str, name: str) -> None:
    """No text or name makes a file that an XML reader refuses, and no letter is lost."""
    pair = Pair(name, text, f"{text}한", 1.0, "body", (Span(0, 1),), (Span(1, 2),))
    root = ET.fromstring(written([(name, [pair])]).encode("utf8"))
    seg = root.findtext("body/tu/tuv/seg") or ""
    assert [c for c in seg if c.isalpha()] == [c for c in text if c.isalpha()]


def exported(folder: Path, now: datetime | None = None) -> bytes:
    path = folder / "x.tmx"
    with tmx_sheet(path, version="0.1.0", now=now) as add:
        for each in PAIRS:
            add(each, (each.doc, "pier"))
    return path.read_bytes()


def test_of_a_corpus(tmp_path: Path) -> None:
    """Also source, date and every document it was found in; findings are notes."""
    data = exported(tmp_path)
    assert read_back(data.decode("utf8")) == [(pair.en, pair.ko) for pair in PAIRS]
    ferry, _, fair = ET.fromstring(data).findall("body/tu")
    assert [(prop.get("type"), prop.text) for prop in ferry.findall("prop")] == [
        ("x-score", "0.9731"),
        ("x-kind", "headline"),
        ("x-document", "harbour"),
        ("x-document", "pier"),
        ("x-source", "press/harbour.txt"),
        ("x-date", "2025-11-03"),
    ]
    assert fair.findtext("note") == "error, unit-slip: 35,000 and 3500 differ by a power of ten"


def test_schema(tmp_path: Path, pairs: list[Pair]) -> None:
    """Valid with everything that may stand in it, and without pairs too."""
    assert not tmx_errors(written([("harbour", pairs)]).encode("utf8"))
    assert not tmx_errors(written([]).encode("utf8"))
    assert not tmx_errors(exported(tmp_path, NOW))
