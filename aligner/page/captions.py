"""Captions that name no photographer, known by what stands around them.

``furniture.py`` knows a caption by its credit. Many have none, or one of a form of their own: a line in the other
language between two paragraphs, the translation below a caption that is known, the lines of a gallery, a
block above a line with nothing but a credit. What stands in one place in one form is of one kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from aligner.page.caption_forms import (
    has_counter,
    is_credit_line,
    is_label,
    is_mixed,
    is_name,
    is_shown,
    shows,
    unknown_credit,
)
from aligner.page.credits import strip_credit
from aligner.page.language import language_of
from aligner.page.line_forms import is_ended
from aligner.page.view import display_width
from aligner.types import Kind, Language

# Columns and sentences of one caption: the longest of the development pages have 330 and 3.
_WIDEST, _MOST_SENTENCES = 380, 3
# Lines in the other language make a translation, not captions, from this share of the article on.
_MOST_OF_ARTICLE = 0.45
# Lines that follow each other without a blank line and are a picture's: its number, captions in two
# languages, its credit, and what the site prints below.
_LONGEST_GROUP = 5
_LEAST_CREDITS = 3  # credits in lines of their own that make a gallery
_LEAST_GROUPS = 3  # with fewer, blank lines do not part the paragraphs
# Captions among the lines of a page that make the short rest captions, too.
_GALLERY = 0.8
_LEAST_CHARS = 10  # of a caption
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]?(?: |$)")


@dataclass(slots=True)
class _Line:
    """A line of prose or a caption. ``core`` is without credits; ``group``: lines without a blank one."""

    at: int
    core: str
    language: Language
    group: int
    short: bool
    caption: bool
    tail: str = ""

    @property
    def telling(self) -> bool:
        """Whether the form alone speaks for a caption; English has none that body text has not too."""
        korean = self.language == "ko" and shows(self.core, "ko")
        return self.caption or bool(self.tail) or korean


@dataclass(frozen=True, slots=True)
class Captions:
    """The kinds of the lines anew, and the sizes of credits whose form is known from this page only.

    ``tails`` has an entry a line: how many characters of its end are such a credit.
    """

    kinds: tuple[Kind, ...]
    tails: tuple[int, ...]


def captions(lines: Sequence[str], kinds: Sequence[Kind]) -> Captions:
    """Which lines of a page are captions, given what is known of their kinds so far.

    ``lines`` are clean and stripped; blank ones part the paragraphs. Only body text becomes a caption;
    labels and credits that stand alone beside captions become furniture. Time is linear in the lines.
    """
    found = list(kinds)
    groups = _groups(lines)
    credited = _credit_lines(lines)
    prose = _prose(lines, kinds, groups, credited)
    _beside_credits(lines, found, groups, prose, credited)
    _counted(lines, prose)
    _in_other_language(prose)
    _in_one_group(prose, Counter(groups[at] for at, line in enumerate(lines) if line))
    _beside_captions(prose)
    _in_gallery(prose)
    tails = [0] * len(lines)
    for line in prose:
        if line.caption:
            found[line.at] = "caption"
            tails[line.at] = len(line.tail)
    return Captions(tuple(found), tuple(tails))


def _groups(lines: Sequence[str]) -> list[int]:
    """For each line the number of its stretch of lines without a blank one."""
    return list(accumulate(not line for line in lines))


def _prose(
    lines: Sequence[str], kinds: Sequence[Kind], groups: Sequence[int], credited: Collection[int]
) -> list[_Line]:
    """The lines that are captions or could be: text, and no label."""
    found = []
    for at, (text, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind in ("body", "caption") and at not in credited and not is_label(text):
            line = _line(at, text, kind, groups[at])
            found += [line] if line else []
    times = Counter(line.tail for line in found)
    for line in found:
        line.caption = line.caption or (line.short and bool(line.tail) and times[line.tail] > 1)
    return found


def _line(at: int, text: str, kind: Kind, group: int) -> _Line | None:
    language = language_of(text)
    start, stop, _ = strip_credit(text)
    tail = unknown_credit(text) if stop == len(text) else ""
    core = text[start : stop - len(tail)].rstrip()
    if language is None or len(core) < _LEAST_CHARS:
        return None
    if kind != "caption" and not is_ended(core) and not is_shown(core):
        return None
    short = len(core) <= _WIDEST and display_width(core) <= _WIDEST and not is_mixed(core)
    sentences = len(_SENTENCE_END.findall(core)) + (not is_ended(core)) if short else 0
    short = short and sentences <= _MOST_SENTENCES
    return _Line(at, core, language, group, short, kind == "caption", tail)


def _beside_credits(
    lines: Sequence[str],
    kinds: list[Kind],
    groups: Sequence[int],
    prose: Sequence[_Line],
    credited: Collection[int],
) -> None:
    """Lines between a label ("Photo 2") and a line that is nothing but a credit."""
    labels = [at for at, line in enumerate(lines) if kinds[at] == "body" and is_label(line)]
    sizes = Counter(group for group, line in zip(groups, lines, strict=True) if line)
    by_place = {line.at: line for line in prose}
    for at in (*sorted(credited), *labels):
        found = list(_from(at, -1 if at in credited else 1, lines, by_place))
        if not found or not all(line.short for line in found[:2]):
            continue
        parted = sizes[groups[at]] <= _LONGEST_GROUP and len(sizes) >= _LEAST_GROUPS
        both = len({line.language for line in found}) == 2
        sure = both or any(line.telling for line in found) or lines[at][0] not in "ⓒ©"
        if (parted and sure) or (len(credited) >= _LEAST_CREDITS and len(found) <= _MOST_SENTENCES):
            _mark(found)
            kinds[at] = "furniture"


def _from(at: int, step: int, lines: Sequence[str], by_place: dict[int, _Line]) -> Iterator[_Line]:
    """The lines of prose above (-1) or below (1) a line, up to a blank one or another that is no prose."""
    at += step
    while 0 <= at < len(lines) and lines[at] and at in by_place:
        yield by_place[at]
        at += step


def _credit_lines(lines: Sequence[str]) -> set[int]:
    """The lines that are only a credit: by their form, or a name that stands below several lines of prose."""
    named = Counter(
        line
        for before, line in pairwise(lines)
        if is_name(line) and (is_ended(before) or before == line)
    )
    return {at for at, line in enumerate(lines) if is_credit_line(line) or named[line] > 1}


def _counted(lines: Sequence[str], prose: Sequence[_Line]) -> None:
    """The pictures of a series: ``1/3``, ``2/3``."""
    counters = {line.at: has_counter(lines[line.at]) for line in prose}
    times = Counter(of for of in counters.values() if of)
    for line in prose:
        line.caption = line.caption or (
            line.short and times[counters[line.at]] > 1 and counters[line.at] > 0
        )


def _in_other_language(prose: Sequence[_Line]) -> None:
    """A few short lines in another language than the article: the captions of its other edition."""
    size: Counter[Language] = Counter()
    for line in prose:
        if not line.caption:
            size[line.language] += display_width(line.core)
    if not size:
        return
    article = max(size, key=size.__getitem__)
    other: Language = "ko" if article == "en" else "en"
    theirs = [line for line in prose if line.language == other]
    if size[other] > _MOST_OF_ARTICLE * size[article] or not all(line.short for line in theirs):
        return
    telling = {line.at for line in theirs if line.telling or shows(line.core, other)}
    sure = 2 * len(telling) >= len(theirs)
    known = {line.at for line in prose if line.caption}
    stretches = [[], *(list(g) for _, g in groupby(prose, lambda line: line.language)), []]
    for before, stretch, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        if stretch[0].language == other:
            beside = any(line.at in known for line in (*before[-1:], *after[:1]))
            told = sum(line.at in telling for line in stretch) + beside
            if 2 * told >= len(stretch) or (sure and len(stretch) == 1):
                _mark(stretch)


def _in_one_group(prose: Sequence[_Line], sizes: Counter[int]) -> None:
    """Lines that stand with a caption in a paragraph of their own, in a page of several."""
    if len(sizes) < _LEAST_GROUPS:
        return
    for group, lines in groupby(prose, key=lambda line: line.group):
        members = list(lines)
        known = any(line.caption for line in members) and all(line.short for line in members)
        if known and sizes[group] <= _LONGEST_GROUP and len({m.language for m in members}) > 1:
            _mark(members)


def _mark(lines: Iterable[_Line]) -> None:
    for line in lines:
        line.caption = line.caption or line.short


def _beside_captions(prose: Sequence[_Line]) -> None:
    """A line in the form of a caption next to one in the other language."""
    for before, after in pairwise(prose):
        if before.language == after.language or not (before.caption or after.caption):
            continue
        for line in (before, after):
            line.caption = line.caption or (line.short and line.telling)


def _in_gallery(prose: Sequence[_Line]) -> None:
    """Where nearly all is captions, or all of one language and the other has their form."""
    for languages in ({"en"}, {"ko"}, {"en", "ko"}):
        here = [line for line in prose if line.language in languages]
        if not here or not all(line.short for line in here):
            continue
        there = [line for line in prose if line.language not in languages]
        known = sum(line.caption for line in here) / len(here)
        rest = [line for line in here if not line.caption]
        told = 2 * sum(line.telling for line in rest) > len(rest)
        others = bool(there) and all(line.caption for line in there)
        if known >= _GALLERY or (others and told and len(here) <= 2 * len(there)):
            _mark(here)
