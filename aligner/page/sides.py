"""The two sides of a page's pairs: their sentences, and the places of their characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.page.places import run_view
from aligner.page.view import View
from aligner.types import Document, Language, Pair, Sentence, Span

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Sides:
    """The document of each language; one and the same for a page that holds both."""

    en: Document
    ko: Document

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Sides:
        """The sides of one page, or of an English and a Korean document."""
        return cls(documents[0], documents[-1])

    def document(self, language: Language) -> Document:
        """The document that holds a side."""
        return self.en if language == "en" else self.ko

    def members(self, pair: Pair, language: Language) -> list[Sentence]:
        """The sentences of one side of a pair, in order."""
        return self.inside((pair.en_spans if language == "en" else pair.ko_spans)[0], language)

    def inside(self, place: Span, language: Language) -> list[Sentence]:
        """The sentences of one language that stand at a place, in order."""
        sentences = self.document(language).sentences
        first = bisect_left(sentences, place.start, key=_start)
        last = bisect_left(sentences, place.stop, lo=first, key=_start)
        return [s for s in sentences[first:last] if s.language == language]

    def view(self, place: Span, language: Language) -> View:
        """The sentences of one language that stand at a place as one text, with the places of its characters."""
        return run_view(self.inside(place, language), self.document(language).page.text)


def place(view: View, item: Span) -> Span:
    """The place on the page of some characters of a view; of none, nowhere."""
    return view.span(item.start, item.stop) if item.start < item.stop else NOWHERE


def _start(sentence: Sentence) -> int:
    return sentence.span.start
