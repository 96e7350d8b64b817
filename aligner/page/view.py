"""A clean view of a page's text, in which every character knows its place on the page.

Pages carry decomposed Hangul (as macOS writes it), zero-width characters, Hangul fillers, blanks of
a dozen kinds and every sort of line end. Rules and encoders want none of that, users want places in
the text as it was. So cleaning never edits the page: it makes a second text with a place for each
character. Full-width forms and compatibility letters stay (no NFKC): they are content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.types import Span

Edit = tuple[int, int, str]

# Line ends of all systems; inside a paragraph of a word processor also VT and LS.
_LINE_END = "\r\n\v\f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
# Blanks of any width. The object replacement character stands where a picture was, the information
# separators (U+001C to U+001F) between fields: words on their two sides are not one word.
_BLANK = (
    "\t\x1c-\x1f\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{EN QUAD}-\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}"
    "\N{MEDIUM MATHEMATICAL SPACE}\N{IDEOGRAPHIC SPACE}\N{BRAILLE PATTERN BLANK}"
    "\N{OBJECT REPLACEMENT CHARACTER}"
)
# What shows nothing: controls, soft hyphen, joiners and direction marks, Hangul fillers, variation
# selectors, language tags; and lone surrogates, which are half of a character.
_NOTHING = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{ARABIC LETTER MARK}"
    "\N{HANGUL CHOSEONG FILLER}\N{HANGUL JUNGSEONG FILLER}\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{NOMINAL DIGIT SHAPES}\N{HANGUL FILLER}\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{HALFWIDTH HANGUL FILLER}"
    "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}"
    "\ud800-\udfff\U000e0000-\U000e01ef"
)
# A run of blanks and invisible characters, unless it is the one plain blank between two words; or a
# line end other than "\n". Each alternative begins with the characters it goes on with: linear.
_ODD = re.compile(
    rf"\r\n?|[{_LINE_END[2:]}]|(?: (?=[ {_BLANK}{_NOTHING}])|[{_BLANK}{_NOTHING}])[ {_BLANK}{_NOTHING}]*"
)
# Most texts hold nothing odd but two blanks in a row. One class is looked for five times as fast as the form above.
_MAY_BE_ODD = re.compile(rf"[\r{_LINE_END[2:]}{_BLANK}{_NOTHING}]")
_ONLY_NOTHING = re.compile(rf"[{_NOTHING}]+")

# Characters that NFC leaves alone and that never join with the character before them, of the scripts
# our pages are made of; a test compares the ranges with the character database.
_SETTLED = (
    "\x00-\u02ff\u0400-\u0482\u2010-\u205e\u20a0-\u20b9\u2150-\u218b\u2190-\u21ff\u2460-\u26ff"
    "\u3000-\u3029\u3030-\u3096\u30a1-\u30fa\u3131-\u318e\u3200-\u321e\u3220-\u33ff\u3400-\u4dbf\u4e00-\u9ffc"
    "\uac00-\ud7a3\uff01-\uffee\ufffd\U0001f300-\U0001f64f"
)
# One character for a mark to stand on (no blank, no line end), and what follows it outside those ranges.
_UNSETTLED = re.compile(rf"[^ \n]?[^{_SETTLED}]+")
_ANY_UNSETTLED = re.compile(rf"[^{_SETTLED}]")
# Unicode's stream-safe text format allows 30 marks on a letter. Normalising takes time quadratic in
# their number, so a longer pile of them is normalised in parts.
_MAX_MARKS = 30

# Characters that take two columns (East Asian Width W and F) in Korean and English pages.
_WIDE = re.compile(
    "[\u1100-\u115f\u3000-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001f64f]+"
)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Clean text, and for each of its characters the range of the page that it shows.

    ``starts`` and ``stops`` have one entry a character of ``text``. A letter that is written with
    several code points shows them all; of two characters that come from one such group, the first
    shows the group and the second nothing, so that two ranges never overlap.
    """

    text: str
    starts: NDArray[np.int32]
    stops: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, stop: int) -> Span:
        """The place on the page of the characters from ``start`` to ``stop``; at least one."""
        return Span(int(self.starts[start]), int(self.stops[stop - 1]))

    def cut(self, start: int, stop: int) -> View:
        """The view of a part of the text."""
        if start == 0 and stop == len(self.text):
            return self
        return View(self.text[start:stop], self.starts[start:stop], self.stops[start:stop])

    def stripped(self) -> View:
        """The view without blanks at its ends."""
        text = self.text
        if not text or not (text[0].isspace() or text[-1].isspace()):
            return self
        return self.cut(len(text) - len(text.lstrip()), len(text.rstrip()))


