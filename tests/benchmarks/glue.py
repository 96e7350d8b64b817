"""Makes and measures the table by which a cut Korean line is put together: ``aligner/page/lines/glue.tsv``.

    python -m tests.benchmarks.glue           # measure
    python -m tests.benchmarks.glue --write   # make the table again, then measure

The table holds, for what stands before and after a line end, how much likelier a blank is there than
in general (log odds, in halves). It is counted on the Korean side of ``../shared/data/train`` and
measured on that of ``../shared/data/dev``, where each line is cut at random places.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from aligner.page.lines import glue

DATA = Path(__file__).parents[3] / "shared" / "data"
TABLE = Path(glue.__file__).with_name("glue.tsv")
TRAIN = [
    "park_news_a",
    "korsts",
    "opensource_guide",
    "mozilla_www",
    "hf_course",
    "tatoeba_lovealpha",
    "ncsoft_context_dialog",
    "udhr",
    "cncf_glossary",
    "owasp_top10",
]
DEV = ("park_news", "flores", "textbook")
# Pairs of characters are kept by how much they change what their nearer character says alone: 500,
# 1,000, 2,000 and 3,000 of them gave .907, .919, .929 and .937 right; all 8,600 give .950.
PAIRS = 2_000
MIN_COUNT = 10

Counts = dict[tuple[str, str], list[int]]


def korean(names: list[str] | tuple[str, ...], part: str) -> Iterator[str]:
    """The Korean side of the named files."""
    for name in names:
        for line in (DATA / part / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            yield line.split("\t")[1]


def cuts(text: str) -> Iterator[tuple[str, str, bool]]:
    """What a line end may stand between, and whether there was a blank that it swallowed."""
    for at in range(2, len(text) - 1):
        if text[at - 1] != " ":
            yield text[max(0, at - 40) : at], text[at : at + 40].lstrip(), text[at] == " "


def count() -> Counts:
    """How often each context stands without and with a blank."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for text in korean(TRAIN, "train"):
        for line, after, blank in cuts(text):
            for context in glue.contexts(line, after):
                counts[context][blank] += 1
    return counts


def table(counts: Counts) -> dict[tuple[str, str], int]:
    """The log odds, in halves, of the contexts that are worth keeping."""
    without, with_blank = (
        sum(c[i] for (side, _), c in counts.items() if side == "last") for i in (0, 1)
    )
    prior = math.log(with_blank / without)

    def odds(context: tuple[str, str]) -> float:
        no, yes = counts[context]
        return math.log((yes + 0.6) / (no + 1.4)) - prior

    often = [context for context, seen in counts.items() if sum(seen) >= MIN_COUNT]
    kept = {context: round(2 * odds(context)) for context in often if len(context[1]) == 1}
    gain = {
        (side, pair): sum(counts[side, pair])
        * abs(2 * odds((side, pair)) - kept.get((side, pair[side == "last"]), 0))
        for side, pair in often
        if len(pair) == 2
    }
    best = sorted(gain, key=gain.__getitem__, reverse=True)[:PAIRS]
    return (
        kept
        | {context: round(2 * odds(context)) for context in best}
        | {("prior", ""): round(2 * prior)}
    )


def write(entries: dict[tuple[str, str], int]) -> None:
    """One line for each side and value: side, value, contexts with blanks between them."""
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for (side, context), value in sorted(entries.items()):
        if value or side == "prior" or len(context) == 2:
            lines[side, value].append(context)
    text = "".join(
        f"{side}\t{value}\t{' '.join(found)}\n" for (side, value), found in sorted(lines.items())
    )
    TABLE.write_text(text, encoding="utf-8")


def main() -> None:
    """Prints how many cuts are put together right; a page's own words would add to that."""
    if "--write" in sys.argv:
        write(table(count()))
    chance = random.Random(7)
    print(f"table {TABLE.name}: {TABLE.stat().st_size} bytes; 3 random cuts a line, seed 7")
    for name in DEV:
        found = [
            cut
            for text in korean([name], "dev")
            if len(text) > 12
            for cut in chance.sample(list(cuts(text)), 3)
        ]
        right = sum(
            (glue.korean_glue(line, after, {}) == " ") == blank for line, after, blank in found
        )
        print(f"{name:10s} {len(found):6d} cuts, {right / len(found):.3f} right")


if __name__ == "__main__":
    main()
