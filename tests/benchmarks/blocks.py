"""How well lines are told apart: ``python -m tests.benchmarks.blocks [--show] [PAGES.jsonl ...]``.

For each layout: sentences of the gold whose line was called furniture ("lost"), lines that hold no
sentence of the page at all and were kept ("kept"), and captions found. Reads ``../shared/bench``
unless files are named; a page is ``{"layout", "text", "gold", "en_only", "ko_only"}``.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from aligner.page.blocks.passages import passages
from aligner.page.view import clean_view

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"


def main() -> None:
    """Prints the table, and with ``--show`` every line behind it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    paths = options.pages or [BENCH / "dev_pages.jsonl", BENCH / "handmade_pages.jsonl"]
    for path in paths:
        print(
            f"{path.name}\n{'layout':28}{'pages':>6}{'gold':>6}{'lost':>6}{'other':>7}{'kept':>6}{'captions':>9}"
        )
        tables: dict[str, Counter[str]] = {}
        for page in map(json.loads, path.open(encoding="utf-8")):
            measure(page, tables.setdefault(page["layout"], Counter()), show=options.show)
        for layout, t in (*tables.items(), ("all", sum(tables.values(), Counter[str]()))):
            print(
                f"{layout:28}{t['pages']:6}{t['gold']:6}{t['lost']:6}{t['other']:7}{t['kept']:6}{t['captions']:9}"
            )


def measure(page: dict[str, Any], table: Counter[str], *, show: bool) -> None:
    """Adds one page's figures to its layout's."""
    found = passages(clean_view(page["text"]))
    gold = {squeeze(side) for pair in page["gold"] for side in pair}
    single = {squeeze(side) for side in (*page["en_only"], *page["ko_only"])}
    table["pages"] += 1
    table["gold"] += len(gold)
    table.update({"lost": 0, "other": 0, "kept": 0, "captions": 0})
    for line, kind in ((passage.view.text, passage.kind) for passage in found):
        what = sort(squeeze(line), gold, single)
        table["captions"] += kind == "caption"
        table["other"] += what == "other"
        verdict = {
            ("gold", "furniture"): "lost",
            ("other", "body"): "kept",
            ("other", "headline"): "kept",
        }
        if (result := verdict.get((what, kind))) or (kind == "furniture" and what == "single"):
            table[result or "single lost"] += 1
            if show:
                print(f"  {page['id']:12} {result or 'single':7} {kind:9} {line[:120]}")


def sort(line: str, gold: set[str], single: set[str]) -> str:
    """What a line holds: a gold sentence, another sentence of the page, nothing, or something else."""
    if not line:
        return "blank"
    for name, sentences in (("gold", gold), ("single", single)):
        if any(s in line or (line in s and 5 * len(line) > len(s)) for s in sentences if s):
            return name
    return "other"


def squeeze(text: str) -> str:
    """Letters and digits only, so that marks and quotes do not matter."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


if __name__ == "__main__":
    main()
