"""How well the score holds as a probability, on pages that nothing was fitted on.

    python -m tests.benchmarks.reliability                          # a table of ten bins for each set
    python -m tests.benchmarks.reliability --plot reliability.svg   # and the diagram
    python -m tests.benchmarks.reliability --check                  # exits 1 when a floor is missed

All chosen pairs count, also those under the default threshold. The made pages are of every kind and of
rows that nothing saw, and half of them have no true pair; the written ones are those of part f. A bin is
good when its mean score and its share of right pairs differ by at most .05; one of few pairs cannot
tell, so the 95 % interval (Wilson 1927) of the share stands beside it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner import Aligner
from aligner.evaluate import GoldPage, right_pairs
from tests.benchmarks.fit import mixed_pages
from tests.benchmarks.methods.sets import load_set
from tests.benchmarks.pages import SHARED

Doubles = NDArray[np.float64]
# Rows of part 2: neither the regressions nor the calibration saw them.
PART, SEED = 2, 31
BINS = 10
WIDEST = 0.05
# Fewer pairs leave the share of a bin open by more than .1 to each side.
ENOUGH = 80
# What CI holds: the mean distance over all pairs may not rise above these (measured .005 and .047).
CEILINGS = {"made": 0.01, "written": 0.05}


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs of one bin: how many, their mean score, and the share that is right."""

    low: float
    pairs: int
    mean: float
    right: float

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson's)."""
        z, n, p = 1.96, self.pairs, self.right
        middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half) / (1 + z * z / n), min(
            1.0, (middle + half) / (1 + z * z / n)
        )


def scored_pairs(pages: Sequence[GoldPage]) -> tuple[Doubles, NDArray[np.bool_]]:
    """The scores of all chosen pairs of the pages, and whether each is right. Shapes: (n,)."""
    found = Aligner(min_score=0.0).align_many(page.text for page in pages)
    scores: list[float] = []
    right: list[bool] = []
    for page, pairs in zip(pages, found, strict=True):
        scores += [pair.score for pair in pairs]
        right += right_pairs([(pair.en, pair.ko) for pair in pairs], page)
    return np.array(scores), np.array(right, bool)


def bins_of(scores: Doubles, right: NDArray[np.bool_]) -> list[Bin]:
    """Ten bins of equal width, without the empty ones."""
    number = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        Bin(at / BINS, int(inside.sum()), float(scores[inside].mean()), float(right[inside].mean()))
        for at in range(BINS)
        if (inside := number == at).any()
    ]


def mean_distance(bins: Iterable[Bin]) -> float:
    """The expected calibration error: the distance of score and share, a pair like the other."""
    bins = list(bins)
    total = sum(b.pairs for b in bins)
    return sum(b.pairs * abs(b.mean - b.right) for b in bins) / max(1, total)


def table(name: str, bins: Sequence[Bin]) -> str:
    """The bins, a line each, with a bar for the share and a mark where the score stands."""
    lines = [
        f"== {name}: {sum(b.pairs for b in bins)} pairs, mean distance {mean_distance(bins):.3f}",
        "score       pairs   mean  right  95 %          0 |  share of right pairs (#), score (|)  | 1",
    ]
    for b in bins:
        low, high = b.interval
        bar = list("#" * round(40 * b.right) + " " * (40 - round(40 * b.right)))
        bar[min(39, int(40 * b.mean))] = "|"
        verdict = (
            "" if abs(b.mean - b.right) <= WIDEST else " <- off" if b.pairs >= ENOUGH else " (few)"
        )
        lines.append(
            f"{b.low:.1f} - {b.low + 0.1:.1f}  {b.pairs:6d}  {b.mean:5.2f}  {b.right:5.2f}  "
            f"{low:.2f}-{high:.2f}       {''.join(bar)}{verdict}"
        )
    return "\n".join(lines)


def plot(sets: dict[str, list[Bin]], path: Path) -> None:
    """Writes the reliability diagram, in the format that the name's ending says."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, label="as promised")
    for (name, bins), mark in zip(sets.items(), "os^v", strict=False):
        means, shares = [b.mean for b in bins], [b.right for b in bins]
        spread = np.array([[b.right - b.interval[0], b.interval[1] - b.right] for b in bins]).T
        axes.errorbar(
            means, shares, yerr=np.abs(spread), fmt=mark, capsize=3, label=name, alpha=0.8
        )
    axes.set(xlabel="score", ylabel="share of right pairs", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left")
    figure.savefig(path)


def load_sets(each: int) -> dict[str, list[GoldPage]]:
    """The pages of every set; those that need the development data only where it is."""
    sets = {"written": load_set("written_f", 0)}
    if SHARED.is_dir():
        sets["made"] = mixed_pages(PART, each, seed=SEED)
        sets["handmade"] = load_set("handmade", 0)
    return sets


def main() -> int:
    """Prints the tables; draws; checks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--each", type=int, help="made pages of each kind (40; 10 with --check)")
    parser.add_argument("--plot", type=Path, help="a file for the diagram: .svg, .png or .pdf")
    parser.add_argument("--check", action="store_true", help="exit 1 when a floor is missed")
    given = parser.parse_args()
    sets = load_sets(given.each or (10 if given.check else 40))
    binned = {name: bins_of(*scored_pairs(pages)) for name, pages in sets.items()}
    for name, bins in binned.items():
        print(table(f"{name}, {len(sets[name])} pages", bins), end="\n\n")
    if given.plot:
        plot(binned, given.plot)
    missed = [n for n, c in CEILINGS.items() if n in binned and mean_distance(binned[n]) > c]
    for name in missed:
        print(f"{name}: the mean distance is above {CEILINGS[name]}")
    return int(bool(missed) and given.check)


if __name__ == "__main__":
    sys.exit(main())
