"""How well lines fall into sentences and into runs of one language, measured on joined rows of bitext.

    python -m tests.benchmarks.sentences            # the tables
    python -m tests.benchmarks.sentences --check    # exits 1 when a figure is under its floor

Sentences: neighbouring rows of a set are joined with blanks, and each join is a boundary to be found. A
row may hold two sentences, so precision is capped (near .92 on park_news, .85 on flores); recall and
comparison tell more. Languages: both sides of a row are glued, and the change is to be found; rows of one
language must stay one run. The sets are read from ``../shared/data/dev`` beside the repository.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from aligner.page.language.runs import language_runs
from aligner.page.sentences import english, korean

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "dev"
CASES = Path(__file__).resolve().parents[1] / "page" / "sentences" / "cases"
FLOORS = Path(__file__).with_name("floors.json")
SETS = ("park_news", "flores", "ud_pud")
JOINED_BY = (4, 50)  # a paragraph; a document on one line
Spans = list[tuple[int, int]]
Splitter = Callable[[str], Spans]


class Score(NamedTuple):
    """Counts of boundaries: found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: set[int], gold: set[int]) -> Score:
        return Score(
            self.right + len(found & gold),
            self.wrong + len(found - gold),
            self.missed + len(gold - found),
        )

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def with_nupunkt(text: str) -> Spans:
    import nupunkt

    return [
        (start, start + len(text[start:stop].rstrip()))
        for start, stop in nupunkt.sentence_spans(text)
    ]


@cache
def _kiwi() -> object:
    from kiwipiepy import Kiwi

    return Kiwi()


def with_kiwi(text: str) -> Spans:
    return [(s.start, s.end) for s in _kiwi().split_into_sents(text)]  # type: ignore[attr-defined]


def rows(name: str) -> list[tuple[str, str]]:
    """The (English, Korean) rows of a set."""
    pairs = (
        line.split("\t")[:2] for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    )
    return [(en.strip(), ko.strip()) for en, ko in pairs]


def joined(lines: list[str], by: int) -> Iterator[tuple[str, set[int]]]:
    """Texts of ``by`` rows each, with the places where a row ends inside."""
    for first in range(0, len(lines), by):
        text, gold = "", set()
        for line in lines[first : first + by]:
            gold.add(len(text))
            text += " " + line if text else line
        yield text, gold - {0}


def measure(split: Splitter, texts: list[tuple[str, set[int]]]) -> tuple[Score, float]:
    """The score of a splitter and its characters a second (process time, first call included)."""
    score = Score()
    begun = time.process_time()
    for text, gold in texts:
        score = score.add({stop for _, stop in split(text)} - {len(text)}, gold - {len(text)})
    return score, sum(len(text) for text, _ in texts) / max(1e-9, time.process_time() - begun)


def cases(name: str) -> list[tuple[str, set[int]]]:
    """The newsroom cases of a language, known failures included."""
    found = []
    for case in json.loads((CASES / f"{name}.json").read_text("utf-8")):
        text, at, gold = case["text"], 0, set()
        for piece in case["pieces"]:
            at = text.index(piece, at) + len(piece)
            gold.add(at)
        found.append((text, gold))
    return found


def sentence_table() -> dict[str, float]:
    """Prints the splitters side by side; returns the F1 of ours by row."""
    figures: dict[str, float] = {}
    print(
        f"{'set':10} {'side':8} {'joined':>6} {'splitter':8} {'P':>6} {'R':>6} {'F1':>6} {'chars/s':>12}"
    )
    sides: list[tuple[str, int, Splitter, str, Splitter]] = [
        ("english", 0, english.split, "nupunkt", with_nupunkt),
        ("korean", 1, korean.split, "kiwi", with_kiwi),
    ]
    for side, index, ours, other_name, other in sides:
        texts = {
            (name, str(by)): list(joined([row[index] for row in rows(name)], by))
            for name in SETS
            for by in JOINED_BY
        }
        texts["newsroom", "-"] = cases(side)
        for (name, by), items in texts.items():
            for label, split in (("ours", ours), (other_name, other)):
                score, speed = measure(split, items)
                print(
                    f"{name:10} {side:8} {by:>6} {label:8} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {speed:12,.0f}"
                )
                if label == "ours":
                    figures[f"{side} {name} {by}"] = score.f1
    return figures


GLUE = {"blank": " ", "none": "", "slash": " / ", "dash": " - "}


def language_table() -> dict[str, float]:
    """Prints how often one language stays one run and two are parted; returns both."""
    figures: dict[str, float] = {}
    names = (*SETS, "headlines", "captions", "textbook")
    print(
        f"\n{'set':10} {'one run en':>10} {'one run ko':>10}   F1 of the change: en-ko, ko-en for each glue {list(GLUE)}; blank, no stops"
    )
    for name in names:
        pairs = rows(name)
        whole = [
            sum(_is_one(pair[side], lang) for pair in pairs) / len(pairs)
            for side, lang in ((0, "en"), (1, "ko"))
        ]
        scores = {
            f"{glue} {order}": _change(pairs, by, order).f1
            for glue, by in GLUE.items()
            for order in (0, 1)
        }
        bare = [(en.rstrip(".\"'”’"), ko.rstrip(".\"'”’")) for en, ko in pairs]
        scores |= {f"bare {order}": _change(bare, " ", order).f1 for order in (0, 1)}
        print(
            f"{name:10} {whole[0]:10.4f} {whole[1]:10.4f}   "
            + "  ".join(f"{f1:.3f}" for f1 in scores.values())
        )
        figures |= {f"one run en {name}": whole[0], f"one run ko {name}": whole[1]}
        figures |= {f"change {key} {name}": f1 for key, f1 in scores.items()}
    return figures


def _is_one(text: str, language: str) -> bool:
    return language_runs(text) == [(0, len(text), language)]


def _change(pairs: list[tuple[str, str]], glue: str, order: int) -> Score:
    """The score of the place where the first side ends, over rows glued in one order."""
    score = Score()
    for pair in pairs:
        first, second = pair if order == 0 else pair[::-1]
        runs = language_runs(first + glue + second)
        score = score.add({stop for _, stop, _ in runs[:-1]}, {len(first)})
    return score


def time_table() -> None:
    """Prints the seconds that one line of five million characters takes."""
    prose = 'The shop closed (it was late). He said "no. never" and left. 가게가 “문을 닫았다. 늦었다”고 했다. '
    line = prose * (5_000_000 // len(prose))
    for label, read in (
        ("english", english.split),
        ("korean", korean.split),
        ("language", language_runs),
    ):
        begun = time.process_time()
        read(line)
        print(f"one line of {len(line):,} characters, {label}: {time.process_time() - begun:.1f} s")


def below(figures: dict[str, float]) -> list[str]:
    """The figures under their floors, as lines to print."""
    floors = json.loads(FLOORS.read_text("utf-8"))["sentences"]
    return [
        f"{key}: {figures[key]:.4f} is under its floor {floor}"
        for key, floor in floors.items()
        if figures[key] < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--check", action="store_true", help="exit 1 when a figure is under its floor"
    )
    check = parser.parse_args().check
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not there; it holds the sets that this measures on")
        return 0
    releases = ", ".join(f"{name} {version(name)}" for name in ("nupunkt", "kiwipiepy"))
    print(
        f"Python {platform.python_version()}, {releases}; boundaries at the joins of rows; process time\n"
    )
    figures = sentence_table() | language_table()
    if not check:
        time_table()
        return 0
    failed = below(figures)
    print("\n".join(["", *failed]) if failed else "\nevery figure is at or above its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
