"""Why a pair has its score, and why a sentence has no partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align import candidates, context
from aligner.align.runs import Ints, Runs
from aligner.align.score import Doubles, probability
from aligner.align.scored import Scored
from aligner.types import Alone, Why

Flags = NDArray[np.bool_]

# What a feature is called when it is above, and when it is below, that of a typical right pair; "" where
# that says nothing about this pair: few pages have their pairs side by side.
_NAMES = {
    "margin_en": ("a big lead over other Korean text", "no big lead over other Korean text"),
    "margin_ko": ("a big lead over other English text", "no big lead over other English text"),
    "drop": ("a sentence less would fit worse", "a sentence less would fit about as well"),
    "add": ("a sentence more would fit worse", "a sentence more would fit about as well"),
    "length": ("lengths do not fit", "lengths fit"),
    "extra": ("several sentences on a side", "one sentence on each side"),
    "one_caption": ("only one side is a caption", "both sides are of one kind"),
    "captions": ("both sides are captions", "not both are captions"),
    "whole_blocks": ("both sides are whole blocks", ""),
    "whole_block": ("one side is a whole block, the other a part of one", ""),
    "before": ("a sure pair right before it", "no sure pair right before it"),
    "after": ("a sure pair right after it", "no sure pair right after it"),
    "beside": ("side by side like other pairs here", ""),
    "apart": ("apart where other pairs here stand side by side", ""),
    "in_order": ("in order with the pairs nearby", "few or no pairs nearby in the same order"),
}
# What the evidence of the texts is called, for and against.
_EVIDENCE = {
    "figures": ("the same figure on both sides", "other figures on either side"),
    "names": ("names that sound alike", "names of the English that no Korean word sounds like"),
}
_FEATURES = candidates.FEATURES + context.FEATURES
_MARGINS = [_FEATURES.index(name) for name in ("margin_en", "margin_ko")]

# A feature that moves the log-odds by less than this is not worth a word.
TELLING = 0.5
# A refusal names so many features: what weighs less would not have changed it.
REASONS = 2


def explain(scored: Scored) -> list[Why]:
    """The reasons of each chosen pair."""
    chosen, pairs = scored.chosen, scored.pairs
    i, j = pairs.en[chosen], pairs.ko[chosen]
    runners = _runners_up(scored)
    figures = np.stack(
        [
            pairs.cosine[chosen],
            pairs.x[chosen][:, _MARGINS].min(axis=1),
            scored.en.letters[i] / np.maximum(scored.ko.letters[j], 1),
            probability(scored.odds[runners]),
        ],
        axis=1,
    )
    return [
        Why(
            cosine,
            margin,
            ratio,
            speaks_for + told[0],
            against + told[1],
            text,
            odds if text else 0.0,
        )
        for (cosine, margin, ratio, odds), (speaks_for, against), told, text in zip(
            figures.tolist(),
            _telling(scored, chosen),
            _told(scored),
            _runner_up_texts(scored, runners),
            strict=True,
        )
    ]


def effects(scored: Scored, some: Ints) -> Doubles:
    """How far each feature moves the log-odds of candidates from those of a typical right pair.

    Shape: (n, f); the effects of a candidate add up to the whole difference.
    """
    weights = scored.weights
    moved: Doubles = (scored.features(some) - weights.typical) * weights.context.weights
    return moved


Phrases = tuple[str, ...]


def _telling(scored: Scored, some: Ints) -> Iterator[tuple[Phrases, Phrases]]:
    """What speaks for and what against candidates, as phrases, the weightiest first."""
    moved = effects(scored, some)
    rising = scored.weights.context.weights > 0
    helps = [_NAMES[name][0 if up else 1] for name, up in zip(_FEATURES, rising, strict=True)]
    harms = [_NAMES[name][1 if up else 0] for name, up in zip(_FEATURES, rising, strict=True)]
    order = np.argsort(moved, axis=1)
    for row, ranks in zip(moved.tolist(), order.tolist(), strict=True):
        against = (harms[f] for f in ranks if row[f] <= -TELLING)
        speaks_for = (helps[f] for f in reversed(ranks) if row[f] >= TELLING)
        yield tuple(filter(None, speaks_for)), tuple(filter(None, against))


def _told(scored: Scored) -> Iterator[tuple[Phrases, Phrases]]:
    """What figures and names say for and against each chosen pair, as phrases."""
    for said in scored.told.tolist():
        weighed = list(zip(_EVIDENCE.values(), said, strict=True))
        yield (
            tuple(phrases[0] for phrases, value in weighed if value > 0),
            tuple(phrases[1] for phrases, value in weighed if value < 0),
        )


def _runners_up(scored: Scored) -> Ints:
    """For each chosen pair the best candidate with one of its sides and another text for the other.

    The other text shares no sentence with the pair's. -1 if there is none. Shape: (k,).
    """
    en, ko, pairs, chosen = scored.en, scored.ko, scored.pairs, scored.chosen
    rivals, of = [], []
    for side, runs, other, others in ((pairs.en, en, pairs.ko, ko), (pairs.ko, ko, pairs.en, en)):
        number = np.full(len(runs), -1)
        number[side[chosen]] = np.arange(len(chosen))
        same = np.flatnonzero(number[side] >= 0)
        pair = number[side[same]]
        apart = _disjoint(others, other[same], other[chosen[pair]])
        rivals.append(same[apart])
        of.append(pair[apart])
    rival = np.concatenate(rivals)
    return _best(np.concatenate(of), rival, scored.odds[rival], len(chosen))


def _best(keys: Ints, values: Ints, weights: Doubles, count: int) -> Ints:
    """For each key below ``count`` its value with the highest weight; -1 if it has none."""
    order = np.argsort(weights, kind="stable")
    best = np.full(count, -1)
    best[keys[order]] = values[order]  # of several values for a key the last one stays
    return best


def _runner_up_texts(scored: Scored, runners: Ints) -> Iterator[str]:
    """What the runners-up have in place of a side of the chosen pairs; "" for -1."""
    en, ko, pairs = scored.en, scored.ko, scored.pairs
    for at, rival in zip(scored.chosen.tolist(), runners.tolist(), strict=True):
        if rival < 0:
            yield ""
        elif pairs.en[rival] == pairs.en[at]:
            yield ko.text(int(pairs.ko[rival]))
        else:
            yield en.text(int(pairs.en[rival]))


def _disjoint(runs: Runs, some: Ints, others: Ints) -> Flags:
    """Which of some runs share no sentence with their counterparts among others."""
    apart: Flags = (runs.stop[some] <= runs.first[others]) | (runs.first[some] >= runs.stop[others])
    return apart


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One side of a page: its runs, the run of each candidate (c,), which sentences are paired (n,)."""

    runs: Runs
    of: Ints
    paired: Flags


