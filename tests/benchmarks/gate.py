"""The ratchet of a benchmark: figures may rise, and fall only when somebody says so.

Kept in ``floors.json`` under the benchmark's name: floors of F1, ceilings of false pairs a page, and the
fingerprint of each set of pages, since a figure means nothing once its pages have changed. (After
the quality gate of trafilatura.)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


class RefusedError(Exception):
    """An update that nobody declared."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is held. Names start with that of their set: "dev captions".

    ``gold`` has a fingerprint for each set. ``grain`` is what one pair more or less moves a figure by:
    the rounding of another processor may tip a pair that stands on the edge, so as much is forgiven.
    """

    gold: Mapping[str, str] = field(default_factory=dict)
    f1: Mapping[str, float] = field(default_factory=dict)
    false_pairs_a_page: Mapping[str, float] = field(default_factory=dict)
    grain: Mapping[str, float] = field(default_factory=dict)


def missed(held: Figures, measured: Figures) -> list[str]:
    """What speaks against passing, a line each; nothing if all is well."""
    return [*_gold_changes(held, measured), *_absent(held, measured), *_worse(held, measured)]


def raised(
    held: Figures, measured: Figures, *, allow_regression: bool = False, gold_changed: bool = False
) -> Figures:
    """What to hold from now on: the better of both for every figure.

    With ``allow_regression`` it is what was measured. Figures that are no longer measured are
    dropped with the change of gold that took them.

    Raises:
        RefusedError: a figure fell, or pages changed, and nobody declared it.
    """
    changes = _gold_changes(held, measured) + _absent(held, measured)
    if changes and not gold_changed:
        raise RefusedError("\n".join([*changes, "Declare a change of gold with --gold-changed."]))
    worse = _worse(held, measured)
    if worse and not allow_regression:
        raise RefusedError("\n".join([*worse, "Declare a fall with --allow-regression."]))
    if allow_regression:
        return measured
    return Figures(
        measured.gold,
        {key: max(value, held.f1.get(key, 0.0)) for key, value in measured.f1.items()},
        {
            key: min(value, held.false_pairs_a_page.get(key, value))
            for key, value in measured.false_pairs_a_page.items()
        },
        measured.grain,
    )


def load(path: Path, name: str) -> Figures:
    """What is held under a name; nothing if it is not there."""
    return Figures(**json.loads(path.read_text("utf-8")).get(name, {}))


def store(path: Path, name: str, figures: Figures) -> None:
    """Writes what is held under a name; the rest of the file stays, and a crash leaves the old one."""
    held = json.loads(path.read_text("utf-8"))
    held[name] = {
        part: {
            key: round(value, 6) if isinstance(value, float) else value
            for key, value in values.items()
        }
        for part, values in asdict(figures).items()
    }
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n", "utf-8")
    beside.replace(path)


def _gold_changes(held: Figures, measured: Figures) -> list[str]:
    return [
        f"{key}: the pages are not those that the figures were held on"
        for key, value in held.gold.items()
        if key in measured.gold and measured.gold[key] != value
    ]


def _absent(held: Figures, measured: Figures) -> list[str]:
    was = [*held.gold, *held.f1, *held.false_pairs_a_page]
    now = {*measured.gold, *measured.f1, *measured.false_pairs_a_page}
    return [f"{key}: held, but not measured" for key in was if key not in now]


def _worse(held: Figures, measured: Figures) -> list[str]:
    """Figures that fell by more than their grain (and a rounding of six digits)."""
    lines = []
    for key, floor in held.f1.items():
        value = measured.f1.get(key, floor)
        if value < floor - measured.grain.get(key, 0.0) - 1e-6:
            lines.append(f"{key}: F1 {value:.4f} is under its floor {floor:.4f}")
    for key, ceiling in held.false_pairs_a_page.items():
        value = measured.false_pairs_a_page.get(key, ceiling)
        if value > ceiling + measured.grain.get(key, 0.0) + 1e-6:
            lines.append(f"{key}: {value:.4f} false pairs a page, more than {ceiling:.4f}")
    return lines
