"""An explanation tells the truth about the score: what moved it, what came next, who stayed alone."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aligner.align import align_document, look_at_document
from aligner.align.assign import assign
from aligner.align.evidence import evidence
from aligner.align.explain import (
    _EVIDENCE,
    _FEATURES,
    _NAMES,
    TELLING,
    alone,
    effects,
    explain,
)
from aligner.align.runs import Ints, Runs
from aligner.align.score import fitted_weights, log_odds_in_context, probability
from aligner.align.scored import Scored
from aligner.page import build_document, page_from_text
from aligner.types import Document, Span
from tests.align.sides import RandomVectors, pages

LOW = -30.0  # made-up vectors have no good pairs


@st.composite
def scored_pages(draw: st.DrawFn) -> Scored:
    """Made-up pages, with the best candidates chosen however poor they are."""
    en, ko, pairs = draw(pages())
    odds, seen = log_odds_in_context(pairs, en, ko, fitted_weights())
    chosen = assign(pairs, en, ko, odds, floor=draw(st.sampled_from([LOW, -6.0, -2.0])))
    chosen = chosen[np.argsort(en.first[pairs.en[chosen]])]
    scores = probability(odds[chosen])
    told = np.array(
        [evidence(en.text(pairs.en[at]), ko.text(pairs.ko[at])) for at in chosen], float
    ).reshape(-1, 2)
    return Scored(en, ko, pairs, seen, odds, chosen, scores, told, fitted_weights())


def members(runs: Runs, run: int) -> set[int]:
    return set(range(runs.first[run], runs.stop[run]))


# --- pairs


@settings(max_examples=40)
@given(scored_pages())
def test_effects_add_up(page: Scored) -> None:
    """The effects of a candidate's features are all of its distance from a typical right pair."""
    some = np.arange(len(page.pairs))
    typical = page.weights.context.log_odds(page.weights.typical[None])
    assert effects(page, some).sum(axis=1) == pytest.approx(page.odds - typical, abs=1e-6)


@settings(max_examples=40)
@given(scored_pages())
def test_a_feature_speaks_for_or_against(page: Scored) -> None:
    """No feature does both, each phrase is of a feature that moves the score enough, heaviest first."""
    feature = {phrase: name for name, both in _NAMES.items() for phrase in both if phrase}
    for why, moved in zip(explain(page), effects(page, page.chosen), strict=True):
        weight = dict(zip(_FEATURES, moved, strict=True))
        telling = [
            tuple(phrase for phrase in phrases if phrase in feature)
            for phrases in (why.speaks_for, why.speaks_against)
        ]
        for phrases, sign in zip(telling, (1, -1), strict=True):
            weights = [sign * weight[feature[phrase]] for phrase in phrases]
            assert weights == sorted(weights, reverse=True)
            assert all(each >= TELLING for each in weights)
        named = {feature[phrase] for phrases in telling for phrase in phrases}
        assert len(named) == sum(map(len, telling))
        silent = {name for name in weight if "" in _NAMES[name]}
        assert {n for n, w in weight.items() if abs(w) >= TELLING} - named <= silent


@given(scored_pages())
def test_evidence_is_named(page: Scored) -> None:
    """Figures and names that speak for or against a pair are named behind the features."""
    for at, why in zip(page.chosen, explain(page), strict=True):
        said = evidence(page.en.text(page.pairs.en[at]), page.ko.text(page.pairs.ko[at]))
        for phrases, value in zip(_EVIDENCE.values(), said, strict=True):
            assert (phrases[0] in why.speaks_for) == (value > 0)
            assert (phrases[1] in why.speaks_against) == (value < 0)


def test_every_feature_has_two_different_names() -> None:
    """A new feature has to be given its phrases; no phrase serves twice."""
    assert tuple(_NAMES) == _FEATURES
    phrases = [p for both in (*_NAMES.values(), *_EVIDENCE.values()) for p in both if p]
    assert len(set(phrases)) == len(phrases)


def slow_runner_up(page: Scored, at: int) -> list[tuple[float, str]]:
    """All rivals of a chosen pair, best first: one side the same, nothing of the other."""
    en, ko, pairs = page.en, page.ko, page.pairs
    rivals = []
    for other in range(len(pairs)):
        i, j, a, b = pairs.en[at], pairs.ko[at], pairs.en[other], pairs.ko[other]
        if a == i and not members(ko, b) & members(ko, j):
            rivals.append((float(page.odds[other]), ko.text(b)))
        if b == j and not members(en, a) & members(en, i):
            rivals.append((float(page.odds[other]), en.text(a)))
    return sorted(rivals, reverse=True)


@settings(max_examples=40)
@given(scored_pages())
def test_runner_up_is_the_best_rival(page: Scored) -> None:
    """As a slow twin finds it, among all candidates that keep a side and change all of the other."""
    for at, why in zip(page.chosen.tolist(), explain(page), strict=True):
        rivals = slow_runner_up(page, at)
        best = [text for odds, text in rivals if odds == rivals[0][0]]
        assert why.runner_up in best if rivals else why.runner_up == ""
        score = probability(np.array(rivals[0][0])) if rivals else 0.0
        assert why.runner_up_score == pytest.approx(float(score))


