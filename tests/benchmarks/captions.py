"""How well captions are known for what they are: ``python -m tests.benchmarks.captions [--show] [PAGES.jsonl ...]``.

For each layout: the gold sides that were built as sentences, how many of them have the kind "caption",
by language, and how many sentences without partner have it ("alone": captions without partner and
mistakes; --show lists them). In layouts whose pairs are captions ("*") all gold sides should be
captions, in the others none. Reads ``../shared/bench`` and ``written/a.jsonl`` unless files are named.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from aligner.page.document import build_document
from aligner.types import Page
from tests.benchmarks.blocks import BENCH, squeeze

WRITTEN = Path(__file__).parent / "written"
PAGES = (BENCH / "dev_pages.jsonl", BENCH / "handmade_pages.jsonl", WRITTEN / "a.jsonl")
# Layouts of which all pairs are captions.
CAPTIONED = ("captions", "photo_gallery", "one_sentence")
_COLUMNS = ("en", "en_caption", "ko", "ko_caption", "alone")


def main() -> None:
    """Prints the table, and with ``--show`` every sentence that counts against it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for path in options.pages or [path for path in PAGES if path.exists()]:
        print(f"{path.name:28}" + "".join(f"{column:>11}" for column in _COLUMNS))
        tables: dict[str, Counter[str]] = {}
        for page in map(json.loads, path.open(encoding="utf-8")):
            mark = "*" if page["layout"].endswith(CAPTIONED) else ""
            measure(page, tables.setdefault(mark + page["layout"], Counter()), show=options.show)
        starred = sum((t for name, t in tables.items() if name[0] == "*"), Counter[str]())
        others = sum((t for name, t in tables.items() if name[0] != "*"), Counter[str]())
        for name, table in (*tables.items(), ("* all", starred), ("others", others)):
            print(f"{name:28}" + "".join(f"{table[column]:11}" for column in _COLUMNS))


def measure(page: dict[str, Any], table: Counter[str], *, show: bool) -> None:
    """Adds one page's figures to its layout's."""
    gold = {"en": [e for e, _ in page["gold"]], "ko": [k for _, k in page["gold"]]}
    sides = {name: [squeeze(side) for side in sides] for name, sides in gold.items()}
    captioned = page["layout"].endswith(CAPTIONED)
    for sentence in build_document(Page(page["id"], page["text"])).sentences:
        text = squeeze(sentence.text)
        paired = any(text and text in side for side in sides[sentence.language])
        caption = sentence.kind == "caption"
        table[sentence.language] += paired
        table[f"{sentence.language}_caption"] += paired and caption
        table["alone"] += caption and not paired
        if show and (caption != captioned if paired else caption):
            print(
                f"  {page['id']:24}{sentence.kind:9}{'' if paired else 'alone':6}{sentence.text[:110]}"
            )


if __name__ == "__main__":
    main()
