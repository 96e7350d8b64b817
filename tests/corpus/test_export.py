"""An export: the same bytes each time, with a signature and a card that tell the truth."""

from __future__ import annotations

import gzip
import hashlib
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from aligner.corpus.export import export
from aligner.corpus.export_filter import Filters
from aligner.corpus.export_split import read_shares
from aligner.corpus.export_wish import Form, Wish
from tests.corpus.made import BOARD, FAIR, FERRY, PAIRS, make_corpus

FORMS: tuple[Form, ...] = get_args(Form)
THIRDS = read_shares("train=.5,dev=.25,test=.25")


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def exported(corpus: Path, wish: Wish, name: str = "out") -> dict[str, bytes]:
    """The files of an export, out of a folder of its own."""
    folder = corpus.with_name(f"{corpus.name}-{name}")
    folder.mkdir()
    export(corpus, folder / "news", wish)
    return files(folder)


@pytest.mark.parametrize("form", FORMS)
def test_same_bytes(tmp_path: Path, form: Form) -> None:
    """The same corpus and options give the same files, to the last byte."""
    corpus = make_corpus(tmp_path / "corpus")
    for wish in (Wish(form), Wish(form, shares=THIRDS)):
        name = str(wish.is_folder)
        assert exported(corpus, wish, f"a{name}{len(wish.shares)}") == exported(
            corpus, wish, f"b{name}{len(wish.shares)}"
        )


def test_parts_leave_no_trace(tmp_path: Path) -> None:
    """However the corpus is cut into parts."""
    wish = Wish("jsonl", shares=THIRDS)
    pairs = [replace(FAIR, id=f"fair-{n}-1", doc=f"fair-{n}") for n in range(30)]
    one, many = (
        make_corpus(tmp_path / "one", pairs, a_part=30),
        make_corpus(tmp_path / "many", pairs, a_part=9),
    )
    assert exported(one, wish) == exported(many, wish)


def test_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none in a file but that of SOURCE_DATE_EPOCH."""
    corpus = make_corpus(tmp_path / "corpus")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    header = ET.fromstring(exported(corpus, Wish("tmx"), "a")["news"]).find("header")
    assert header is not None
    assert header.get("creationdate") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    found = exported(corpus, Wish("tmx"), "b")
    header = ET.fromstring(found["news"]).find("header")
    assert header is not None
    assert header.get("creationdate") == "20231114T221320Z"
    assert json.loads(found["news.signature.json"])["time"] == "2023-11-14T22:13:20+00:00"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shares", [(), THIRDS], ids=["whole", "split"])
def test_signature(tmp_path: Path, form: Form, shares: tuple[()]) -> None:
    """It names each file with its sum and its pairs, and what decided the corpus."""
    found = exported(make_corpus(tmp_path / "corpus"), Wish(form, shares=shares))
    about = json.loads(next(found[name] for name in found if name.endswith("signature.json")))
    assert about["corpus"]["model"] == {"name": "ko-en", "sha256": "9f2c"}
    prefix = "news/" if Wish(form, shares=shares).is_folder else ""
    told = {prefix + file["name"]: file for file in about["files"]}
    assert set(found) - set(told) == {name for name in found if name.endswith((".md", ".json"))}
    for name, file in told.items():
        assert hashlib.sha256(found[name]).hexdigest() == file["sha256"]
    a_pair = 4 if form == "moses" else 1  # files that each pair is in
    assert sum(file["pairs"] for file in told.values()) == a_pair * len(PAIRS)


def test_gzip(tmp_path: Path) -> None:
    """A name that ends in .gz holds the same, compressed."""
    corpus = make_corpus(tmp_path / "corpus")
    for form in ("tsv", "tmx"):
        wish = Wish(form, header=True)
        export(corpus, tmp_path / f"x.{form}", wish)
        export(corpus, tmp_path / f"x.{form}.gz", wish)
        packed = (tmp_path / f"x.{form}.gz").read_bytes()
        assert gzip.decompress(packed) == (tmp_path / f"x.{form}").read_bytes()


def test_left_out_is_counted(tmp_path: Path) -> None:
    """By reason, in the account, the signature and the card; what was asked and hit nothing too."""
    corpus = make_corpus(tmp_path / "corpus")
    filters = Filters(min_score=0.7, max_length=400, since="2025-01-01")
    account = export(corpus, tmp_path / "x", Wish("tsv", filters)).account
    left_out = {"score": 1, "too long": 0, "no date": 1, "other date": 0}
    assert (account.pairs, dict(account.left_out)) == (1, left_out)
    signature = json.loads((tmp_path / "x.signature.json").read_text("utf8"))
    assert signature["left_out"] == left_out
    assert signature["filters"] == {"min_score": 0.7, "max_length": 400, "since": "2025-01-01"}
    assert "| no date | 1 |" in (tmp_path / "x.card.md").read_text("utf8")


def test_no_document_in_two_shares(tmp_path: Path) -> None:
    """All pairs of a document go the same way, and all are there once."""
    pairs = [replace(BOARD, id=f"d{n // 3}-{n % 3}", doc=f"d{n // 3}") for n in range(90)]
    corpus = make_corpus(tmp_path / "corpus", pairs, a_part=9)
    found = exported(corpus, Wish("jsonl", shares=THIRDS))
    shares = {
        name: [json.loads(line) for line in found[f"news/{name}.jsonl"].splitlines()]
        for name in ("train", "dev", "test")
    }
    docs = [{record["doc"] for record in records} for records in shares.values()]
    assert sum(map(len, docs)) == len(set.union(*docs)) == 30
    assert sorted(r["id"] for records in shares.values() for r in records) == sorted(
        p.id for p in pairs
    )


def test_card(tmp_path: Path) -> None:
    """What a reader wants to know before taking the data; the licence is the user's word."""
    corpus = make_corpus(tmp_path / "corpus", [FERRY, BOARD, replace(FAIR, source="a|b <i>.html")])
    export(corpus, tmp_path / "x", Wish("tsv", licence="By agreement of 2025"))
    card = (tmp_path / "x.card.md").read_text("utf8")
    for line in (
        "3 pairs of English and Korean sentences from 2 documents.",
        "| caption | 1 |",
        "| 0.95 | 1 |",
        "| error | unit-slip | 1 |",
        "| a\\|b \\<i\\>.html | 1 |",
        "| encoder | ko-en |",
        "| pages refused | 1 |",
        "By agreement of 2025",
        "Dates of pages: 2025-11-03 to 2025-11-03.",
    ):
        assert line in card.splitlines()
    export(corpus, tmp_path / "y", Wish("tsv"))
    assert "Not stated." in (tmp_path / "y.card.md").read_text("utf8")
