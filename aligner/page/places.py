"""Where the characters of a sentence stand on the page.

:attr:`Sentence.text` is what a reader would copy: wrapped lines are joined, odd blanks are plain ones, a
hyphen at a line's end is gone. A finding about three of its characters has to point at the page
itself, so the text is laid over its span again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from aligner.page.view import View, clean_view, join
from aligner.types import Sentence, Span

_LINE_END = re.compile(r"\r\n|[\r\n]")


def sentence_view(text: str, page_text: str, span: Span) -> View:
    r"""``text`` with the place on the page of each of its characters.

    ``span`` is the stretch of ``page_text`` that the text was made from, by leaving out or changing
    blanks and by leaving out hyphens and invisible characters. A character that is not found there
    stands at the end of the one before it.

    >>> view = sentence_view("The ferry sails.", "The\n  fer-\nry sails.", Span(0, 20))
    >>> view.span(4, 9)
    Span(start=6, stop=13)
    """
    shown = printed_view(page_text, span)
    if shown.text == text:
        return shown
    starts, stops = np.zeros(len(text), np.int32), np.zeros(len(text), np.int32)
    end = span.start
    for at, place in enumerate(_laid(text, shown.text)):
        begin = end if place < 0 else int(shown.starts[place])
        end = begin if place < 0 else int(shown.stops[place])
        starts[at], stops[at] = begin, end
    return View(text, starts, stops)


def printed_view(page_text: str, span: Span) -> View:
    """What is printed at a place, clean, with the place on the page of each of its characters."""
    shown = clean_view(span.of(page_text))
    return View(shown.text, shown.starts + np.int32(span.start), shown.stops + np.int32(span.start))


def run_view(sentences: Sequence[Sentence], page_text: str) -> View:
    """The sentences of one side of a pair as one line, each at its first place on the page."""
    parts = [sentence_view(s.text, page_text, s.span) for s in sentences]
    return join(parts, [" "] * (len(parts) - 1))


def text_span(view: View, place: Span) -> Span:
    """The characters of the view that show what stands at a place on the page; the reverse of ``View.span``."""
    inside = np.flatnonzero((view.stops > place.start) & (view.starts < place.stop))
    return Span(int(inside[0]), int(inside[-1]) + 1) if len(inside) else Span(0, 0)


def _laid(text: str, shown: str) -> Iterator[int]:
    """For each character of ``text`` its index in ``shown``, ascending; -1 for a blank that joins lines."""
    at = 0
    for number, char in enumerate(text):
        while at < len(shown) and shown[at] != char and shown[at].isspace():
            at += 1
        if char == " " and shown[at : at + 1] != " ":
            yield -1
            continue
        # Behind the blanks only what was left out on purpose can stand: the hyphen of a wrapped word.
        found = shown.find(char, at)
        if found < 0:
            yield from [-1] * (len(text) - number)
            return
        yield found
        at = found + 1


class Lines:
    r"""The lines of a page, as editors count them: from 1, and columns from 1 in code points.

    >>> Lines("one\r\ntwo").place(6)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a code point."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
