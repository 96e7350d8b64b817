"""Fits the alignment's weights on pages made from development rows, and says how well they hold.

    python -m tests.benchmarks.fit            # prints
    python -m tests.benchmarks.fit --write    # and writes aligner/align/weights.json
    python -m tests.benchmarks.fit --bank     # writes aligner/align/bank.npz for the bundled encoder

The two regressions are fitted on pages of part 0 of the rows, the calibration on pages of part 1, and both
on written pages a to e. ``python -m tests.benchmarks.reliability`` shows on others how well the probability holds.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.align import bank, candidates, context
from aligner.align.assign import choose
from aligner.align.bank import bank_of, encode_bank, fingerprint
from aligner.align.candidates import Candidates, make_candidates
from aligner.align.context import context_features
from aligner.align.runs import Runs, make_runs
from aligner.align.score import (
    CHOSEN,
    ROUNDS,
    Logistic,
    Weights,
    chosen_features,
    log_odds,
    probability,
)
from aligner.align.scored import FLOOR
from aligner.encode import Encoder, load_encoder
from aligner.evaluate.gold import GoldPage
from aligner.evaluate.score import _covered, _letters_by_id, _sides
from aligner.page import build_document, page_from_text
from tests.benchmarks.methods.sets import load_set, made
from tests.benchmarks.pages import SHARED

FOLDER = Path(bank.__file__).parent
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A page's candidates with the truth: ``right`` is exact, ``close`` right by the scorer's rule."""

    kind: str
    en: Runs
    ko: Runs
    pairs: Candidates
    right: NDArray[np.bool_]
    close: NDArray[np.bool_]


# Pages without a true pair for every page of another kind: about half of all are then without, as a page
# of a newspaper as likely has a translation as not. A page of one sentence a side has more often been
# brought because it is a pair: three without for one with. (False pairs on the 300 pages of part 2 without a
# pair: 6 with two, 3 with three, 3 with four; written and handmade pages had F1 .966 with each.)
WITHOUT = {"none": 5, "single_alone": 3}

# What a candidate of a written page counts beside one of a made page in the regressions. Rows of made pages are
# close translations; people write freely, and leave more out. F1 of written pages, each of a to c fitted without
# itself, and of handmade ones, with 0, 3, 10 and 20: .963, .963, .966, .966; of made pages .991, .991, .992, .992.
WRITTEN_COUNTS = 10.0
FITTED = "abcde"  # the parts of the written pages; f stays unseen


def mixed_pages(part: int, each: int, *, seed: int) -> list[GoldPage]:
    """Pages of every kind, and as many without a true pair as users meet."""
    pages = made(part=part, each=each, seed=seed)
    for kind, times in WITHOUT.items():
        pages += made(part=part, each=(times - 1) * each, seed=seed + 1, kinds=[kind])
    return pages


def samples(pages: Iterable[GoldPage], encoder: Encoder) -> list[Sample]:
    """The candidates of each page that has text in both languages."""
    found = []
    for gold in pages:
        document = build_document(page_from_text(gold.text, id=gold.id))
        sides = [
            [(place, s) for place, s in enumerate(document.sentences) if s.language == language]
            for language in ("en", "ko")
        ]
        if all(sides):
            en, ko = (make_runs([s for _, s in x], [p for p, _ in x], encoder) for x in sides)
            pairs = make_candidates(en, ko, bank_of(encoder))
            found.append(Sample(gold.kind, en, ko, pairs, *truth(gold, en, ko, pairs)))
    return found


def truth(
    gold: GoldPage, en: Runs, ko: Runs, pairs: Candidates
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates are one whole gold pair, and which the scorer would call right."""
    rows: list[list[tuple[frozenset[int], bool]]] = []
    for runs, side in zip((en, ko), _sides(gold), strict=True):
        covered = []
        for run in range(len(runs)):
            counts = _letters_by_id(side, " ".join(s.text for s in runs.members(run)))
            ids = frozenset(_covered(side, counts))
            whole = all(counts[id_] >= 0.9 * len(side.sentences[id_]) for id_ in ids)
            covered.append((ids, bool(ids) and whole))
        rows.append(covered)
    right, close = np.zeros(len(pairs), bool), np.zeros(len(pairs), bool)
    for at, (i, j) in enumerate(zip(pairs.en, pairs.ko, strict=True)):
        (en_ids, en_whole), (ko_ids, ko_whole) = rows[0][i], rows[1][j]
        close[at] = bool(en_ids) and en_ids == ko_ids
        right[at] = close[at] and en_whole and ko_whole and len(en_ids) == 1
    return right, close


def regression(x: Doubles, y: NDArray[np.bool_], counts: Doubles | None = None) -> Logistic:
    """A logistic regression with a light penalty on standardised features, in the features' own scale.

    ``counts`` says how often each row counts.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000).fit((x - mean) / spread, y, counts)
    weights = model.coef_[0] / spread
    return Logistic(weights, float(model.intercept_[0] - weights @ mean))


