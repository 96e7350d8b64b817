"""Captions that name no photographer, known by what stands around them.

``furniture/kinds.py`` knows a caption by its credit. Many have none, or one of a form of their own: a line in the other
language between two paragraphs, the translation below a caption that is known, the lines of a gallery, a
block above a line with nothing but a credit. What stands in one place in one form is of one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from aligner.page.captions.forms import (
    has_counter,
    heads_pictures,
    in_capitals,
    is_bracketed,
    is_credit_line,
    is_label,
    is_name,
    shows,
)
from aligner.page.captions.lines import MOST_SENTENCES, Line, read_line
from aligner.page.lines.forms import is_ended
from aligner.page.view import display_width
from aligner.types import Kind, Language

# Columns of the uncredited text in one language over those in the other: .21 at most beside captions, .56
# and more on pages with a translation (dev_pages, handmade_pages, written/a).
_MOST_OF_ARTICLE = 0.4
# Lines that follow each other without a blank line and are a picture's: its number, captions in two
# languages, its credit, and what the site prints below.
_LONGEST_GROUP = 5
_MOST_BELOW = 60  # lines below a heading that are looked at: a bound for hostile pages
_LEAST_CREDITS = 3  # credits that make a form: lines of their own a gallery, those of captions what a caption has
_LEAST_GROUPS = 3  # with fewer, blank lines do not part the paragraphs
# Captions among the lines of a page that make the short rest captions, too.
_GALLERY = 0.8


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
    groups = list(accumulate(not line for line in lines))  # those without a blank line between
    credited = _credit_lines(lines)
    prose = _prose(lines, kinds, groups, credited)
    _beside_credits(lines, found, groups, prose, credited)
    _below_heading(lines, found, prose)
    _counted(lines, prose)
    _in_other_language(prose)
    _in_one_group(prose, Counter(groups[at] for at, line in enumerate(lines) if line))
    credited_in = _credited(prose)
    _beside_captions(prose, credited_in)
    _in_gallery(prose, credited_in)
    tails = [0] * len(lines)
    for line in prose:
        if line.caption:
            found[line.at] = "caption"
            tails[line.at] = len(line.tail)
    return Captions(tuple(found), tuple(tails))


def _prose(
    lines: Sequence[str], kinds: Sequence[Kind], groups: Sequence[int], credited: Collection[int]
) -> list[Line]:
    """The lines that are captions or could be: text, and no label."""
    found = []
    for at, (text, kind) in enumerate(zip(lines, kinds, strict=True)):
        if text and kind in ("body", "caption") and at not in credited and not is_label(text):
            line = read_line(at, text, kind, groups[at])
            found += [line] if line else []
    times = Counter(line.tail for line in found)
    for line in found:
        formed = in_capitals(line.tail) or is_bracketed(line.tail)
        told = bool(line.tail) and (times[line.tail] > 1 or formed)
        line.caption = line.caption or (line.short and told)
    if any(line.caption for line in found):
        # "[Na Bo-ri, head of the mill]" between paragraphs, where other captions are known.
        _mark(line for line in found if line.core[0] + line.core[-1] == "[]")
    return found


def _beside_credits(
    lines: Sequence[str],
    kinds: list[Kind],
    groups: Sequence[int],
    prose: Sequence[Line],
    credited: Collection[int],
) -> None:
    """Lines between a label ("Photo 2") and a line that is nothing but a credit."""
    labels = [
        at
        for at, line in enumerate(lines)
        # Without its number it may stand in a menu.
        if line and is_label(line) and (kinds[at] == "body" or any(map(str.isdigit, line)))
    ]
    sizes = Counter(group for group, line in zip(groups, lines, strict=True) if line)
    by_place = {line.at: line for line in prose}
    for at in (*sorted(credited), *labels):
        found = list(_from(at, -1 if at in credited else 1, lines, by_place))
        if not found or not all(line.short for line in found[:2]):
            continue
        parted = sizes[groups[at]] <= _LONGEST_GROUP and len(sizes) >= _LEAST_GROUPS
        both = len({line.language for line in found}) == 2
        sure = both or any(line.telling for line in found) or lines[at][0] not in "ⓒ©"
        if (parted and sure) or (len(credited) >= _LEAST_CREDITS and len(found) <= MOST_SENTENCES):
            _mark(found)
            kinds[at] = "furniture"


def _below_heading(lines: Sequence[str], kinds: list[Kind], prose: Sequence[Line]) -> None:
    """What follows the heading of pictures without a blank line, if no line is longer than a caption."""
    by_place = {line.at: line for line in prose}
    for at, text in enumerate(lines):
        if not text or not heads_pictures(text):
            continue
        found = []
        for below in range(at + 1, min(at + 1 + _MOST_BELOW, len(lines))):
            if not lines[below]:
                break
            found += [by_place[below]] if below in by_place else []
        if len(found) > 1 and all(line.short for line in found):
            _mark(found)
            kinds[at] = "furniture"


def _from(at: int, step: int, lines: Sequence[str], by_place: dict[int, Line]) -> Iterator[Line]:
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
    return {
        at
        for at, line in enumerate(lines)
        if (is_credit_line(line) and not is_label(line)) or named[line] > 1
    }


def _counted(lines: Sequence[str], prose: Sequence[Line]) -> None:
    """The pictures of a series: ``1/3``, ``2/3``."""
    counters = {line.at: has_counter(lines[line.at]) for line in prose}
    times = Counter(of for of in counters.values() if of)
    for line in prose:
        line.caption = line.caption or (
            line.short and times[counters[line.at]] > 1 and counters[line.at] > 0
        )


def _other_language(prose: Sequence[Line]) -> Language | None:
    """The language of which there is so little beside the other's text that it may be captions."""
    size: Counter[Language] = Counter({"en": 0, "ko": 0})
    for line in prose:
        if not line.caption:
            size[line.language] += display_width(line.core)
    less, more = sorted(size, key=size.__getitem__)
    return less if size[less] < _MOST_OF_ARTICLE * size[more] else None


