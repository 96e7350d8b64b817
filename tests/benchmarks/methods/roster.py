"""The methods that are compared, each with its settings: as published, and fitted on our own pages.

A fitted method (``*``) has the settings that gave the best F1 over made pages of the fitting half, all
kinds together, among those of :mod:`tests.benchmarks.methods.tuning`: its own knobs, whether the vectors are
centred on the page, and the lowest score that is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aligner.align import align_document
from aligner.pipeline import DEFAULT_MIN_SCORE
from tests.benchmarks.methods import packages
from tests.benchmarks.methods.bertalign import bertalign
from tests.benchmarks.methods.lengths import gale_church
from tests.benchmarks.methods.material import Bead, Material
from tests.benchmarks.methods.mining import greedy_cosine, margin_mining
from tests.benchmarks.methods.vecalign import vecalign

SETTINGS = Path(__file__).with_name("settings.json")

Pairs = list[tuple[str, str]]

# Each takes a page and its knobs by name.
ALIGNERS: dict[str, Callable[..., list[Bead]]] = {
    "margin": lambda page: margin_mining(page.en, page.ko),
    "cosine": lambda page: greedy_cosine(page.en, page.ko),
    "vecalign": lambda page, **knobs: vecalign(page.en, page.ko, **knobs),
    "bertalign": lambda page, **knobs: bertalign(page.en, page.ko, **knobs),
    "lengths": lambda page, **knobs: gale_church(page.en, page.ko, **knobs),
    "galechurch": packages.by_galechurch,
    "sentweave": packages.by_sentweave,
    "dtwsa": packages.by_dtwsa,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """An aligner of :data:`ALIGNERS` with its knobs; beads that score under ``least`` are dropped."""

    aligner: str
    knobs: Mapping[str, float] = field(default_factory=dict)
    centred: bool = False
    least: float | None = None

    def beads(self, page: Material) -> list[Bead]:
        """What it finds on a page."""
        found = ALIGNERS[self.aligner](page.centred() if self.centred else page, **self.knobs)
        return [bead for bead in found if self.least is None or bead.score >= self.least]

    def told(self) -> str:
        """The settings in words."""
        words = [f"{name} {value:g}" for name, value in self.knobs.items()]
        words += ["centred vectors"] * self.centred
        words += [] if self.least is None else [f"score at least {self.least:.3g}"]
        return ", ".join(words) or "as it comes"


@dataclass(frozen=True, slots=True)
class Method:
    """A column of the table: its name, how it pairs a page, and its settings in words."""

    name: str
    pair: Callable[[Material], Pairs]
    told: str


def ours(page: Material) -> Pairs:
    """The pairs that the package returns at its default threshold."""
    found = align_document(page.document, page.encoder)
    return [(pair.en, pair.ko) for pair in found if pair.score >= DEFAULT_MIN_SCORE]


def roster() -> list[Method]:
    """Ours, the methods written here, and the packages that are installed."""
    settings = {**published(), **fitted()}
    methods = [Method("ours", ours, f"score at least {DEFAULT_MIN_SCORE:g}")]
    for name in sorted(settings, key=_order):
        setting = settings[name]
        if setting.aligner not in packages.NAMES or not packages.missing(setting.aligner):
            methods.append(_method(name, setting))
    return methods


def _order(name: str) -> tuple[int, bool]:
    return list(ALIGNERS).index(name.removesuffix("*")), name.endswith("*")


def _method(name: str, setting: Setting) -> Method:
    return Method(name, lambda page: page.pairs(setting.beads(page)), setting.told())


def published() -> dict[str, Setting]:
    """The settings that the papers and programs come with."""
    return {
        # 1.06 was best on BUCC in the paper; LASER's WikiMatrix was cut at 1.04.
        "margin": Setting("margin", least=1.06),
        "vecalign": Setting("vecalign", {"most": 4, "skip_share": 0.2}),
        "bertalign": Setting("bertalign", {"skip": -0.1}),
        "galechurch": Setting("galechurch"),
        "sentweave": Setting("sentweave"),
        "dtwsa": Setting("dtwsa", {"least": 0.7}),
    }


def fitted() -> dict[str, Setting]:
    """The settings that ``python -m tests.benchmarks.peers --fit`` found."""
    entries = json.loads(SETTINGS.read_text(encoding="utf8"))["settings"]
    return {name: Setting(**entry) for name, entry in entries.items()}
