"""From the sentences of a page to its pairs.

Runs of one to three sentences a side are compared through their vectors; each candidate gets a
probability from what it shows by itself (cosine, margin over rivals on the page and in a bank of unrelated
sentences, what a sentence more or less would change, length) and from the page's other pairs (order,
nearness); pairs are chosen best first, a sentence once, in any order, and none where none is good
enough. Margins follow Artetxe and Schwenk (2019, arXiv:1811.01136), the normalisation by unrelated sentences
Thompson and Koehn (2019, Vecalign), explicit nulls and free order Chousa et al. (2020, SpanAlign).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from aligner.align.explain import alone, explain
from aligner.align.scored import Placed, Scored, score_sides
from aligner.encode import Encoder
from aligner.types import Alone, Document, Kind, Language, Pair, Sentence, Span, Why

__all__ = [
    "Alignment",
    "align_document",
    "align_documents",
    "all_alone",
    "look_at_document",
    "look_at_documents",
]


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """The pairs of a page or of two documents, and what is known about the rest.

    ``alone`` gives the sentences in no pair of at least a score, with their best candidates.
    """

    pairs: list[Pair]
    alone: Callable[[float], list[Alone]]


def align_document(document: Document, encoder: Encoder) -> list[Pair]:
    """The pairs of a page that holds both languages, in the order of their English side."""
    return look_at_document(document, encoder).pairs


def align_documents(en: Document, ko: Document, encoder: Encoder) -> list[Pair]:
    """The pairs of an English and a Korean document, in the order of the English one."""
    return look_at_documents(en, ko, encoder).pairs


def look_at_document(document: Document, encoder: Encoder) -> Alignment:
    """As :func:`align_document`, with the sentences that stay alone at hand."""
    return _alignment(_score_document(document, encoder), document.sentences, document.page.id)


def look_at_documents(en: Document, ko: Document, encoder: Encoder) -> Alignment:
    """The same of an English and a Korean document."""
    sentences = [*_of(en, "en"), *_of(ko, "ko")]
    return _alignment(_score_documents(en, ko, encoder), sentences, en.page.id)


def _alignment(scored: Scored | None, sentences: Sequence[Sentence], page_id: str) -> Alignment:
    return Alignment(_pairs(scored, page_id), partial(_alone, scored, sentences))


def all_alone(sentences: Iterable[Sentence]) -> list[Alone]:
    """What stays alone where one of the languages is missing: every sentence."""
    return [Alone(s, "", 0.0, "there is no text in the other language") for s in sentences]


def _score_document(document: Document, encoder: Encoder) -> Scored | None:
    ranked: dict[Language, list[Placed]] = {"en": [], "ko": []}
    for place, sentence in enumerate(document.sentences):
        ranked[sentence.language].append((place, sentence))
    return _score(ranked["en"], ranked["ko"], encoder)


def _score_documents(en: Document, ko: Document, encoder: Encoder) -> Scored | None:
    # The Korean places begin far behind the English ones: sentences of two documents never touch.
    english = list(enumerate(_of(en, "en")))
    return _score(english, list(enumerate(_of(ko, "ko"), len(english) + 1)), encoder)


def _score(english: Sequence[Placed], korean: Sequence[Placed], encoder: Encoder) -> Scored | None:
    return score_sides(english, korean, encoder) if english and korean else None


def _of(document: Document, language: Language) -> list[Sentence]:
    return [s for s in document.sentences if s.language == language]


def _alone(scored: Scored | None, sentences: Sequence[Sentence], min_score: float) -> list[Alone]:
    if scored is None:
        return all_alone(sentences)
    return alone(scored, min_score)


def _pairs(scored: Scored | None, page_id: str) -> list[Pair]:
    if scored is None:
        return []
    en, ko, pairs = scored.en, scored.ko, scored.pairs
    return [
        _pair(
            f"{page_id}#{number}",
            en.members(int(pairs.en[at])),
            ko.members(int(pairs.ko[at])),
            float(score),
            why,
        )
        for number, (at, score, why) in enumerate(
            zip(scored.chosen, scored.scores, explain(scored), strict=True), 1
        )
    ]


def _pair(
    name: str, english: Sequence[Sentence], korean: Sequence[Sentence], score: float, why: Why
) -> Pair:
    return Pair(
        id=name,
        en=" ".join(s.text for s in english),
        ko=" ".join(s.text for s in korean),
        score=score,
        kind=_kind(english[0].kind, korean[0].kind),
        en_spans=_places(english),
        ko_spans=_places(korean),
        why=why,
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
