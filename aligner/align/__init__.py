"""From the sentences of a page to its pairs.

Runs of one to three sentences a side are compared through their vectors; each candidate gets a
probability from what it shows by itself (cosine, margin over rivals on the page and in a bank of unrelated
sentences, what a sentence more or less would change, length) and from the page's other pairs (order,
nearness); pairs are chosen best first, a sentence once, in any order, and none where none is good
enough. Margins follow Artetxe and Schwenk (2019, arXiv:1811.01136), the normalisation by unrelated sentences
Thompson and Koehn (2019, Vecalign), explicit nulls and free order Chousa et al. (2020, SpanAlign).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.align.assign import assign
from aligner.align.bank import bank_of
from aligner.align.candidates import make_candidates
from aligner.align.runs import Runs, make_runs
from aligner.align.score import chosen_features, fitted_weights, log_odds, probability
from aligner.encode import Encoder
from aligner.types import Document, Kind, Pair, Sentence, Span

__all__ = ["align_document", "align_documents"]

# Candidates with lower log-odds are never chosen; a caller's min_score cuts above this.
FLOOR = -2.0


def align_document(document: Document, encoder: Encoder) -> list[Pair]:
    """The pairs of a page that holds both languages, in the order of their English side."""
    sentences = document.sentences
    ranked: dict[str, list[tuple[int, Sentence]]] = {"en": [], "ko": []}
    for place, sentence in enumerate(sentences):
        ranked[sentence.language].append((place, sentence))
    return _align(ranked["en"], ranked["ko"], encoder, document.page.id)


def align_documents(en: Document, ko: Document, encoder: Encoder) -> list[Pair]:
    """The pairs of an English and a Korean document, in the order of the English one."""
    # The Korean places begin far behind the English ones: sentences of two documents never touch.
    english = list(enumerate(s for s in en.sentences if s.language == "en"))
    apart = len(english) + 1
    korean = list(enumerate((s for s in ko.sentences if s.language == "ko"), apart))
    return _align(english, korean, encoder, en.page.id)


def _align(
    english: Sequence[tuple[int, Sentence]],
    korean: Sequence[tuple[int, Sentence]],
    encoder: Encoder,
    page_id: str,
) -> list[Pair]:
    if not english or not korean:
        return []
    en, ko = (
        make_runs([s for _, s in side], [place for place, _ in side], encoder)
        for side in (english, korean)
    )
    weights = fitted_weights()
    pairs = make_candidates(en, ko, bank_of(encoder))
    odds = log_odds(pairs, en, ko, weights)
    chosen = assign(pairs, en, ko, odds, floor=FLOOR)
    scores = probability(weights.chosen.log_odds(chosen_features(chosen, odds, en, ko)))
    in_order = np.argsort(en.first[pairs.en[chosen]])
    return [
        _pair(en, int(pairs.en[chosen[at]]), ko, int(pairs.ko[chosen[at]]), float(scores[at]), name)
        for at, name in zip(in_order, _names(page_id, len(chosen)), strict=True)
    ]


def _names(page_id: str, count: int) -> list[str]:
    return [f"{page_id}#{number}" for number in range(1, count + 1)]


def _pair(en: Runs, en_run: int, ko: Runs, ko_run: int, score: float, name: str) -> Pair:
    english, korean = en.members(en_run), ko.members(ko_run)
    return Pair(
        id=name,
        en=" ".join(s.text for s in english),
        ko=" ".join(s.text for s in korean),
        score=score,
        kind=_kind(english[0].kind, korean[0].kind),
        en_spans=_places(english),
        ko_spans=_places(korean),
    )


def _kind(en: Kind, ko: Kind) -> Kind:
    if en == ko:
        return en
    return "caption" if "caption" in (en, ko) else "body"


def _places(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """One span for each place where the run is printed: all its sentences have as many copies."""
    copies = min(len(s.repeats) for s in sentences)
    first, last = sentences[0], sentences[-1]
    starts = (first.span, *first.repeats[:copies])
    stops = (last.span, *last.repeats[:copies])
    return tuple(
        Span(a.start, b.stop) for a, b in zip(starts, stops, strict=True) if a.start < b.stop
    )
