"""A finding with all that a reader needs to find it: page, line, column, and the words it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aligner.page.places import Lines
from aligner.page.view import clean_view
from aligner.types import Document, Finding, Language, Pair, Severity, Span

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Place(NamedTuple):
    """Where an item stands: its file, line and column from 1, and its text; all empty for no place."""

    file: str = ""
    line: int = 0
    column: int = 0
    item: str = ""

    def __bool__(self) -> bool:
        return self.line > 0


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its page, its pair (empty for a caption alone), the texts of the sides and its places."""

    finding: Finding
    doc: str
    pair: str
    en: str
    ko: str
    en_place: Place
    ko_place: Place
    other_place: Place

    @property
    def place(self) -> Place:
        """The place that stands for the finding: the English one, or the Korean one where that is empty."""
        return self.en_place or self.ko_place

    @property
    def texts(self) -> tuple[str, ...]:
        """What the finding is about: its items and the sides they stand in."""
        places = (self.en_place, self.ko_place, self.other_place)
        return tuple(filter(None, (*(place.item for place in places), self.en, self.ko)))


def told_page(
    documents: Sequence[Document],
    pairs: Sequence[Pair],
    of_pairs: Mapping[str, Sequence[Finding]],
    beside: Iterable[Finding],
) -> list[Told]:
    """The findings of a page, or of an English and a Korean document, as a reader meets them."""
    doc = "+".join(dict.fromkeys(document.page.id for document in documents))
    find = {"en": _Finder(documents[0]), "ko": _Finder(documents[-1])}
    found = [
        _told(finding, doc, pair, find)
        for pair in pairs
        for finding in of_pairs.get(pair.id, ())
    ]  # fmt: skip
    for finding in beside:
        told = _told(finding, doc, Pair("", "", "", 0.0, "caption", (), ()), find)
        side: Language = "en" if finding.en_span.stop else "ko"
        sentence = find[side].sentence(finding.en_span if side == "en" else finding.ko_span)
        found.append(replace(told, en=sentence) if side == "en" else replace(told, ko=sentence))
    return sorted(found, key=_order)


def told_line(finding: Finding, source: str, number: int, en: str, ko: str) -> Told:
    """A finding of a line of a bitext: columns are those of the line."""
    doc = source.rpartition("/")[2].rpartition(".")[0] or source
    at_en, at_ko = (
        Place(source, number, offset + span.start + 1, _item(text, span)) if span.stop else Place()
        for text, span, offset in ((en, finding.en_span, 0), (ko, finding.ko_span, len(en) + 1))
    )
    return Told(finding, doc, f"{doc}#{number}", en, ko, at_en, at_ko, Place())


class _Finder:
    """Finds lines and sentences of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.page.text)
        self._starts = [sentence.span.start for sentence in document.sentences]

    def place(self, span: Span) -> Place:
        """Where a span stands; an empty one nowhere."""
        if not span.stop:
            return Place()
        page = self._document.page
        return Place(page.source or page.id, *self._lines.place(span.start), _item(page.text, span))

    def sentence(self, span: Span) -> str:
        """The sentence that a span stands in; empty if it stands in none."""
        at = bisect_right(self._starts, span.start) - 1
        sentence = self._document.sentences[at] if at >= 0 else None
        return sentence.text if sentence and span.start < sentence.span.stop else ""


def _told(finding: Finding, doc: str, pair: Pair, find: Mapping[str, _Finder]) -> Told:
    side = "en" if finding.en_span.stop else "ko"
    return Told(
        finding,
        doc,
        pair.id,
        pair.en,
        pair.ko,
        find["en"].place(finding.en_span),
        find["ko"].place(finding.ko_span),
        find[side].place(finding.other_span),
    )


def _item(text: str, span: Span) -> str:
    return " ".join(clean_view(span.of(text)).text.split())


def _order(told: Told) -> tuple[int, int, int]:
    return SEVERITIES.index(told.finding.severity), told.place.line, told.place.column
