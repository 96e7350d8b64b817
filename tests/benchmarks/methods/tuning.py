"""Finds each peer's own best settings, so that it is not beaten by ours at a bad default."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from aligner.encode import Encoder
from aligner.evaluate import PageScore, score_page
from tests.benchmarks.methods import packages
from tests.benchmarks.methods.lengths import estimate
from tests.benchmarks.methods.material import Bead, Material, read
from tests.benchmarks.methods.roster import SETTINGS, Setting
from tests.benchmarks.methods.sets import FITTING_SEED, made

NOTHING = PageScore(0, 0, 0, 0, 0)
CUTS = 24  # lowest scores tried: quantiles of the scores found, the lower half of them and none

GRIDS: dict[str, dict[str, Sequence[float]]] = {
    "margin": {},
    "cosine": {},
    "vecalign": {"most": (2, 3, 4, 5), "skip_share": (0.01, 0.02, 0.05, 0.1, 0.2)},
    "bertalign": {"skip": (-0.2, -0.1, -0.05, 0.0, 0.1)},
    "dtwsa": {"least": tuple(np.arange(0.2, 0.71, 0.05).round(2).tolist())},
}


def fit(encoder: Encoder, each: int) -> dict[str, Any]:
    """The best setting of every method, and its F1, on pages of the fitting half."""
    pages = made(part=0, each=each, seed=FITTING_SEED)
    material = [taken for page in pages if (taken := read(page, encoder))]
    ratio, variance = estimate(row for page in pages for row in page.pairs)
    lengths = {"ratio": round(ratio, 4), "variance": round(variance, 3)}
    best = {"lengths*": Setting("lengths", lengths)}
    figures = {"lengths*": f1(material, [Setting("lengths", lengths).beads(m) for m in material])}
    for name, grid in GRIDS.items():
        if name in packages.NAMES and packages.missing(name):
            continue
        tried = (best_cut(setting, material) for setting in settings(name, grid))
        figures[f"{name}*"], best[f"{name}*"] = max(tried, key=lambda found: found[0])
    return {
        "origin": f"python -m tests.benchmarks.peers --fit --each {each}; encoder {encoder.name}; "
        f"{len(pages)} made pages of part 0, seed {FITTING_SEED}; F1 there: "
        + ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()),
        "settings": {name: entry(setting) for name, setting in best.items()},
    }


def settings(name: str, grid: Mapping[str, Sequence[float]]) -> Iterator[Setting]:
    """Every combination of the knobs, with vectors as they are and centred."""
    for values in itertools.product(*grid.values()):
        for centred in (False, True):
            yield Setting(name, dict(zip(grid, values, strict=True)), centred)


def best_cut(setting: Setting, pages: Sequence[Material]) -> tuple[float, Setting]:
    """The lowest score worth keeping with a setting, and the F1 it gives."""
    beads = [setting.beads(page) for page in pages]
    scores = [bead.score for found in beads for bead in found]
    cuts = np.unique(np.quantile(scores, np.linspace(0, 0.6, CUTS)).round(3)).tolist()
    tried = [
        (f1(pages, [[b for b in found if b.score >= cut] for found in beads]), cut) for cut in cuts
    ]
    figure, cut = max(tried)
    return figure, replace(setting, least=cut)


def f1(pages: Sequence[Material], beads: Sequence[list[Bead]]) -> float:
    """F1 over all pages together."""
    scores = (score_page(p.pairs(b), p.gold) for p, b in zip(pages, beads, strict=True))
    return sum(scores, start=NOTHING).f1


def entry(setting: Setting) -> dict[str, object]:
    """A setting as JSON holds it."""
    return {
        "aligner": setting.aligner,
        "knobs": dict(setting.knobs),
        "centred": setting.centred,
        "least": setting.least,
    }


def write(found: dict[str, Any]) -> None:
    """Stores what was found, with where it comes from."""
    SETTINGS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf8")
