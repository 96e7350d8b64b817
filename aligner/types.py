"""The records that travel through the package. This module knows nothing else of it.

Every position is a half-open range of Unicode code points in :attr:`Page.text`, the text as it was
decoded. That text is never edited; what a reader or an encoder should see instead (wrapped lines
joined, invisible characters gone, a photo credit left out) is :attr:`Sentence.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Language = Literal["en", "ko"]
Kind = Literal["headline", "caption", "body", "furniture"]
Severity = Literal["error", "warning", "info"]

# Pairs with a lower score are for a reader to look at before anyone uses them.
DOUBT_BELOW = 0.8


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a page's text.

    >>> Span(2, 5).of("a page")
    'pag'
    """

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a page's text of which the page's own format says what it is."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: ``id`` names it in results, ``source`` says where it came from.

    ``marked`` is what the format of the page tells of its text, in page order and without overlap (HTML:
    captions, headlines, menus), ``published`` the day that it names in its markup; plain text tells neither.
    """

    id: str
    text: str
    source: str = ""
    marked: tuple[Marked, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page that stands for itself: a headline, a caption, a paragraph, a menu line.

    ``language`` is that of most of its letters; a block may hold runs of the other one.
    """

    span: Span
    kind: Kind
    language: Language


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, in one language.

    ``span`` is its first place on the page, ``repeats`` are its further places when the same block
    was printed more than once. ``text`` is the sentence as a reader would copy it: NFC, one line, no
    invisible characters, no credit. ``block`` is the index of its block in :attr:`Document.blocks`.
    """

    span: Span
    text: str
    language: Language
    kind: Kind
    block: int
    repeats: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of the page that is no sentence of the document, and why (a short stable phrase)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page taken apart: its blocks, and the sentences of those that are not furniture.

    All are in page order. A block printed again is listed in ``blocks`` at each of its places; its
    sentences are listed once, at the first. ``left_out`` accounts for the rest of the text: furniture,
    credits, text in neither language, what is too long.
    """

    page: Page
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why a pair has its score.

    ``cosine`` is that of both sides' vectors, less what sentences have in common anyway; ``margin`` how much
    it is above that of either side with its best rival on the page or in a bank of unrelated
    sentences; ``length_ratio`` the English characters for each Korean one. ``speaks_for`` and
    ``speaks_against`` name what a typical right pair has less or more of, the weightiest first.
    ``runner_up`` is the next best partner of either side (empty if there is none), with its score.
    """

    cosine: float = 0.0
    margin: float = 0.0
    length_ratio: float = 0.0
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    runner_up: str = ""
    runner_up_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """An English and a Korean run of one to three sentences that translate each other.

    ``score`` is the probability (0 to 1) that they do. ``en_spans`` and ``ko_spans`` hold one span
    for each place where the side is printed, the first place first.
    """

    id: str
    en: str
    ko: str
    score: float
    kind: Kind
    en_spans: tuple[Span, ...]
    ko_spans: tuple[Span, ...]
    why: Why = field(default=Why(), compare=False)


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence without a partner: its best candidate (empty if none was similar), and why not that."""

    sentence: Sentence
    candidate: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not agree between the two sides of a pair, in a sentence that says which item and why.

    ``id`` is stable (``number-differs``, ``unit-slip``, ...). The spans are places in the English and the
    Korean text that was checked: two texts, or a page, whose text holds both. An empty one says that
    this side has nothing there. ``other_span`` is the second place where two copies of one side differ.
    """

    id: str
    severity: Severity
    message: str
    en_span: Span
    ko_span: Span
    other_span: Span = Span(0, 0)
