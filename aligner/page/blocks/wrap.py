"""Lines that belong together: undoing hard wraps.

Mail programs, PDF viewers and editors break a paragraph into lines of one width. The width gives them
away: a line was broken because the next word (or, in much Korean text, the next character) did not
fit. So a wrap is found by form alone: a width W such that many neighbouring lines that end in
mid-sentence are at most W wide, and would be wider with the next line's first word. Headlines, lists
and pages with one sentence a line have no such width.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from aligner.page.blocks.ends import goes_on, is_open
from aligner.page.language.runs import language_of
from aligner.page.lines.glue import Glue, english_glue, korean_glue, vocabulary
from aligner.page.view import display_width
from aligner.types import Language

# Columns. Narrower lines are verse, tables or menus; wider ones are paragraphs.
MIN_WIDTH, MAX_WIDTH = 24, 200
# Three lines in mid-sentence that agree on a width are a wrap if most such lines of the page do.
_MIN_LINES = 3
_MIN_SHARE = 0.6
# English at 72 columns, Korean at 36, and captions narrower: no page has been seen with more.
_MAX_WIDTHS = 3
# A cut anywhere leaves a column if a wide character did not fit, and one for a trimmed blank at
# either end of the line.
_TIGHT = {"columns": 3, "characters": 2}
# Every third or fourth cut of Korean text falls beside a blank. If that many line ends have one, blanks
# were kept and the other cuts are inside words; a few stray ones say nothing. And of lines that were
# cut anywhere most are cut inside words.
_MIN_KEPT = 0.15
_MIN_INSIDE = 0.35

# What begins a line of its own: list marks, numbers, letters of an interview, times, speakers' dashes.
_OWN_LINE = re.compile(
    r"[-–—―•·▶▲■□○●◆◇※☞☎ⓒ©→*#|] ?\S|[①-⑳]|\(?\d{1,2}[.)] |0\d |\d{1,2}:\d\d(?=[ |]|$)|[QA문답] ?[.:)] ?|\[[^\]]{1,20}\]|<[^>]{1,20}>"
)


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end with text on both sides, which a wrap may have put there.

    The wrap is one of width W if ``width <= W <= width + room``: the line fits, and with the ``room``
    that a blank and the next word take it would not. ``language`` is that of both lines, None if they
    differ; ``open`` if the line ends in mid-sentence.
    """

    line: int
    language: Language | None
    width: int
    room: int
    open: bool


@dataclass(frozen=True, slots=True)
class _Wrap:
    """A width that lines of a page were wrapped to, measured in ``unit``; ``anywhere``: inside words."""

    width: int
    unit: str
    anywhere: bool

    def made(self, at: _Break) -> bool:
        """Whether this wrap explains the line end."""
        room = _TIGHT[self.unit] if self.anywhere else at.room
        return at.width <= self.width <= at.width + room


def wrap_glue(lines: Sequence[str]) -> list[Glue | None]:
    """How each line goes on in the next one (one entry fewer than lines): None if it does not.

    Lines are clean; blanks at their ends may stay, they tell where a Korean line was cut.
    """
    glue: list[Glue | None] = [None] * max(0, len(lines) - 1)
    breaks = _breaks(lines)
    if not breaks["columns"]:
        return glue
    words = vocabulary(line for line in lines if len(line) <= MAX_WIDTH)
    found = _all_wraps(breaks)
    joined = {at.line for _, places in found for at in places}
    for wrap, places in found:
        if _is_prose(lines, joined, places):
            for at, how in zip(places, _glues(lines, places, wrap, words), strict=True):
                glue[at.line] = how
    for at in breaks["columns"]:
        line, after = lines[at.line].strip(), lines[at.line + 1].strip()
        if glue[at.line] is None and at.open and goes_on(line, after, at.language):
            glue[at.line] = english_glue(line, after, words)
    return glue


def _all_wraps(breaks: dict[str, list[_Break]]) -> list[tuple[_Wrap, list[_Break]]]:
    """The wraps of a page with their line ends.

    Where the language changes inside a paragraph, its lines are looked at all together.
    """
    found: list[tuple[_Wrap, list[_Break]]] = []
    done: set[int] = set()
    for language in ("en", "ko", None):
        left = {
            unit: [at for at in all_ if at.line not in done and language in {at.language, None}]
            for unit, all_ in breaks.items()
        }
        for wrap, places in _wraps(left):
            found.append((wrap, places))
            done |= {at.line for at in places}
    return found


def _breaks(lines: Sequence[str]) -> dict[str, list[_Break]]:
    """The line ends that a wrap may have put there, with their widths in each unit."""
    breaks: dict[str, list[_Break]] = {unit: [] for unit in _TIGHT}
    for at, (line, after) in enumerate(pairwise(map(str.strip, lines))):
        if not line or not after or len(line) > MAX_WIDTH or _OWN_LINE.match(after):
            continue
        both = {language_of(part) for part in lines[at : at + 2] if len(part) <= MAX_WIDTH} - {None}
        language = both.pop() if len(both) == 1 else None
        word, opened = after.split(" ", 1)[0], is_open(line)
        for unit, measure in (("columns", display_width), ("characters", len)):
            breaks[unit].append(_Break(at, language, measure(line), measure(word), opened))
    return breaks