_NOWHERE = np.empty(0, dtype=np.int32)
BLANK = View("", _NOWHERE, _NOWHERE)  # a blank line


def clean_view(text: str) -> View:
    r"""The whole of a page's text: NFC, plain blanks, ``\n`` line ends, nothing invisible.

    >>> view = clean_view("e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}\r\n\N{ZERO WIDTH SPACE}2")
    >>> view.text, view.span(0, 3)
    ('été\n2', Span(start=0, stop=5))
    """
    odd = _ODD.finditer(text) if _MAY_BE_ODD.search(text) or "  " in text else ()
    shown = _edited(text, [(m.start(), m.end(), _shown(m.group())) for m in odd])
    if not _ANY_UNSETTLED.search(shown.text):
        return shown
    composed = _edited(shown.text, list(_compositions(shown.text)))
    if composed.text is shown.text:
        return shown
    stops = shown.stops[composed.stops - 1]
    first = np.minimum(composed.starts, len(shown.text) - 1)
    starts = np.where(composed.starts < composed.stops, shown.starts[first], stops)
    return View(composed.text, starts, stops)


def join(parts: Sequence[View], glue: Sequence[str]) -> View:
    """One view of several, in page order, with ``glue[i]`` ("" or one blank) before part ``i + 1``.

    A blank of the glue shows nothing of the page: it stands at the end of the part before it.
    """
    texts, starts, stops = [parts[0].text], [parts[0].starts], [parts[0].stops]
    for part, between in zip(parts[1:], glue, strict=True):
        if between:
            texts.append(between)
            starts.append(stops[-1][-1:])
            stops.append(stops[-1][-1:])
        texts.append(part.text)
        starts.append(part.starts)
        stops.append(part.stops)
    return View("".join(texts), np.concatenate(starts), np.concatenate(stops))


def display_width(text: str) -> int:
    """Columns of a terminal that the text takes.

    >>> display_width("서울 2024")
    9
    """
    return len(text) if text.isascii() else len(text) + len("".join(_WIDE.findall(text)))


def _shown(odd: str) -> str:
    """What a reader sees of an odd stretch: a line end, a blank or nothing."""
    if odd[0] in _LINE_END:
        return "\n"
    return "" if _ONLY_NOTHING.fullmatch(odd) else " "


def _compositions(text: str) -> Iterator[Edit]:
    """The edits that bring text to NFC, one for each group of code points that make a letter."""
    for match in _UNSETTLED.finditer(text):
        for start, stop in _letters(match.group()):
            letter = match.group()[start:stop]
            composed = unicodedata.normalize("NFC", letter)
            if composed != letter:
                yield match.start() + start, match.start() + stop, composed


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of characters that may join: each begins where nothing joins with what is before."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at]) or at - start > _MAX_MARKS:
            yield start, at
            start = at
    yield start, len(text)


def _joins(char: str) -> bool:
    """Whether a character can become part of the letter before it: a mark, or a jamo but the first."""
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char)[0] == "M"


def _edited(text: str, edits: Sequence[Edit]) -> View:
    """The view of text after the edits, ordered and apart, each ``(start, stop, replacement)``."""
    if not edits:
        starts = np.arange(len(text), dtype=np.int32)
        return View(text, starts, starts + np.int32(1))
    begin, end, size = np.array([(a, b, len(new)) for a, b, new in edits], dtype=np.int64).T
    edited = "".join(_texts(text, edits))
    # An edit moves all that comes after it; the characters it puts in are placed below.
    moved = np.concatenate(([0], np.cumsum(end - begin - size)))
    places = begin - moved[:-1]
    starts = np.arange(len(edited)) + np.repeat(
        moved, np.diff(np.concatenate(([0], places + size, [len(edited)])))
    )
    stops = starts + 1
    for nth in range(int(size.max())):
        at = places[size > nth] + nth
        starts[at] = (begin if nth == 0 else end)[size > nth]
        stops[at] = end[size > nth]
    return View(edited, starts.astype(np.int32), stops.astype(np.int32))


def _texts(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    at = 0
    for start, stop, new in edits:
        yield text[at:start]
        yield new
        at = stop
    yield text[at:]
