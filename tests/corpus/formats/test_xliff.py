"""An XLIFF is read back by another program with the same texts, and keeps to the schema of XLIFF 1.2."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff import xlifffile

from aligner.corpus.formats.xliff import xliff_sheet
from aligner.corpus.rows import CorpusPair
from tests.corpus.formats.schemas import xliff_errors
from tests.corpus.made import BOARD, FAIR, FERRY, PAIRS

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NS = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FILE = ["original", "source-language", "target-language", "datatype", "tool-id", "date", SPACE]
# Signs that are at home in some texts, change their look or their order, and stay: right-to-left marks, joiners.
KEPT = "\N{RIGHT-TO-LEFT MARK}\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH JOINER}\N{NO-BREAK SPACE}"


def written(
    pairs: Iterable[CorpusPair], docs: tuple[str, ...] = (), now: datetime | None = None
) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.xliff")
        with xliff_sheet(path, version="0.1.0", now=now) as add:
            for pair in pairs:
                add(pair, docs or (pair.doc,))
        return path.read_bytes()


def units(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall("x:file/x:body/x:trans-unit", NS)


def test_another_program_reads_it() -> None:
    """translate-toolkit finds the same texts, with their ampersands and brackets, and what to review."""
    store: Any = xlifffile(io.BytesIO(written(PAIRS)))
    assert [(unit.source, unit.target) for unit in store.units] == [(p.en, p.ko) for p in PAIRS]
    assert [unit.isreview() for unit in store.units] == [False, True, True]
    assert "unit-slip" in store.units[2].getnotes()


def test_schema() -> None:
    """Strictly valid, with everything that may stand in it, and without pairs too."""
    assert not xliff_errors(written(PAIRS, ("harbour", "fair", "fair-again"), NOW))
    assert not xliff_errors(written([]))


def test_structure() -> None:
    """What stands in what, in the order of the schema; also where the schema is not at hand."""
    root = ET.fromstring(written([FAIR], now=NOW))
    assert [(child.tag.split("}")[1], list(child.attrib)) for child in root.iter()] == [
        ("xliff", ["version"]),
        (
            "file",
            [
                *["original", "source-language", "target-language", "datatype", "tool-id", "date"],
                SPACE,
            ],
        ),
        ("header", []),
        ("tool", ["tool-id", "tool-name", "tool-version"]),
        ("body", []),
        ("trans-unit", ["id"]),
        ("source", []),
        ("target", ["state"]),
        ("context-group", ["purpose"]),
        *([("context", ["context-type"])] * 5),
        ("note", ["from", "priority"]),
    ]
    assert root[0].get("date") == "2026-11-22T09:30:00Z"
    assert len(ET.fromstring(written([])).findall("x:file/x:body", NS)) == 1


def test_a_file_a_document() -> None:
    """Each names its document and both languages; ids are those of the corpus."""
    files = ET.fromstring(written(PAIRS)).findall("x:file", NS)
    assert [file.get("original") for file in files] == ["harbour", "fair"]
    assert {(f.get("source-language"), f.get("target-language")) for f in files} == {("en", "ko")}
    assert [unit.get("id") for unit in units(written(PAIRS))] == [pair.id for pair in PAIRS]


@pytest.mark.parametrize(
    ("pair", "state"),
    [
        (FERRY, "translated"),
        (BOARD, "needs-review-translation"),
        (FAIR, "needs-review-translation"),
        (replace(BOARD, score=0.8), "translated"),
    ],
    ids=["sure", "doubtful", "an error", "sure, with an info"],
)
def test_state(pair: CorpusPair, state: str) -> None:
    """What is doubtful, and what has an error or a warning, is to be reviewed."""
    (target,) = ET.fromstring(written([pair])).iter(f"{{{NS['x']}}}target")
    assert target.get("state") == state


def test_contexts() -> None:
    """Score, kind, source, date, further documents and places travel along."""
    contexts = units(written([BOARD], ("harbour", "pier")))[0].iter(f"{{{NS['x']}}}context")
    assert [(context.get("context-type"), context.text) for context in contexts] == [
        ("x-score", "0.6204"),
        ("x-kind", "caption"),
        ("x-source", "press/harbour.txt"),
        ("x-date", "2025-11-03"),
        ("x-document", "pier"),
        ("x-en-spans", "40:93 300:353"),
        ("x-ko-spans", "150:177"),
    ]


def test_long_and_odd_texts_come_back() -> None:
    """A megabyte in a line, text from right to left, signs outside the basic plane, blanks at the ends."""
    for text in ("가" * 1_000_000, f" a{KEPT}b  c ", "\U0001f6a2 \U00020000", "]]> <!-- &amp; \\"):
        store: Any = xlifffile(io.BytesIO(written([replace(FERRY, en=text)])))
        assert units(written([replace(FERRY, en=text)]))[0].findtext("x:source", None, NS) == text
        assert store.units[0].source == text


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_any_text_is_xml(text: str, name: str) -> None:
    """No text or name makes a file that an XML reader refuses, and no letter is lost."""
    data = written([replace(FERRY, doc=name, id=name, en=text, ko=f"{text}한")])
    source = units(data)[0].findtext("x:source", "", NS)
    assert [c for c in source if c.isalpha()] == [c for c in text if c.isalpha()]
