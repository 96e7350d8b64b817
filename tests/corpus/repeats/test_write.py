"""Repeats across pages: which pair is kept, what points to it, and that order does not matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aligner.corpus.repeats.file import REPEATS, repeats_schema
from aligner.corpus.repeats.kept import kept_pairs
from aligner.corpus.repeats.write import write_repeats
from aligner.corpus.rows import CorpusPair
from aligner.errors import AlignerError
from aligner.types import Finding, Span
from tests.corpus.made import FERRY, PAIRS, QUOTES, make_corpus


def pair(
    number: int, en: str, ko: str, *, score: float = 0.9, findings: tuple[Finding, ...] = ()
) -> CorpusPair:
    """A pair of a document of its own."""
    doc = f"news-{number:03}"
    span = (Span(0, 9),)
    return CorpusPair(
        f"{doc}-1", doc, f"in/{doc}.txt", "", "body", en, ko, score, span, span, findings
    )


def kept_ids(folder: Path, pairs: list[CorpusPair]) -> list[str]:
    write_repeats(make_corpus(folder, pairs))
    return [kept.pair.id for kept in kept_pairs(folder)]


EN, KO = "The ferry sails at noon.", "여객선은 정오에 출항한다."


def test_kept_is_the_best_then_the_cleanest_then_the_first(tmp_path: Path) -> None:
    """Of equal pairs the highest score is kept, of these the fewest findings, of these the smallest id."""
    by_score = [pair(1, EN, KO, score=0.8), pair(2, EN, KO, score=0.9, findings=(QUOTES,))]
    assert kept_ids(tmp_path / "score", by_score) == ["news-002-1"]
    by_findings = [pair(1, EN, KO, findings=(QUOTES,)), pair(3, EN, KO), pair(2, EN, KO)]
    assert kept_ids(tmp_path / "findings", by_findings) == ["news-002-1"]


def test_all_places_of_a_kept_pair_are_told(tmp_path: Path) -> None:
    """A kept pair names every document and file it was found in, its own first, each once."""
    again = replace(pair(2, EN, KO), id="news-002-2")
    pairs = [pair(3, EN, KO), pair(1, EN, KO), pair(2, EN, KO, score=0.95), again, FERRY]
    write_repeats(make_corpus(tmp_path, pairs))
    kept = {each.pair.id: each for each in kept_pairs(tmp_path)}
    assert kept["news-002-1"].docs == ("news-002", "news-001", "news-003")
    assert kept["news-002-1"].sources[0] == "in/news-002.txt"
    assert kept[FERRY.id].docs == ("harbour",)


def test_without_repeats_all_are_kept_in_order(tmp_path: Path) -> None:
    """Pairs that repeat nothing come back as they lie in the corpus."""
    counts = write_repeats(make_corpus(tmp_path))
    assert (counts.pairs, counts.same) == (3, 0)
    assert [kept.pair.id for kept in kept_pairs(tmp_path)] == [each.id for each in PAIRS]


def test_an_empty_corpus_has_no_repeats(tmp_path: Path) -> None:
    """A corpus without a pair, or without a part, gets an empty file of the same columns."""
    import pyarrow.parquet as pq

    for name, pairs in (("none", []), ("some", list(PAIRS))):
        folder = make_corpus(tmp_path / name, pairs)
        write_repeats(folder)
        assert pq.read_table(folder / REPEATS).schema == repeats_schema()


def test_an_unfinished_corpus_is_told(tmp_path: Path) -> None:
    """Without the file of repeats nobody may take the pairs for kept ones."""
    (make_corpus(tmp_path) / REPEATS).unlink(missing_ok=True)
    with pytest.raises(AlignerError, match="not finished"):
        list(kept_pairs(tmp_path))


def test_parts_do_not_matter(tmp_path: Path) -> None:
    """The same pairs in other parts give the same file."""
    pairs = [pair(n, f"Ferry {n % 3} sails.", f"{n % 3}호가 출항한다.") for n in range(12)]
    files = set()
    for a_part in (1, 5, 12):
        write_repeats(make_corpus(tmp_path / str(a_part), pairs, a_part=a_part))
        files.add((tmp_path / str(a_part) / REPEATS).read_bytes())
    assert len(files) == 1
