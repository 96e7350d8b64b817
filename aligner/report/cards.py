"""What the report shows of a page: a card a pair, a card a sentence without a partner, with marked texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from aligner.page.places import Lines, text_span
from aligner.page.sides import Sides
from aligner.page.view import clean_view
from aligner.report.told import SEVERITIES
from aligner.types import (
    DOUBT_BELOW,
    Alone,
    Document,
    Finding,
    Kind,
    Language,
    Pair,
    Sentence,
    Severity,
    Span,
    Why,
)

_LANGUAGES: tuple[Language, ...] = ("en", "ko")


class Piece(NamedTuple):
    """A part of a text: how grave the findings about it are, if any, and the numbers of those that end with it."""

    text: str
    severity: Severity | None = None
    numbers: tuple[int, ...] = ()


class Aside(NamedTuple):
    """Words of a finding that do not stand in the text itself: a credit, another copy."""

    line: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: its text in pieces, the lines where it is printed, what stands beside it."""

    language: Language
    pieces: tuple[Piece, ...] = ()
    lines: tuple[int, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A pair, or a sentence alone with its candidate. ``score`` is that of the pair or of the candidate."""

    kind: Kind
    score: float
    en: Side
    ko: Side
    findings: tuple[Finding, ...] = ()
    why: Why = field(default=Why())
    alone: str = ""
    candidate: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether a reader should look at the pair before using it."""
        return not self.alone and self.score < DOUBT_BELOW


class Sheet(NamedTuple):
    """All of a page: its cards, and the findings that belong to none of them."""

    captions: tuple[Card, ...]
    others: tuple[Card, ...]
    alone: tuple[Card, ...]
    loose: tuple[Finding, ...]

    @property
    def findings(self) -> set[Finding]:
        """Each finding once, though two cards may show it."""
        cards = (*self.captions, *self.others, *self.alone)
        return {finding for card in cards for finding in card.findings} | set(self.loose)


def make_sheet(
    documents: Sequence[Document],
    pairs: Sequence[Pair],
    alone: Iterable[Alone],
    of_pairs: Mapping[str, Sequence[Finding]],
    beside: Sequence[Finding],
) -> Sheet:
    """The cards of a page, or of an English and a Korean document; captions by themselves."""
    sides = Sides.of(documents)
    makers = {language: _Maker(sides, language) for language in _LANGUAGES}
    pair_cards = [_of_pair(p, of_pairs.get(p.id, ()), beside, makers) for p in pairs]
    alone_cards = [_of_alone(each, beside, makers) for each in alone]
    shown = {finding for card in (*pair_cards, *alone_cards) for finding in card.findings}
    # That a caption is alone is what its card says.
    loose = (f for f in beside if f not in shown and f.id != "caption-alone")
    return Sheet(
        tuple(card for card in pair_cards if card.kind == "caption"),
        tuple(card for card in pair_cards if card.kind != "caption"),
        tuple(alone_cards),
        tuple(loose),
    )


class _Maker:
    """Makes the sides of one language."""

    def __init__(self, sides: Sides, language: Language) -> None:
        self.language = language
        self._sides = sides
        self._text = sides.document(language).page.text
        self._lines = Lines(self._text)

    def places(self, finding: Finding) -> list[Span]:
        """The places of a finding on this side."""
        own = finding.en_span if self.language == "en" else finding.ko_span
        return [span for span in (own, finding.other_span) if own.stop and span.stop]

    def concerns(self, finding: Finding, span: Span) -> bool:
        """Whether a finding has a place inside a span of this side."""
        return any(span.start <= place.start < span.stop for place in self.places(finding))

    def side(self, spans: Sequence[Span], findings: Sequence[Finding]) -> Side:
        """A text that is printed at some places, with the marks of findings."""
        view = self._sides.view(spans[0], self.language)
        marks: list[tuple[Span, int]] = []
        asides: list[Aside] = []
        for number, finding in enumerate(findings, 1):
            for place in self.places(finding):
                marked = text_span(view, place)
                if marked.stop:
                    marks.append((marked, number))
                else:
                    asides.append(self._aside(place, number, finding.severity))
        severities = [finding.severity for finding in findings]
        return Side(
            self.language,
            tuple(_pieces(view.text, marks, severities)),
            tuple(self._line(span) for span in spans),
            tuple(asides),
        )

    def _line(self, span: Span) -> int:
        return self._lines.place(span.start)[0]

    def _aside(self, place: Span, number: int, severity: Severity) -> Aside:
        words = " ".join(clean_view(place.of(self._text)).text.split())
        return Aside(self._line(place), Piece(words, severity, (number,)))


def _of_pair(
    pair: Pair,
    findings: Sequence[Finding],
    beside: Sequence[Finding],
    makers: Mapping[Language, _Maker],
) -> Card:
    copies = (
        finding
        for finding in beside
        if makers["en"].concerns(finding, pair.en_spans[0])
        or makers["ko"].concerns(finding, pair.ko_spans[0])
    )
    told = tuple(sorted((*findings, *copies), key=_gravity))
    en, ko = makers["en"].side(pair.en_spans, told), makers["ko"].side(pair.ko_spans, told)
    return Card(pair.kind, pair.score, en, ko, told, pair.why)


def _of_alone(alone: Alone, beside: Sequence[Finding], makers: Mapping[Language, _Maker]) -> Card:
    sentence: Sentence = alone.sentence
    maker = makers[sentence.language]
    concerned = (f for f in beside if maker.concerns(f, sentence.span))
    told = tuple(f for f in concerned if f.id != "caption-alone")
    side = maker.side((sentence.span, *sentence.repeats), told)
    en, ko = (side, Side("ko")) if sentence.language == "en" else (Side("en"), side)
    return Card(
        sentence.kind, alone.score, en, ko, told, alone=alone.reason, candidate=alone.candidate
    )


def _gravity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _pieces(
    text: str, marks: Sequence[tuple[Span, int]], severities: Sequence[Severity]
) -> Iterator[Piece]:
    """A text cut where marks begin and end; marks may overlap."""
    cuts = sorted({0, len(text), *(at for span, _ in marks for at in (span.start, span.stop))})
    for start, stop in pairwise(cuts):
        around = [(span, n) for span, n in marks if span.start <= start and stop <= span.stop]
        gravest = min((severities[n - 1] for _, n in around), key=SEVERITIES.index, default=None)
        yield Piece(text[start:stop], gravest, tuple(n for span, n in around if span.stop == stop))
