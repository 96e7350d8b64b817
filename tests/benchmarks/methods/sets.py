"""The sets of pages that methods are compared on, with what pins them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from aligner.evaluate import GoldPage, load_gold
from tests.benchmarks.pages import KINDS, SHARED, WITHOUT_PAIR, make_pages

BENCH = SHARED / "bench"
WRITTEN = Path(__file__).resolve().parents[1] / "written"
# Pages of part 2 measure; nothing was fitted or calibrated on its rows.
FITTING_SEED, MADE_SEED, NONE_SEED = 22, 23, 24
# Written pages a to e have been tuned on, f has not.
WRITTEN_PARTS = "abcdef"
NAMES = ("dev", "handmade", *(f"written_{part}" for part in WRITTEN_PARTS), "made", "none")


def load_set(name: str, each: int) -> list[GoldPage]:
    """The pages of a set; ``each`` is how many of every kind are made for "made" and "none".

    "none" holds pages without a true pair only.
    """
    if name == "made":
        return made(part=2, each=each, seed=MADE_SEED)
    if name == "none":
        return made(part=2, each=each, seed=NONE_SEED, kinds=WITHOUT_PAIR)
    return load_gold(file_of(name))


def file_of(name: str) -> Path:
    """The file of a set that is not made."""
    if name.startswith("written"):
        return WRITTEN / f"{name[-1]}.jsonl"
    return BENCH / f"{name}_pages.jsonl"


def made(*, part: int, each: int, seed: int, kinds: Sequence[str] = tuple(KINDS)) -> list[GoldPage]:
    """``each`` pages of some kinds (all of them), made from one part of the development rows."""
    pages = make_pages(part=part, each=each, seed=seed, kinds=kinds)
    return [_gold_page(page) for page in pages]


def fingerprint(pages: Iterable[GoldPage]) -> str:
    """What pins a set: the sha256 of its texts and its truth."""
    rows = [[p.id, p.kind, p.text, p.pairs, p.en_only, p.ko_only] for p in pages]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _gold_page(page: dict[str, Any]) -> GoldPage:
    return GoldPage(
        page["id"],
        page["layout"],
        page["text"],
        tuple((en, ko) for en, ko in page["gold"]),
        tuple(page["en_only"]),
        tuple(page["ko_only"]),
    )