@settings(max_examples=40)
@given(scored_pages())
def test_figures(page: Scored) -> None:
    """Cosine and lengths are those of the pair, the margin is the smaller of both sides'."""
    pairs, found = page.pairs, explain(page)
    assert len(found) == len(page.chosen)
    for at, why in zip(page.chosen.tolist(), found, strict=True):
        en, ko = page.en.members(pairs.en[at]), page.ko.members(pairs.ko[at])
        characters = [sum(len(s.text) for s in side) for side in (en, ko)]
        assert why.cosine == pytest.approx(float(pairs.cosine[at]))
        assert why.margin == pytest.approx(float(pairs.x[at, :2].min()))
        assert why.length_ratio == pytest.approx(characters[0] / characters[1])


# --- sentences alone


def paired(page: Scored, min_score: float) -> tuple[set[int], set[int]]:
    """The English and the Korean sentences of the pairs of at least this score."""
    kept = page.chosen[page.scores >= min_score]
    sides: tuple[tuple[Runs, Ints], ...] = ((page.en, page.pairs.en), (page.ko, page.pairs.ko))
    en, ko = (set().union(*(members(runs, r) for r in of[kept])) for runs, of in sides)
    return en, ko


@settings(max_examples=40)
@given(scored_pages(), st.sampled_from([0.0, 0.001, 0.5, 1.0]))
def test_paired_and_alone_are_all(page: Scored, min_score: float) -> None:
    """Each sentence is in a pair or alone, English before Korean, each side in order."""
    en, ko = paired(page, min_score)
    wanted = [s for i, s in enumerate(page.en.sentences) if i not in en]
    wanted += [s for i, s in enumerate(page.ko.sentences) if i not in ko]
    assert [each.sentence for each in alone(page, min_score)] == wanted


@settings(max_examples=40)
@given(scored_pages(), st.sampled_from([0.0, 0.001, 0.5, 1.0]))
def test_reason(page: Scored, min_score: float) -> None:
    """A candidate of another pair is called that; one that is free falls short of the least score."""
    en, ko = paired(page, min_score)
    texts = {page.en.sentences[i].text for i in en} | {page.ko.sentences[j].text for j in ko}
    for each in alone(page, min_score):
        if each.reason == "belongs to another pair":
            assert each.candidate in texts
        elif each.candidate:
            assert each.reason.startswith("too unlikely")
            assert each.candidate not in texts
        else:
            assert (each.reason, each.score) == ("nothing on the other side is similar", 0.0)


@settings(max_examples=40)
@given(scored_pages())
def test_what_fell_short_keeps_its_pair(page: Scored) -> None:
    """A sentence that was chosen for a pair under the least score has that pair's text and score."""
    assume(len(page.chosen))
    found = {each.sentence.text: each for each in alone(page, min_score=2.0)}
    for at, score in zip(page.chosen, page.scores, strict=True):
        i, j = page.pairs.en[at], page.pairs.ko[at]
        for runs, run, text in ((page.en, i, page.ko.text(j)), (page.ko, j, page.en.text(i))):
            for sentence in runs.members(run):
                each = found[sentence.text]
                assert each.candidate == text
                assert each.score == pytest.approx(float(score))


@settings(max_examples=40)
@given(scored_pages())
def test_best_candidate(page: Scored) -> None:
    """Else it is the most likely single sentence, as a slow twin finds it."""
    bare = replace(page, chosen=page.chosen[:0], scores=page.scores[:0], told=page.told[:0])
    en, ko, pairs = page.en, page.ko, page.pairs
    for index, each in enumerate(alone(bare, 0.0)[: len(en.sentences)]):
        likely = [
            (float(page.odds[at]), ko.text(int(j)))
            for at, (i, j) in enumerate(zip(pairs.en, pairs.ko, strict=True))
            if en.size[i] == ko.size[j] == 1 and en.first[i] == index
        ]
        best = [text for odds, text in likely if odds == max(likely)[0]]
        assert each.candidate in (best or [""])
        score = float(probability(np.array(max(likely)[0]))) if likely else 0.0
        assert each.score == pytest.approx(score)


# --- documents


PAGE = "\n\n".join(
    [
        "The lighthouse opens to visitors in May.",
        "등대는 오월에 문을 연다.",
        "A keeper lives there with two dogs. Nobody has asked for their names.",
        "섬에는 상점이 없다. 배는 하루 두 번 온다.",
    ]
)


def document(text: str) -> Document:
    return build_document(page_from_text(text))


@pytest.mark.parametrize("min_score", [0.0, 0.5, 1.0])
def test_document(min_score: float) -> None:
    """What align_document pairs and what stays alone are the sentences of the page, each once."""
    page, encoder = document(PAGE), RandomVectors()
    pairs = [p for p in align_document(page, encoder) if p.score >= min_score]
    held = [span for p in pairs for span in (*p.en_spans, *p.ko_spans)]
    lonely = [each.sentence for each in look_at_document(page, encoder).alone(min_score)]
    inside = [s for s in page.sentences if any(_holds(span, s.span) for span in held)]
    assert sorted([*inside, *lonely], key=attrgetter("span")) == list(page.sentences)


def _holds(span: Span, inner: Span) -> bool:
    return span.start <= inner.start and inner.stop <= span.stop


@pytest.mark.parametrize("text", ["Only English. Nothing else.", "한국어뿐이다. 다른 말은 없다."])
def test_one_language(text: str) -> None:
    """Where the other language is missing every sentence is alone, and that is why."""
    found = look_at_document(document(text), RandomVectors()).alone(0.5)
    assert [(each.candidate, each.score, each.reason) for each in found] == [
        ("", 0.0, "there is no text in the other language")
    ] * 2


def test_empty_page() -> None:
    """An empty page has nobody who could be alone."""
    assert look_at_document(document(""), RandomVectors()).alone(0.5) == []