def fit(
    from_rows: Sequence[Sample], written: Sequence[Sample]
) -> tuple[Logistic, Logistic, Doubles]:
    """The regressions by itself and in context, and the mean features of right pairs.

    Candidates that are right by the scorer's rule but not one whole pair (a half, two pairs at once)
    are in neither class: calling them wrong cost .01 F1.
    """
    fitting = [*from_rows, *written]
    each = [1.0] * len(from_rows) + [WRITTEN_COUNTS] * len(written)
    used = np.concatenate([s.right | ~s.close for s in fitting])
    right = np.concatenate([s.right for s in fitting])[used]
    counts = np.repeat(each, [len(s.right) for s in fitting])[used]
    alone = regression(np.concatenate([s.pairs.x for s in fitting])[used], right, counts)
    seen = [
        np.concatenate(
            [
                s.pairs.x,
                context_features(s.pairs, s.en, s.ko, probability(alone.log_odds(s.pairs.x))),
            ],
            axis=1,
        )
        for s in fitting
    ]
    in_context = np.concatenate(seen)[used]
    return alone, regression(in_context, right, counts), in_context[right].mean(axis=0)


def chosen(found: Sequence[Sample], weights: Weights) -> tuple[Doubles, NDArray[np.bool_]]:
    """Features and truth of the pairs that the aligner would choose on these pages."""
    features, right = [np.empty((0, len(CHOSEN)))], [np.empty(0, bool)]
    for s in found:
        all_odds = log_odds(s.pairs, s.en, s.ko, weights)
        best = choose(s.pairs, s.en, s.ko, all_odds, floor=FLOOR)
        features.append(chosen_features(s.pairs, s.en, s.ko, all_odds, best))
        right.append(s.close[best])
    return np.concatenate(features), np.concatenate(right)


def write(weights: Weights, origin: str) -> None:
    """Writes the weights with their names and where they come from."""
    alone = candidates.FEATURES
    parts = {
        name: {
            "bias": round(part.bias, 4),
            "weights": {n: round(float(w), 4) for n, w in zip(names, part.weights, strict=True)},
        }
        for name, part, names in (
            ("alone", weights.alone, alone),
            ("context", weights.context, alone + context.FEATURES),
            ("chosen", weights.chosen, CHOSEN),
        )
    }
    typical = dict(zip(alone + context.FEATURES, map(_rounded, weights.typical), strict=True))
    text = json.dumps({"origin": origin, **parts, "typical": typical}, indent=1)
    (FOLDER / "weights.json").write_text(text + "\n", encoding="utf8")


def _rounded(figure: float) -> float:
    return round(float(figure), 4)


def write_bank(encoder: Encoder) -> None:
    """Writes the bank's vectors, in half precision."""
    vectors = encode_bank(encoder)
    np.savez(
        FOLDER / bank.STORED,
        fingerprint=fingerprint(encoder.name),
        en=vectors.en.astype(np.float16),
        ko=vectors.ko.astype(np.float16),
    )


def main() -> None:
    """Fits, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40, help="pages of each kind")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--bank", action="store_true")
    args = parser.parse_args()
    encoder = load_encoder()
    if args.bank:
        write_bank(encoder)
        return
    if not SHARED.exists():
        sys.exit("The development data (../shared) is not here; nothing to fit on.")
    # F1 of f is .969 with d and e, .954 without: of a to c few pages are galleries.
    written = samples([page for part in FITTED for page in load_set(f"written_{part}", 0)], encoder)
    from_rows = samples(made(part=0, each=args.each, seed=1), encoder)
    alone, in_context, typical = fit(from_rows, written)
    draft = Weights(alone, in_context, Logistic(np.ones(len(CHOSEN)), 0.0), typical)
    # Few pairs have scores in the middle: the calibration needs more pages than the regressions.
    # Written pages are as free as real ones, which made pages are not: with a and b the mean distance of score
    # and share fell from .079 to .066 on c, and rose from .006 to .008 on made pages.
    calibrating = samples(mixed_pages(1, 3 * args.each, seed=2), encoder) + written
    calibration = regression(*chosen(calibrating, draft))
    weights = Weights(alone, in_context, calibration, typical)
    versions = " ".join(f"{p} {importlib.metadata.version(p)}" for p in ("numpy", "scikit-learn"))
    origin = (
        f"python -m tests.benchmarks.fit --write --each {args.each}; encoder {encoder.name}; made pages, seeds 1 "
        f"and 2, and written pages {FITTED[0]} to {FITTED[-1]}; {ROUNDS} rounds; {versions}"
    )
    print(origin)
    if args.write:
        write(weights, origin)


if __name__ == "__main__":
    main()
