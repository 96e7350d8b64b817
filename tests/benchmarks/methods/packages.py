"""Peers from PyPI that take our sentences and our vectors. None is a dependency of this project.

    pip install galechurch sentweave dtwsa

galechurch 0.1.0 (Apache-2.0, lengths only), sentweave 0.3.3 (Apache-2.0, Vecalign's own search in memory;
builds with a C compiler) and dtwsa 0.1.0 (MIT, 1-1 in order) run offline. Left out: bertalign 2.0.1
(GPL) raises on Korean text, lingtrain-aligner (GPL) keeps its own models and data base.
"""

from __future__ import annotations

import importlib
import warnings
from importlib import metadata

from tests.benchmarks.methods.material import Bead, Material

NAMES = ("galechurch", "sentweave", "dtwsa")


def missing(name: str) -> str:
    """Why a package cannot be measured, or an empty text."""
    try:
        importlib.import_module(name)
    except ImportError as error:
        return f"{name} is left out: {error} (pip install {name})"
    return ""


def version(name: str) -> str:
    """Name and version of a package that is installed."""
    return f"{name} {metadata.version(name)}"


def by_galechurch(page: Material) -> list[Bead]:
    """The package's beads, with its own idea of lengths."""
    galechurch = importlib.import_module("galechurch")
    found = galechurch.align(list(page.en.texts), list(page.ko.texts))
    return [
        Bead((b.source_start, b.source_end), (b.target_start, b.target_end), 0.0)
        for b in found.beads
        if b.source_start < b.source_end and b.target_start < b.target_end
    ]


def by_sentweave(page: Material) -> list[Bead]:
    """The package's beads of up to four sentences, its other settings as they come."""
    sentweave = importlib.import_module("sentweave")
    with warnings.catch_warnings():
        # On pages of a few sentences it casts infinite costs.
        warnings.simplefilter("ignore", RuntimeWarning)
        found = sentweave.align(
            list(page.en.texts), list(page.ko.texts), page.encoder, alignment_max_size=4
        )
    return [
        Bead(_run(a.src_indices), _run(a.tgt_indices), -a.score)
        for a in found.alignments
        if a.src_indices and a.tgt_indices
    ]


def by_dtwsa(page: Material, *, least: float) -> list[Bead]:
    """The package's pairs with at least this cosine (.7 as it comes)."""
    dtwsa = importlib.import_module("dtwsa")
    cosines = page.en.runs(1) @ page.ko.runs(1).T
    aligner = dtwsa.SentenceAligner(similarity_matrix=cosines, min_matching_value=least)
    found, _ = aligner.align_sentences(list(page.en.texts), list(page.ko.texts))
    # It also lists the places on its path that are under the least value.
    return [
        Bead((i, i + 1), (j, j + 1), float(cosines[i, j]))
        for i, j in found
        if cosines[i, j] >= least
    ]


def _run(indices: list[int]) -> tuple[int, int]:
    return indices[0], indices[-1] + 1
