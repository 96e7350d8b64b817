"""How fast pages are taken apart, without any encoder, and that the time grows with the text.

    python -m tests.benchmarks.documents PAGES.jsonl     # {"id": ..., "text": ...} a line

Processor time of one core, best of three rounds; the long lines once each.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from aligner.page.document import build_document
from aligner.types import Page

# One line of each, to a length that shows anything that is not linear.
LONG_LINES = {
    "English prose": "The ferry left at nine and came back at noon. ",
    "Korean prose": "여객선은 아홉 시에 떠나 정오에 돌아왔다. ",
    "both in turn": "The ferry is late. 여객선이 늦는다. ",
    "one word": "a",
    "one syllable": "가",
    "decomposed": "\u1112\u1161\u11ab\u1100\u1173\u11af ",
    "brackets": "[(",
    "short lines": "The ferry is late and\n",
}


def seconds(pages: list[Page]) -> float:
    """Processor time for all of the pages."""
    begin = time.process_time()
    for page in pages:
        build_document(page)
    return time.process_time() - begin


def main() -> None:
    """Prints milliseconds for 3,000 characters, then seconds for long lines."""
    for name in sys.argv[1:]:
        rows = [json.loads(row) for row in Path(name).read_text(encoding="utf-8").splitlines()]
        pages = [Page(row["id"], row["text"]) for row in rows]
        best = min(seconds(pages) for _ in range(3))
        chars = sum(len(page.text) for page in pages)
        print(
            f"{Path(name).stem}: {len(pages)} pages, {chars / len(pages):.0f} characters each, "
            f"{1000 * best / len(pages):.1f} ms a page, {3e6 * best / chars:.1f} ms for 3,000 characters"
        )
    print(f"{'one line of':15s} {'0.5 M chars':>11s} {'1 M':>7s} {'2 M':>7s}   seconds")
    for name, piece in LONG_LINES.items():
        took = [
            seconds([Page("", piece * (size // len(piece)))])
            for size in (500_000, 1_000_000, 2_000_000)
        ]
        print(f"{name:15s} {took[0]:11.2f} {took[1]:7.2f} {took[2]:7.2f}")


if __name__ == "__main__":
    main()
