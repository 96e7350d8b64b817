"""Lines to blocks: wrapped lines put together, each with its kind and language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.page.blocks.apart import taken_apart
from aligner.page.blocks.titles import title_end, titles
from aligner.page.blocks.wrap import wrap_glue
from aligner.page.captions.uncredited import captions
from aligner.page.furniture.kinds import line_kinds
from aligner.page.furniture.roles import kept_apart
from aligner.page.genres.listing import listing
from aligner.page.genres.mail import quote_sizes
from aligner.page.genres.subtitles import cue_glue, cue_lines
from aligner.page.lines.glue import Glue
from aligner.page.lines.rows import parts_text
from aligner.page.view import BLANK, View, join
from aligner.types import Kind, Marked

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A line of the page, or the lines of one wrapped paragraph as one line: what becomes a block.

    ``mark`` and ``sources`` are what the rest of the page tells of its beginning and end
    (:class:`~aligner.page.genres.listing.Listing`).
    """

    view: View
    kind: Kind
    mark: int = 0
    sources: frozenset[str] = frozenset()


def passages(page: View, raw: str = "", marked: Sequence[Marked] = ()) -> list[Passage]:
    r"""The passages of a page in order, less blank lines.

    Wrapped lines are joined before the kinds are asked for: the short last line of a paragraph looks
    like a menu line as long as it stands alone. ``raw`` is the page as it was read, where tabs and wide
    blanks still part the cells of a row. What is ``marked`` is what its mark says; the rules read the rest
    as if marked furniture was not there.

    >>> from aligner.page.view import clean_view
    >>> [p.view.text for p in passages(clean_view("The first line.\n\nThe second one."))]
    ['The first line.', 'The second one.']
    """
    lines, furniture = _by_mark(_lines(page), marked)
    if not lines:
        return furniture
    whole, rows = taken_apart(list(_titles_apart(_together(lines))), raw or page.text)
    texts = [view.text for view in whole]
    together = listing(texts)
    kinds = line_kinds(texts, together, rows)
    if marked:
        starts = _starts(marked)
        kinds = [
            _mark_of(view, marked, starts) or kind for view, kind in zip(whole, kinds, strict=True)
        ]
    found = captions(texts, kinds)
    whole_lines = zip(whole, found.kinds, together.marks, found.tails, strict=True)
    rest = [
        Passage(view, kind, mark, together.sources)
        for line, line_kind, line_mark, tail in whole_lines
        if line.text
        for view, kind, mark in _credit_apart(line, line_kind, line_mark, tail)
        if view.text
    ]
    return sorted(furniture + rest, key=_place) if furniture else rest


def _by_mark(lines: Iterable[View], marked: Sequence[Marked]) -> tuple[list[View], list[Passage]]:
    """The lines less those that are marked as furniture, which are passages; a blank line stands in their place."""
    if not marked:
        return list(lines), []
    starts = _starts(marked)
    rest: list[View] = []
    furniture: list[Passage] = []
    for line in lines:
        if line.text and _mark_of(line, marked, starts) == "furniture":
            furniture.append(Passage(line.stripped(), "furniture"))
        elif line.text:
            rest.append(line)
            continue
        if not rest or rest[-1].text:
            rest.append(BLANK)
    return rest, furniture


def _mark_of(line: View, marked: Sequence[Marked], starts: Sequence[int]) -> Kind | None:
    """What the mark on the beginning of a line says it is; None of a line without. ``starts`` are those of the marks."""
    if not line.text:
        return None
    start = int(line.starts[0])
    at = bisect_right(starts, start) - 1
    return marked[at].kind if at >= 0 and start < marked[at].span.stop else None


def _starts(marked: Sequence[Marked]) -> list[int]:
    return [mark.span.start for mark in marked]


def _place(passage: Passage) -> int:
    return int(passage.view.starts[0])


def _credit_apart(line: View, kind: Kind, mark: int, tail: int) -> Iterator[tuple[View, Kind, int]]:
    """A line, and a credit of a form of its own behind it by itself: (view, kind, mark)."""
    yield line.cut(0, len(line) - tail).stripped(), kind, mark
    if tail:
        yield line.cut(len(line) - tail, len(line)), "furniture", 0


def _lines(page: View) -> Iterator[View]:
    """The lines of the page; of each stretch of blank lines one stands for all."""
    at = 0
    for match in _LINE.finditer(page.text):
        if not match.group().strip():
            continue
        if page.text.count("\n", at, match.start()) > 1:
            yield BLANK
        yield page.cut(match.start(), match.end())
        at = match.end()


def _together(lines: Sequence[View]) -> list[View]:
    """The lines with those of one paragraph put together, of which no mark of quoting is left but the first."""
    texts = [line.text.lstrip() for line in lines]
    quotes, cues = quote_sizes(texts), cue_lines(texts)
    prose = [
        ""
        if at in cues or parts_text(line.text)
        else line.text.lstrip()[size:]
        if size
        else line.text
        for at, (line, size) in enumerate(zip(lines, quotes, strict=True))
    ]
    glue = kept_apart(prose, wrap_glue(prose))
    for at, how in cue_glue(texts, cues).items():
        glue[at] = how
    return list(_unwrapped(lines, glue, quotes))


def _unwrapped(
    lines: Sequence[View], glue: Sequence[Glue | None], quotes: Sequence[int]
) -> Iterator[View]:
    """Each line, or wrapped lines as one, without blanks at the ends."""
    parts: list[View] = []
    between: list[str] = []
    for line, after, quote in zip(lines, [*glue, None], quotes, strict=True):
        part = line.stripped()
        part = part.cut(quote, len(part)) if parts else part
        parts.append(part.cut(0, len(part) - 1) if after == "-" else part)
        if after is None:
            yield join(parts, between) if between else parts[0]
            parts, between = [], []
        else:
            between.append("" if after == "-" else after)


def _titles_apart(lines: Sequence[View]) -> Iterator[View]:
    """The lines, with a title that runs on into its text in a line of its own."""
    known = titles(line.text for line in lines)
    for line in lines:
        if end := title_end(line.text, known):
            yield line.cut(0, end)
            yield line.cut(end, len(line)).stripped()
        else:
            yield line
