"""What is learnt from, what is held out, what is left out and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.train.data import SWAPPED, gathered, refusal
from tests.train.written import PAIRS, write_bitext

# fmt: off
REASONS = [
    ("It rains.", "비가 온다.", ""),
    ("The K-pop group BTS said 42.", "방탄소년단(BTS)은 42라고 말했다.", ""),
    ("BTS", "방탄소년단", ""),
    ("비가 온다.", "It rains.", SWAPPED),
    ("It rains.", "Es regnet.", "no Hangul on the Korean side"),
    ("It rains.", "2024. 1. 3.", "no Hangul on the Korean side"),
    ("비가 온다.", "비가 온다.", "no English on the English side"),
    ("---", "비가 온다.", "no English on the English side"),
    ("It rains. " * 300, "비가 온다.", "too long for a sentence"),
    ("It rains.", "비가 온다. " * 20, "one side is ten times as long as the other"),
    ("No.", "아니요, 그렇지 않습니다.", ""),
]
# fmt: on


@pytest.mark.parametrize(("en", "ko", "reason"), REASONS)
def test_reasons(en: str, ko: str, reason: str) -> None:
    """A line is left out for one reason."""
    assert refusal(en, ko) == reason


def test_held_out(tmp_path: Path) -> None:
    """Of 300 pairs 50, the same for the same seed; together they are all pairs, each once."""
    path = write_bitext(tmp_path / "a.tsv")
    data, again, other = (gathered([path], seed) for seed in (1, 1, 2))
    assert (len(data.held), len(data.pairs)) == (50, 250)
    assert sorted(data.held + data.pairs) == sorted(PAIRS)
    assert data.held == again.held != other.held


def test_what_repeats(tmp_path: Path) -> None:
    """A pair that comes again counts once; one that shares a side with a held-out pair is not learnt from."""
    path, more = write_bitext(tmp_path / "a.tsv"), tmp_path / "b.tsv"
    more.write_text(
        "".join(f"{en}\t{ko} 정말.\n{en}\t{ko}\n" for en, ko in PAIRS), encoding="utf-8"
    )
    data = gathered([path, more], 0)
    assert data.refused["again"] == len(PAIRS)
    english, korean = ({pair[side] for pair in data.held} for side in (0, 1))
    assert not [pair for pair in data.pairs if pair[0] in english or pair[1] in korean]
    left_out = data.refused["a side stands in the held-out part"]
    assert len(data.held) + len(data.pairs) + left_out == 2 * len(PAIRS)


def test_columns_the_other_way_round(tmp_path: Path) -> None:
    """A bitext with Korean first is told from one without pairs."""
    path = tmp_path / "a.tsv"
    path.write_text("".join(f"{ko}\t{en}\n" for en, ko in PAIRS), encoding="utf-8")
    with pytest.raises(
        InputError, match=r"300 lines have Korean in the first column\.\n.*English first"
    ):
        gathered([path], 0)


def test_too_few(tmp_path: Path) -> None:
    """The letter tells how many there are, and what became of the rest."""
    path = tmp_path / "a.tsv"
    path.write_text("It rains.\t비가 온다.\nalone\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"1 pairs are too few .*1 left out: no tab"):
        gathered([path], 0)