def alone(scored: Scored, min_score: float) -> list[Alone]:
    """The sentences that no chosen pair of at least ``min_score`` holds, English first."""
    kept = scored.chosen[scored.scores >= min_score]
    en, ko = (
        _Side(runs, of, _held(runs, of[kept]))
        for runs, of in ((scored.en, scored.pairs.en), (scored.ko, scored.pairs.ko))
    )
    return [*_alone(scored, en, ko), *_alone(scored, ko, en)]


def _held(runs: Runs, some: Ints) -> Flags:
    """Which sentences the runs hold."""
    held = np.zeros(len(runs.sentences), bool)
    for run in some:
        held[runs.first[run] : runs.first[run] + runs.size[run]] = True
    return held


def _alone(scored: Scored, side: _Side, other: _Side) -> Iterator[Alone]:
    """The sentences of one side that are not paired, each with its best candidate."""
    lonely = np.flatnonzero(~side.paired)
    best = _best_candidates(scored, side, other)[lonely]
    likely = probability(scored.odds)
    likely[scored.chosen] = scored.scores
    for index, at, (_, against) in zip(
        lonely.tolist(), best.tolist(), _telling(scored, best), strict=True
    ):
        sentence = side.runs.sentences[index]
        if at < 0:
            yield Alone(sentence, "", 0.0, "nothing on the other side is similar")
            continue
        run = int(other.of[at])
        taken = other.paired[other.runs.first[run] : other.runs.stop[run]].any()
        reason = "belongs to another pair" if taken else _unlikely(against)
        yield Alone(sentence, other.runs.text(run), float(likely[at]), reason)


def _best_candidates(scored: Scored, side: _Side, other: _Side) -> Ints:
    """For each sentence its best candidate, -1 if it has none. Shape: (n,).

    That is the pair it was chosen for (which only fell short of the least score), else the most
    likely one of two single sentences.
    """
    runs, of = side.runs, side.of
    single = np.flatnonzero((runs.size[of] == 1) & (other.runs.size[other.of] == 1))
    best = _best(runs.first[of[single]], single, scored.odds[single], len(runs.sentences))
    for at in scored.chosen:
        best[runs.first[of[at]] : runs.first[of[at]] + runs.size[of[at]]] = at
    return best


def _unlikely(against: Phrases) -> str:
    """A refusal with the weightiest phrases against a candidate."""
    return ": ".join(["too unlikely", ", ".join(against[:REASONS])]) if against else "too unlikely"