def _wraps(measured: dict[str, list[_Break]]) -> Iterable[tuple[_Wrap, list[_Break]]]:
    """The wraps of one language on a page, the best attested first, each with its line ends."""
    for _ in range(_MAX_WIDTHS):
        found = [(_best(breaks, unit), breaks) for unit, breaks in measured.items()]
        wrap, breaks = max(
            ((w, b) for w, b in found if w), key=lambda wb: _support(*wb), default=(None, [])
        )
        if wrap is None:
            return
        places = _whole_paragraphs(breaks, wrap)
        if sum(at.open for at in places) < _MIN_LINES:
            return
        yield wrap, places
        done = {at.line for at in places}
        measured = {u: [b for b in bs if b.line not in done] for u, bs in measured.items()}


def _support(wrap: _Wrap, breaks: list[_Break]) -> tuple[int, int, bool]:
    """How well a width is attested: by lines in mid-sentence, then by the others, then by its fit."""
    made = [at for at in breaks if wrap.made(at)]
    # A few lines cut between words can by chance all be as good as full in the other unit. The lines
    # that end with a sentence were cut at the true width too, and rarely fit the chance one.
    return sum(at.open for at in made), len(made), wrap.anywhere


def _best(breaks: list[_Break], unit: str) -> _Wrap | None:
    """The width that explains most of the line ends in mid-sentence, if it explains enough of them."""
    opened = [at for at in breaks if at.open]
    if len(opened) < _MIN_LINES:
        return None
    some, every = _agreeing(opened), _agreeing(breaks)
    least = MIN_WIDTH if unit == "columns" else MIN_WIDTH // 2
    width = max(range(least, MAX_WIDTH), key=lambda w: (some[w], every[w], -w))
    # Short lines in mid-sentence are menus and headlines; they do not speak against a width.
    against = sum(at.width >= width / 2 for at in opened)
    if some[width] < max(_MIN_LINES, _MIN_SHARE * against):
        return None
    agreeing = [at for at in opened if at.width <= width <= at.width + at.room]
    # The first words of wrapped English lines are as short as "a"; only Korean is cut anywhere.
    tight = sum(width - at.width <= _TIGHT[unit] for at in agreeing)
    anywhere = any(at.language != "en" for at in opened) and tight >= 0.9 * len(agreeing)
    return _Wrap(width, unit, anywhere)


def _agreeing(breaks: Sequence[_Break]) -> list[int]:
    """For each width up to MAX_WIDTH, how many line ends it explains; in one pass over them."""
    change = [0] * (MAX_WIDTH + 1)
    for at in breaks:
        if at.width < MAX_WIDTH:
            change[at.width] += 1
            change[min(MAX_WIDTH, at.width + at.room + 1)] -= 1
    return list(accumulate(change))


def _whole_paragraphs(breaks: list[_Break], wrap: _Wrap) -> list[_Break]:
    """The line ends that the wrap made, in stretches of lines where it made nearly all of them."""
    places: list[_Break] = []
    for stretch in _stretches(breaks):
        opened = [at for at in stretch if at.open]
        made = sum(wrap.made(at) for at in opened)
        wider = sum(at.width > wrap.width for at in stretch)
        if opened and made >= 0.75 * len(opened) and wider <= 0.1 * len(stretch):
            places += [at for at in stretch if wrap.made(at)]
    return places


def _is_prose(lines: Sequence[str], joined: Collection[int], places: Sequence[_Break]) -> bool:
    """Whether most of the stretches that a wrap is part of end as sentences do; menus and headlines do not."""
    last = [at.line + 1 for at in places if at.line + 1 not in joined]
    return 2 * sum(not is_open(lines[at].strip()) for at in last) >= len(last)


def _stretches(breaks: list[_Break]) -> list[list[_Break]]:
    """Line ends of lines that follow each other without a blank line."""
    stretches: list[list[_Break]] = []
    for at in breaks:
        if stretches and stretches[-1][-1].line == at.line - 1:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    return stretches


def _glues(
    lines: Sequence[str], places: Sequence[_Break], wrap: _Wrap, words: Counter[str]
) -> list[Glue]:
    """How the lines that one wrap cut are put together."""
    between = [
        english_glue(lines[p.line].rstrip(), lines[p.line + 1].lstrip(), words) for p in places
    ]
    if not wrap.anywhere:
        return between
    kept = [_kept_blank(lines, at) for at in places]
    if _MIN_KEPT * len(places) <= kept.count(" ") < len(places):
        return kept
    guessed = [_guess(lines, at, wrap, words) for at in places]
    # A few lines can be full by chance. Then they were cut between words.
    return guessed if guessed.count("") >= _MIN_INSIDE * len(places) else between


def _kept_blank(lines: Sequence[str], at: _Break) -> Glue:
    """The blank at which a line was cut, if it still stands there."""
    return " " if lines[at.line].endswith(" ") or lines[at.line + 1].startswith(" ") else ""


def _guess(lines: Sequence[str], at: _Break, wrap: _Wrap, words: Counter[str]) -> Glue:
    # So much can only be left if there was a blank at both ends.
    if wrap.width - at.width == _TIGHT[wrap.unit]:
        return " "
    return korean_glue(lines[at.line].rstrip(), lines[at.line + 1].lstrip(), words)
