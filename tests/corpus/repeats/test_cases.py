"""Which two pairs are one, which look like a slip, which are two: written pairs, and rules about all texts."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.corpus.folder import write_part
from aligner.corpus.repeats.compare import read, slip
from aligner.corpus.repeats.file import repeats_path
from aligner.corpus.repeats.fold import fold
from aligner.corpus.repeats.wording_en import plain_en
from aligner.corpus.repeats.wording_ko import plain_ko
from aligner.corpus.repeats.write import write_repeats
from aligner.corpus.rows import CorpusPair
from aligner.types import Span

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "repeats.json").read_text(encoding="utf8")
)
NAMES = [case["why"] for case in CASES]


def corpus_of(folder: Path, texts: list[tuple[str, str]]) -> Path:
    """A folder with these pairs, each of a document of its own."""
    spans = (Span(0, 1),)
    pairs = [
        CorpusPair(f"d{n:03}-1", f"d{n:03}", f"d{n:03}.txt", "", "body", en, ko, 0.9, spans, spans)
        for n, (en, ko) in enumerate(texts)
    ]
    write_part(folder, "000000-0000", pairs, [])
    return folder


def found(folder: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    write_repeats(folder)
    rows: list[dict[str, Any]] = pq.read_table(repeats_path(folder)).to_pylist()
    return rows


Texts = tuple[str, str]


def relation(one: Texts, other: Texts) -> tuple[str, list[str]]:
    """How two pairs relate: the slow twin of a corpus of two."""
    if [*map(fold, one)] == [*map(fold, other)]:
        return "same", []
    if plain(one) == plain(other):
        return "near", []
    items = slip(read(*one), read(*other))
    return ("differs", [item.kind for item in items]) if items else ("apart", [])


def plain(texts: Texts) -> Texts:
    return plain_en(texts[0]), plain_ko(texts[1])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_written_pairs(case: dict[str, Any]) -> None:
    """Two pairs are the same, near, listed as differing in just these kinds of things, or nothing at all, in either order."""
    one, other = tuple(case["one"]), tuple(case["other"])
    assert relation(one, other) == relation(other, one) == (case["how"], case["kinds"])


def test_written_pairs_in_one_corpus(tmp_path: Path) -> None:
    """Among many pairs each finds its own partner and no other."""
    known: set[Texts] = set()
    cases = []
    for case in CASES:
        both = {tuple(case["one"]), tuple(case["other"])}
        if not both & known:
            cases.append(case)
        known |= both
    rows = found(corpus_of(tmp_path, [tuple(c[name]) for c in cases for name in ("one", "other")]))
    assert all(row["row"] // 2 == row["of_row"] // 2 for row in rows)
    hows = {row["row"] // 2: row["how"] for row in rows}
    assert [hows.get(at, "apart") for at in range(len(cases))] == [case["how"] for case in cases]


LETTERS = st.text(st.sampled_from("aB é가나3 5.,-%?“\"'()~ \n\N{ZERO WIDTH SPACE}"), max_size=40)


@given(LETTERS)
def test_fold_is_settled(text: str) -> None:
    """A folded text folded again stays what it is."""
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_figures_survive(text: str) -> None:
    """No form loses or joins a figure: the runs of digits are the same before and after, less separators of thousands."""
    for form in (fold, plain_en, plain_ko):
        assert "".join(filter(str.isdecimal, form(text))) == "".join(filter(str.isdecimal, text))


@given(LETTERS, LETTERS)
def test_a_slip_is_told_from_either_side(one: str, other: str) -> None:
    """Nobody differs from itself, and what differs from one side differs from the other."""
    assert slip(read(one, other), read(one, other)) == ()
    kinds = [item.kind for item in slip(read(one, other), read(other, one))]
    assert kinds == [item.kind for item in slip(read(other, one), read(one, other))]


EN = st.sampled_from(
    [
        "The ferry sails at noon.",
        "Ferry sails at noon",
        "A ferry sails at 3 p.m.",
        "Ferry sails at 5 p.m. (AP Photo)",
        "ferry sails at 5 PM.",
    ]
)
KO = st.sampled_from(
    [
        "여객선은 정오에 출항한다.",
        "여객선이 정오에 출항합니다",
        "여객선이 오후 3시에 출항한다.",
        "여객선은 오후 5시에 출항한다",
    ]
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(EN, KO), max_size=12))
def test_as_all_compared_with_all(texts: list[Texts]) -> None:
    """In small corpora what is merged is what comparing all with all merges, with the first; what is listed does differ so."""
    with TemporaryDirectory() as folder:
        rows = {row["row"]: row for row in found(corpus_of(Path(folder), texts))}
    for at, one in enumerate(texts):
        told = rows.get(at)
        alike = [n for n in range(at) if relation(one, texts[n])[0] in {"same", "near"}]
        if alike:
            assert told is not None
            assert (told["of_row"], told["how"]) == (alike[0], relation(one, texts[alike[0]])[0])
        elif told is not None:
            kinds = [item["kind"] for item in told["items"]]
            assert ("differs", kinds) == relation(one, texts[told["of_row"]])
