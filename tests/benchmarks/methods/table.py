"""Scores of several methods as tables, a row for each kind of page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple

import numpy as np

from aligner.evaluate import PageScore
from aligner.evaluate.report import DRAWS, f1_interval
from tests.benchmarks.gate import Figures
from tests.benchmarks.methods.material import Doubles

NOTHING = PageScore(0, 0, 0, 0, 0)
Scores = Mapping[str, Sequence[PageScore]]


def by_kind(kinds: Sequence[str], scores: Sequence[PageScore]) -> dict[str, list[PageScore]]:
    """The scores of each kind, in order of appearance."""
    found: dict[str, list[PageScore]] = {}
    for kind, score in zip(kinds, scores, strict=True):
        found.setdefault(kind, []).append(score)
    return found


def f1_table(kinds: Sequence[str], scores: Scores) -> str:
    """F1 over all and by kind, with 95 % intervals over pages, also of how far ours is ahead."""
    parts = {name: by_kind(kinds, of) for name, of in scores.items()}
    first = next(iter(scores))
    true = [kind for kind, of in parts[first].items() if sum(of, start=NOTHING).total]
    if not true:
        return ""
    rows = [["F1", "pages", "gold", *scores]]
    rows.append(
        ["all", *_counts(scores[first]), *(f"{_total(of).f1:.3f}" for of in scores.values())]
    )
    rows.append(["  95 %", "", "", *(_range(f1_interval(of)) for of in scores.values())])
    ahead = [
        _range(lead(scores[first], of)) if name != first else "" for name, of in scores.items()
    ]
    rows.append([f"  {first} ahead", "", "", *ahead])
    for kind in true:
        cells = [f"{_total(part[kind]).f1:.3f}" for part in parts.values()]
        rows.append([kind, *_counts(parts[first][kind]), *cells])
    return lines(rows) + behind(
        {kind: {n: _total(p[kind]) for n, p in parts.items()} for kind in true}
    )


def behind(totals: Mapping[str, Mapping[str, PageScore]]) -> str:
    """The kinds of page where the first method is not the best, with those that are better."""
    told = []
    for kind, by_name in totals.items():
        mine, *_ = (score.f1 for score in by_name.values())
        better = [f"{name} {s.f1:.3f}" for name, s in by_name.items() if round(s.f1 - mine, 3) > 0]
        told += [f"behind on {kind} ({mine:.3f}): {', '.join(better)}\n"] if better else []
    return "".join(told) or "behind nobody on any kind\n"


def false_table(kinds: Sequence[str], scores: Scores) -> str:
    """False pairs a page on kinds of page that have no true pair."""
    parts = {name: by_kind(kinds, of) for name, of in scores.items()}
    first = next(iter(scores))
    rows = [["false pairs a page", "pages", "", *scores]]
    for kind, of in parts[first].items():
        if not _total(of).total:
            cells = [f"{_total(part[kind]).fp / len(of):.2f}" for part in parts.values()]
            rows.append([kind, str(len(of)), "", *cells])
    return lines(rows) if len(rows) > 1 else ""


def time_table(seconds: Mapping[str, float]) -> str:
    """Milliseconds a page of processor time."""
    cells = [f"{1000 * each:.1f}" for each in seconds.values()]
    return lines([["ms a page, unencoded", "", "", *seconds], ["all", "", "", *cells]])


def floor_table(held: Figures, measured: Figures) -> str:
    """Each figure beside what is held of it."""
    rows = [["figure", "measured", "held", "forgiven"]]
    for label, now, then in (
        ("F1", measured.f1, held.f1),
        ("false/page", measured.false_pairs_a_page, held.false_pairs_a_page),
    ):
        for key, value in now.items():
            floor = f"{then[key]:.4f}" if key in then else "-"
            rows.append([f"{key} {label}", f"{value:.4f}", floor, f"{measured.grain[key]:.4f}"])
    return lines(rows)


def figures(name: str, kinds: Sequence[str], scores: Sequence[PageScore]) -> Figures:
    """What the floors hold of a set: F1 where there are true pairs, false pairs a page elsewhere."""
    f1, false, grain = {}, {}, {}
    for kind, of in {"all": list(scores), **by_kind(kinds, scores)}.items():
        key, total = f"{name} {kind}", _total(of)
        if total.total:
            f1[key], grain[key] = total.f1, 1 / total.total
        else:
            false[key], grain[key] = total.fp / len(of), 1 / len(of)
    return Figures({}, f1, false, grain)


def lead(ours: Sequence[PageScore], theirs: Sequence[PageScore]) -> tuple[float, ...]:
    """The 95 % interval of how much higher our F1 is, were the pages drawn again for both.

    A paired bootstrap over pages (Efron 1979; Berg-Kirkpatrick et al. 2012): what makes a page hard
    for both cancels out. Empty for fewer than two pages.
    """
    if len(ours) < 2:
        return ()
    counts = np.array([[astuple(score) for score in side] for side in (ours, theirs)], float)
    drawn = np.random.default_rng(0).integers(len(ours), size=(DRAWS, len(ours)))
    mine, other = (_f1(side[drawn].sum(axis=1)) for side in counts)
    low, high = np.percentile(mine - other, (2.5, 97.5)).tolist()
    return low, high


def _f1(counts: Doubles) -> Doubles:
    """F1 of rows of (tp, fp, found, total, overlapping). Shape: (n, 5) -> (n,)."""
    precision = counts[:, 0] / np.maximum(1, counts[:, 0] + counts[:, 1])
    recall = counts[:, 2] / np.maximum(1, counts[:, 3])
    f1: Doubles = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return f1


def _total(scores: Sequence[PageScore]) -> PageScore:
    return sum(scores, start=NOTHING)


def _counts(scores: Sequence[PageScore]) -> list[str]:
    return [str(len(scores)), str(_total(scores).total)]


def _range(ends: tuple[float, ...]) -> str:
    """Two ends without their leading zeros.

    >>> _range((0.9321, 1.0)), _range((-0.0123, 0.02)), _range(())
    ('.932 1.000', '-.012 .020', '-')
    """
    return " ".join(f"{end:.3f}".replace("0.", ".", 1) for end in ends) or "-"


def lines(rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned text: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    text = (
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join(text) + "\n"
