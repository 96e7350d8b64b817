"""A folder that ``datasets`` opens: its shards hold every pair once, in order."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.corpus.export.run import export
from aligner.corpus.export.split import read_shares
from aligner.corpus.export.wish import Wish
from aligner.corpus.formats.hf import hf_sheet
from tests.corpus.made import FAIR, FERRY, PAIRS, make_corpus


def rows_in(folder: Path) -> dict[str, list[dict[str, Any]]]:
    import pyarrow.parquet as pq

    return {path.name: pq.read_table(path).to_pylist() for path in sorted(folder.iterdir())}


def test_columns(tmp_path: Path) -> None:
    """Both texts come first; findings are told without their places, which nobody can look up here."""
    with hf_sheet(tmp_path, "train") as add:
        for pair in PAIRS:
            add(pair, (pair.doc, "pier"))
    rows = rows_in(tmp_path)["train-00000-of-00001.parquet"]
    assert list(rows[0])[:3] == ["ko", "en", "score"]
    assert [(row["en"], row["ko"], row["id"]) for row in rows] == [
        (p.en, p.ko, p.id) for p in PAIRS
    ]
    assert rows[2]["docs"] == ["fair", "pier"]
    assert rows[2]["findings"] == [
        {
            "id": "unit-slip",
            "severity": "error",
            "message": "35,000 and 3500 differ by a power of ten",
        }
    ]


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (2, [2]), (3, [2, 1]), (4, [2, 2])])
def test_shards(tmp_path: Path, count: int, sizes: list[int]) -> None:
    """Each shard is full but the last; without pairs there is one without rows."""
    with hf_sheet(tmp_path, "dev", shard=2) as add:
        for number in range(count):
            add(replace(FERRY, id=f"{number}"), ())
    shards = rows_in(tmp_path)
    assert [len(rows) for rows in shards.values()] == sizes
    assert list(shards) == [f"dev-{n:05}-of-{len(sizes):05}.parquet" for n in range(len(sizes))]
    ids = [row["id"] for rows in shards.values() for row in rows]
    assert ids == [str(number) for number in range(count)]


def test_card_names_the_splits(tmp_path: Path) -> None:
    """The head of the card says where each split lies."""
    corpus = make_corpus(tmp_path / "corpus")
    export(corpus, tmp_path / "out", Wish("hf", shares=read_shares("train=.5,test=.5")))
    card = (tmp_path / "out/README.md").read_text("utf8")
    assert card.startswith("---\nlanguage:\n- ko\n- en\n")
    assert "  - split: test\n    path: data/test-*.parquet\n" in card


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("", "license: unknown"),
        ("CC-BY-4.0", "license: cc-by-4.0"),
        ('as "agreed": 2025', 'license: other\nlicense_name: "as \\"agreed\\": 2025"'),
    ],
)
def test_licence(tmp_path: Path, licence: str, told: str) -> None:
    """A licence that the hub knows goes by its name there."""
    export(make_corpus(tmp_path / "corpus"), tmp_path / "out", Wish("hf", licence=licence))
    assert told in (tmp_path / "out/README.md").read_text("utf8")


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("datasets"), reason="needs `pip install datasets`")
def test_load_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the folder is for: it opens with its splits."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    load_dataset = importlib.import_module("datasets").load_dataset
    pairs = [replace(FAIR, doc=f"fair-{n}", id=f"fair-{n}-1", en=f"Row {n}.") for n in range(20)]
    shares = read_shares("train=.8,dev=.1,test=.1")
    export(make_corpus(tmp_path / "corpus", pairs), tmp_path / "out", Wish("hf", shares=shares))
    found = load_dataset(str(tmp_path / "out"))
    assert {name: len(split) for name, split in found.items()} == {"train": 16, "dev": 2, "test": 2}
    assert {row["en"] for split in found.values() for row in split} == {pair.en for pair in pairs}