def _in_other_language(prose: Sequence[Line]) -> None:
    """A few short lines in another language than the article: the captions of its other edition."""
    other = _other_language(prose)
    theirs = [line for line in prose if line.language == other]
    if other is None or not all(line.short for line in theirs):
        return
    stretches = [[], *(list(g) for _, g in groupby(prose, lambda line: line.language)), []]
    # One English paragraph in the present may be an abstract.
    scattered = sum(stretch[0].language == other for stretch in stretches if stretch) > 1
    telling = {
        line.at for line in theirs if line.telling or (scattered and shows(line.core, other))
    }
    sure = 2 * len(telling) >= len(theirs)
    known = {line.at for line in prose if line.short and line.telling}
    for before, stretch, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        if stretch[0].language == other:
            beside = any(line.at in known for line in (*before[-1:], *after[:1]))
            told = sum(line.at in telling for line in stretch) + beside
            if 2 * told >= len(stretch) or (sure and len(stretch) == 1):
                _mark(stretch)


def _in_one_group(prose: Sequence[Line], sizes: Counter[int]) -> None:
    """Lines that stand with a caption in a paragraph of their own, in a page of several."""
    if len(sizes) < _LEAST_GROUPS:
        return
    for group, lines in groupby(prose, key=lambda line: line.group):
        members = list(lines)
        known = any(line.caption for line in members) and all(line.short for line in members)
        if known and sizes[group] <= _LONGEST_GROUP and len({m.language for m in members}) > 1:
            _mark(members)


def _mark(lines: Iterable[Line]) -> None:
    for line in lines:
        line.caption = line.caption or line.short


def _beside_captions(prose: Sequence[Line], credited_in: Collection[Language]) -> None:
    """A line in the form of a caption next to one in the other language."""
    for before, after in pairwise(prose):
        if before.language == after.language or not (before.caption or after.caption):
            continue
        for line in (before, after):
            formed = line.short and line.telling and line.language not in credited_in
            line.caption = line.caption or formed


def _in_gallery(prose: Sequence[Line], credited_in: Collection[Language]) -> None:
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
            _mark(line for line in here if line.language not in credited_in)


def _credited(prose: Sequence[Line]) -> set[Language]:
    """The languages in which captions carry their credits: there a line without one is none."""
    known = Counter(line.language for line in prose if line.caption)
    carried = Counter(line.language for line in prose if line.caption and line.credited)
    return {
        language
        for language, times in carried.items()
        if times >= max(_LEAST_CREDITS, _GALLERY * known[language])
    }
