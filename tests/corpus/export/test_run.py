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

from aligner.corpus.export.filters import Filters
from aligner.corpus.export.run import export
from aligner.corpus.export.split import read_shares
from aligner.corpus.export.wish import Form, Wish
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
    left_out = {"repeat": 0, "score": 1, "too long": 0, "no date": 1, "other date": 0}
    assert (account.pairs, dict(account.left_out)) == (1, left_out)
    signature = json.loads((tmp_path / "x.signature.json").read_text("utf8"))
    assert signature["left_out"] == left_out
    assert signature["filters"] == {"min_score": 0.7, "max_length": 400, "since": "2025-01-01"}
    assert "| no date | 1 |" in (tmp_path / "x.card.md").read_text("utf8")


def test_repeats(tmp_path: Path) -> None:
    """What repeats is written once with all places it was found in, or as often as found; what differs stays."""
    again = replace(FERRY, id="pier-1", doc="pier", source="web/pier.html", score=0.96)
    near = replace(FERRY, id="quay-1", doc="quay", source="web/quay.html", score=0.95)
    other = replace(FERRY, id="port-1", doc="port", source="web/port.html", score=0.94)
    repeats = [(1, "same", 0), (2, "near", 0), (3, "differs", 0)]
    corpus = make_corpus(tmp_path / "corpus", [FERRY, again, near, other], repeats=repeats)
    kept = exported(corpus, Wish("jsonl"), "kept")
    found = [json.loads(line) for line in kept["news"].splitlines()]
    assert [(each["id"], each["docs"]) for each in found] == [
        ("harbour-1", ["harbour", "pier", "quay"]),
        ("port-1", ["port"]),
    ]
    assert json.loads(kept["news.signature.json"])["left_out"] == {"repeat": 2}
    every = exported(corpus, Wish("jsonl", repeats="all"), "all")
    assert len(every["news"].splitlines()) == 4
    assert json.loads(every["news.signature.json"])["left_out"] == {}


def test_source_of_a_repeat(tmp_path: Path) -> None:
    """A pair is of every file in which it was found."""
    again = replace(FERRY, id="pier-1", doc="pier", source="web/pier.html")
    corpus = make_corpus(tmp_path / "corpus", [FERRY, again, FAIR], repeats=[(1, "same", 0)])
    filters = Filters(sources=("*/pier.html",))
    account = export(corpus, tmp_path / "x", Wish("tsv", filters)).account
    assert dict(account.left_out) == {"repeat": 1, "other source": 1}
    assert (tmp_path / "x").read_text("utf8").startswith(FERRY.en)


@pytest.mark.parametrize("how", ["same", "near", "differs"])
def test_repeats_stay_in_a_share(tmp_path: Path, how: str) -> None:
    """Documents that share a pair, or nearly, are in one share: also those that are linked by a third."""
    pairs = [replace(FAIR, id=f"d{n}-1", doc=f"d{n:02}") for n in range(60)]
    triples = [(n, how, n - n % 3) for n in range(60) if n % 3]
    corpus = make_corpus(tmp_path / "corpus", pairs, a_part=60, repeats=triples)
    found = exported(corpus, Wish("jsonl", repeats="all", shares=THIRDS))
    for name in ("train", "dev", "test"):
        numbers = [
            int(json.loads(line)["doc"][1:]) for line in found[f"news/{name}.jsonl"].splitlines()
        ]
        assert numbers
        assert all(n - n % 3 + k in numbers for n in numbers for k in range(3))


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
