"""An export is there when it is whole, and never in the place of something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.corpus.export import run as exporting
from aligner.corpus.export.run import export
from aligner.corpus.export.split import read_shares
from aligner.corpus.export.wish import Wish
from aligner.corpus.folder import STATS
from aligner.errors import AlignerError
from tests.corpus.made import make_corpus

MOSES, HF = Wish("moses"), Wish("hf")
SPLIT = Wish("tsv", shares=read_shares("train=.5,test=.5"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_names(corpus: Path, tmp_path: Path) -> None:
    """Files of one name beside each other, or a folder; nothing else is left behind."""
    for name, wish in (("m", MOSES), ("t.tsv", Wish("tsv")), ("s", SPLIT), ("h", HF)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        export(corpus, tmp_path / name, wish)
    found = {name for name in contents(tmp_path) if not name.startswith("corpus/")}
    assert found == {
        *("m.en", "m.ko", "m.ids", "m.scores", "m.card.md", "m.signature.json"),
        *("t.tsv", "t.tsv.card.md", "t.tsv.signature.json"),
        *("s/train.tsv", "s/test.tsv", "s/README.md", "s/signature.json"),
        *("h/data/train-00000-of-00001.parquet", "h/README.md", "h/signature.json"),
    }


def test_the_corpus_stays(corpus: Path, tmp_path: Path) -> None:
    """No byte of it is changed."""
    before = contents(corpus)
    export(corpus, tmp_path / "out", SPLIT)
    assert contents(corpus) == before


Prepare = Callable[[Path], object]


def nothing(_: Path) -> None:
    """There is nothing in the way."""


REFUSED: list[tuple[str, Wish, Prepare, bool, str]] = [
    ("gone/out.tsv", Wish("tsv"), nothing, False, "there is no folder"),
    ("corpus/out.tsv", Wish("tsv"), nothing, True, "lie in one another"),
    ("corpus", HF, nothing, True, "lie in one another"),
    (".", HF, nothing, True, "lie in one another"),
    ("out.tsv", Wish("tsv"), lambda out: out.write_text("mine"), False, "is there already"),
    ("out", MOSES, lambda out: out.with_suffix(".ko").write_text("mine"), False, "out.ko is there"),
    ("out", HF, lambda out: out.mkdir(), False, "is there already"),
    ("out", HF, lambda out: out.write_text("mine"), True, "is no folder"),
    ("out", Wish("tsv"), lambda out: out.mkdir(), True, "is no file"),
    ("corpus.hf", HF, make_corpus, True, "no export"),
    ("out.gz", HF, nothing, False, r"ends in \.gz"),
]


@pytest.mark.parametrize(("name", "wish", "prepare", "force", "why"), REFUSED)
def test_refused(
    corpus: Path,
    name: str,
    wish: Wish,
    prepare: Prepare,
    force: bool,  # noqa: FBT001
    why: str,
) -> None:
    """And nothing is changed; --force is for earlier exports only."""
    out = corpus.parent / name
    prepare(out)
    before = contents(corpus.parent)
    with pytest.raises(AlignerError, match=why):
        export(corpus, out, wish, force=force)
    assert contents(corpus.parent) == before


@pytest.mark.parametrize(("name", "wish"), [("out.tsv", Wish("tsv")), ("out", SPLIT), ("m", MOSES)])
def test_force(corpus: Path, tmp_path: Path, name: str, wish: Wish) -> None:
    """An earlier export is replaced, as if it had not been there."""
    export(corpus, tmp_path / name, wish)
    before = contents(tmp_path)
    if wish.is_folder:
        (tmp_path / name / "dev.tsv").write_text("of an earlier split", encoding="utf8")
    export(corpus, tmp_path / name, wish, force=True)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(("name", "wish"), [("out.tsv", Wish("tsv")), ("out", SPLIT)])
def test_a_failure_leaves_nothing(
    corpus: Path, tmp_path: Path, name: str, wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier export stays as it was."""
    export(corpus, tmp_path / name, wish)
    before = contents(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "sign", full)
    with pytest.raises(OSError, match="No space"):
        export(corpus, tmp_path / name, wish, force=True)
    assert contents(tmp_path) == before


def test_no_corpus(corpus: Path, tmp_path: Path) -> None:
    """A folder that is none, or is not finished, is refused with what to do."""
    with pytest.raises(AlignerError, match="no corpus"):
        export(tmp_path, tmp_path / "out", MOSES)
    (corpus / STATS).unlink()
    with pytest.raises(AlignerError, match="not finished") as raised:
        export(corpus, tmp_path / "out", MOSES)
    assert "aligner batch" in raised.value.fix
