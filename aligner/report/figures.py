"""The figures of a corpus for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aligner.report.grid import grid

# Cells of the longest bar of scores, and those beside it.
_BAR, _BESIDE = 40, 28
_GROUPS = {
    "pages": "pages",
    "sentences": "sentences",
    "left_out": "left out",
    "passed_over": "passed over, as no pages",
    "pairs": "pairs",
    "repeats": "repeats",
    "findings": "findings",
}
_NAMES = {
    "en_paired": "English, paired",
    "en_alone": "English, alone",
    "ko_paired": "Korean, paired",
    "ko_alone": "Korean, alone",
    "same": "the same but for typography",
    "near": "nearly the same",
}
_LENGTHS = {"english": "English characters", "korean": "Korean characters"}


def figures(record: Mapping[str, Any], *, width: int, colour: bool) -> Iterator[str]:
    """Tables of what ``stats --format json`` holds, a group after the other."""
    for group, title in _GROUPS.items():
        counts = {name: count for name, count in record[group].items() if name != "differs"}
        rows = [[_NAMES.get(name, name), f"{count:,}"] for name, count in counts.items()]
        heads = [title, f"{sum(counts.values()):,}"]
        yield grid(heads, rows or [["none", "0"]], width=width, colour=colour) + "\n"
    if differing := record["repeats"].get("differs"):
        told = f"{differing:,} pairs differ from another one in a figure, a date, a name or a 'not' only"
        yield f"{told}:\nsee them with aligner show CORPUS --differ\n\n"
    if record["pairs"]:
        yield _scores(record["scores"], width=width, colour=colour) + "\n"
        yield _lengths(record, width=width, colour=colour)


def _scores(scores: Mapping[str, int], *, width: int, colour: bool) -> str:
    """A bar for each bin of scores."""
    most = max(*scores.values(), 1)
    longest = max(4, min(_BAR, width - _BESIDE))
    bars = [
        [name.replace("-", " to "), f"{count:,}", "█" * -(-count * longest // most)]
        for name, count in scores.items()
    ]
    return grid(["score", "pairs", ""], bars, width=width, colour=colour)


def _lengths(record: Mapping[str, Any], *, width: int, colour: bool) -> str:
    groups = {title: record["lengths"][side] for side, title in _LENGTHS.items()}
    groups["English per Korean"] = record["ratio"]
    rows = [[title, *(f"{value:g}" for value in each.values())] for title, each in groups.items()]
    return grid(["length of pairs", *record["ratio"]], rows, width=width, colour=colour)
