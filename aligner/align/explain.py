"""Why a pair has its score, and why a sentence has no partner."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aligner.align import candidates, context
from aligner.align.runs import Ints, Runs
from aligner.align.score import Doubles, probability
from aligner.align.scored import Scored
from aligner.types import Alone, Why

Flags = NDArray[np.bool_]

# What a feature is called when it is above, and when it is below, that of a typical right pair.
_NAMES = {
    "margin_en": ("nothing else is near the English", "other Korean text is near the English"),
    "margin_ko": ("nothing else is near the Korean", "other English text is near the Korean"),
    "drop": ("each of its sentences is needed", "it is as similar with a sentence less"),
    "add": ("no neighbouring sentence belongs to it", "it is as similar with a sentence more"),
    "length": ("lengths differ", "lengths fit"),
    "extra": ("several sentences on a side", "one sentence a side"),
    "one_caption": ("only one side is a caption", "both sides are of one kind"),
    "captions": ("both sides are captions", "not both are captions"),
    "before": ("follows on another pair", "no pair right before it"),
    "after": ("another pair follows", "no pair right after it"),
    "beside": ("stands beside its partner like others here", "few pairs here stand side by side"),
    "apart": ("apart, where others here stand side by side", "others here stand apart, too"),
    "in_order": ("in order with the pairs nearby", "no order with pairs nearby"),
}
_FEATURES = candidates.FEATURES + context.FEATURES

# A feature that moves the log-odds by less than this is not worth a word.
TELLING = 0.5


def explain(scored: Scored) -> list[Why]:
    """The reasons of each chosen pair."""
    effects = scored.features(scored.chosen) - scored.weights.typical
    effects *= scored.weights.context.weights
    by_ko = np.argsort(scored.pairs.ko, kind="stable")
    return [
        _why(scored, int(at), effect, by_ko)
        for at, effect in zip(scored.chosen, effects, strict=True)
    ]


def _why(scored: Scored, at: int, effects: Doubles, by_ko: Ints) -> Why:
    en, ko, pairs = scored.en, scored.ko, scored.pairs
    i, j = int(pairs.en[at]), int(pairs.ko[at])
    margin = min(pairs.x[at, _FEATURES.index(name)] for name in ("margin_en", "margin_ko"))
    text, odds = _runner_up(scored, at, by_ko)
    return Why(
        cosine=float(pairs.cosine[at]),
        margin=float(margin),
        length_ratio=float(en.letters[i] / max(1, ko.letters[j])),
        speaks_for=_telling(scored, effects, sign=1),
        speaks_against=_telling(scored, effects, sign=-1),
        runner_up=text,
        runner_up_score=float(probability(np.array(odds))) if text else 0.0,
    )


def _telling(scored: Scored, effects: Doubles, *, sign: int) -> tuple[str, ...]:
    """The features that move the log-odds in one direction, as phrases, the weightiest first."""
    order = np.argsort(-sign * effects)
    above = sign * np.sign(scored.weights.context.weights) > 0
    return tuple(
        _NAMES[_FEATURES[f]][0 if above[f] else 1] for f in order if sign * effects[f] >= TELLING
    )


def _runner_up(scored: Scored, at: int, by_ko: Ints) -> tuple[str, float]:
    """The best other partner of either side, outside of the pair, and its log-odds."""
    pairs = scored.pairs
    first, last = np.searchsorted(pairs.en, pairs.en[at] + np.arange(2))
    same_en = np.arange(first, last)
    first, last = np.searchsorted(pairs.ko, pairs.ko[at] + np.arange(2), sorter=by_ko)
    same_ko = by_ko[first:last]
    best, text = -np.inf, ""
    for same, other, runs in ((same_en, pairs.ko, scored.ko), (same_ko, pairs.en, scored.en)):
        rivals = same[_disjoint(runs, other[same], int(other[at]))]
        if len(rivals) and scored.odds[rivals].max() > best:
            winner = rivals[np.argmax(scored.odds[rivals])]
            best, text = float(scored.odds[winner]), runs.text(int(other[winner]))
    return text, best


def _disjoint(runs: Runs, some: Ints, one: int) -> Flags:
    """Which of some runs share no sentence with one."""
    stops, stop = runs.first[some] + runs.size[some], runs.first[one] + runs.size[one]
    apart: Flags = (stops <= runs.first[one]) | (runs.first[some] >= stop)
    return apart


def alone(scored: Scored, min_score: float) -> list[Alone]:
    """The sentences that no chosen pair of at least ``min_score`` holds, English first."""
    kept = scored.scores >= min_score
    chosen = scored.chosen[kept]
    en, ko = scored.en, scored.ko
    en_paired, ko_paired = _held(en, scored.pairs.en[chosen]), _held(ko, scored.pairs.ko[chosen])
    best_en, best_ko = _best_single(scored)
    return [
        *_alone(en, ko, en_paired, ko_paired, best_en),
        *_alone(ko, en, ko_paired, en_paired, best_ko),
    ]


def _held(runs: Runs, some: Ints) -> Flags:
    """Which sentences the runs hold."""
    held = np.zeros(len(runs.sentences), bool)
    for run in some:
        held[runs.first[run] : runs.first[run] + runs.size[run]] = True
    return held


Best = dict[int, tuple[int, float]]


def _best_single(scored: Scored) -> tuple[Best, Best]:
    """For each sentence the most likely single sentence of the other side, with its probability."""
    en, ko, pairs = scored.en, scored.ko, scored.pairs
    single = np.flatnonzero((en.size[pairs.en] == 1) & (ko.size[pairs.ko] == 1))
    of_en: Best = {}
    of_ko: Best = {}
    for at in single[np.argsort(scored.odds[single], kind="stable")]:
        i, j = int(en.first[pairs.en[at]]), int(ko.first[pairs.ko[at]])
        of_en[i] = j, float(probability(scored.odds[at]))
        of_ko[j] = i, float(probability(scored.odds[at]))
    return of_en, of_ko


def _alone(runs: Runs, others: Runs, paired: Flags, taken: Flags, best: Best) -> Iterator[Alone]:
    """The sentences of one side that are not ``paired``, each with its best candidate."""
    for index in np.flatnonzero(~paired).tolist():
        sentence = runs.sentences[index]
        if index not in best:
            yield Alone(sentence, "", 0.0, "nothing on the other side is similar")
            continue
        partner, score = best[index]
        reason = "its best candidate belongs to another pair" if taken[partner] else "too unlikely"
        yield Alone(sentence, others.sentences[partner].text, score, reason)
