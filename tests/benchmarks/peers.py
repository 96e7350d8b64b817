"""Our alignment beside the methods of its peers: the same pages, sentences and vectors.

    python -m tests.benchmarks.peers                         # the tables of every set of pages
    python -m tests.benchmarks.peers --pages made --each 20  # one set; pages of each kind, where they are made
    python -m tests.benchmarks.peers --check                 # ours alone; exits 1 under a floor
    python -m tests.benchmarks.peers --update                # raises the floors (see gate.py)
    python -m tests.benchmarks.peers --fit --each 8          # the peers' own best settings

The methods are written from their papers (``methods/``); those marked ``*`` have settings fitted on
made pages of the other half of the rows. Packages are measured where they are installed
(``pip install galechurch sentweave dtwsa``).
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aligner import __version__
from aligner.encode import Encoder, load_encoder
from aligner.evaluate import GoldPage, PageScore, score_page
from tests.benchmarks.gate import Figures, RefusedError, load, missed, raised, store
from tests.benchmarks.methods import packages, table, tuning
from tests.benchmarks.methods.material import read
from tests.benchmarks.methods.roster import Method, ours, roster
from tests.benchmarks.methods.sets import NAMES, fingerprint, load_set
from tests.benchmarks.pages import SHARED

FLOORS = Path(__file__).with_name("floors.json")
# Pages of each kind: for a table, and for the check, which must end within two minutes.
EACH = {"made": 20, "none": 150}
EACH_CHECKED = {"made": 10, "none": 150}


def measure(
    pages: Sequence[GoldPage], methods: Sequence[Method], encoder: Encoder
) -> tuple[dict[str, list[PageScore]], dict[str, float]]:
    """The score of every method on every page, and its seconds a page without encoding."""
    scores: dict[str, list[PageScore]] = {method.name: [] for method in methods}
    seconds = dict.fromkeys(scores, 0.0)
    cold = True
    for page in pages:
        material = read(page, encoder)
        for method in methods:
            if cold and material:
                method.pair(material)  # imports and files read once are no time of a page
            begun = time.process_time()
            pairs = method.pair(material) if material else []
            seconds[method.name] += time.process_time() - begun
            scores[method.name].append(score_page(pairs, page))
        cold = cold and material is None
    return scores, {name: total / max(1, len(pages)) for name, total in seconds.items()}


def show(name: str, each: int, methods: Sequence[Method], encoder: Encoder) -> None:
    """Prints the tables of one set."""
    pages = load_set(name, each)
    scores, seconds = measure(pages, methods, encoder)
    kinds = [page.kind for page in pages]
    print(f"== {name}: {len(pages)} pages, sha256 {fingerprint(pages)[:12]}\n")
    print(table.f1_table(kinds, scores))
    print(table.false_table(kinds, scores))
    print(table.time_table(seconds))


def show_settings(methods: Sequence[Method], encoder: Encoder) -> None:
    """Prints what the tables were measured with."""
    print("Settings (* fitted on made pages of the other half of the rows):")
    for method in methods:
        print(f"  {method.name:11} {method.told}")
    reasons = {name: packages.missing(name) for name in packages.NAMES}
    versions = [packages.version(name) for name, reason in reasons.items() if not reason]
    for reason in filter(None, reasons.values()):
        print(f"  {reason}")
    print(
        f"aligner {__version__}, encoder {encoder.name}, Python {platform.python_version()}, "
        + ", ".join([f"numpy {np.__version__}", *versions])
    )


def checked_figures(encoder: Encoder) -> Figures:
    """What the floors hold: F1 of ours for every kind of page, false pairs where there is no true one."""
    figures = Figures({}, {}, {}, {})
    method = [Method("ours", ours, "")]
    for name in NAMES:
        pages = load_set(name, EACH_CHECKED.get(name, 0))
        scores = measure(pages, method, encoder)[0]["ours"]
        part = table.figures(name, [page.kind for page in pages], scores)
        figures = Figures(
            {**figures.gold, name: fingerprint(pages)},
            {**figures.f1, **part.f1},
            {**figures.false_pairs_a_page, **part.false_pairs_a_page},
            {**figures.grain, **part.grain},
        )
    return figures


def check(encoder: Encoder) -> int:
    """Prints every figure with its floor; 1 when one is missed."""
    held, measured = load(FLOORS, "alignment"), checked_figures(encoder)
    print(table.floor_table(held, measured))
    lines = missed(held, measured)
    print("\n".join(lines) or "every figure is at or above its floor")
    return 1 if lines else 0


def update(encoder: Encoder, *, allow_regression: bool, gold_changed: bool) -> int:
    """Raises the floors to what is measured, or says why not."""
    held, measured = load(FLOORS, "alignment"), checked_figures(encoder)
    try:
        found = raised(held, measured, allow_regression=allow_regression, gold_changed=gold_changed)
    except RefusedError as refused:
        print(refused)
        return 1
    store(FLOORS, "alignment", found)
    print(table.floor_table(found, measured))
    return 0


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", choices=NAMES, action="append", help="a set; all by default")
    parser.add_argument("--each", type=int, help="pages of each kind, where they are made")
    parser.add_argument("--fit", action="store_true", help="find the peers' best settings")
    parser.add_argument("--check", action="store_true", help="exit 1 when a floor is missed")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    parser.add_argument("--gold-changed", action="store_true", help="let --update take new pages")
    return parser.parse_args()


def main() -> int:
    """Runs what was asked for."""
    given = arguments()
    if not SHARED.is_dir():
        print(f"skipped: no {SHARED.name} beside the repository; it holds the pages and rows")
        return 0
    encoder = load_encoder()
    if given.fit:
        tuning.write(tuning.fit(encoder, given.each or 8))
        return 0
    if given.update:
        return update(
            encoder, allow_regression=given.allow_regression, gold_changed=given.gold_changed
        )
    if given.check:
        return check(encoder)
    methods = roster()
    for name in given.pages or NAMES:
        show(name, given.each or EACH.get(name, 0), methods, encoder)
    show_settings(methods, encoder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
