"""Subtitle files copied as text: which lines are counters and times of cues, and how a cue's lines go on.

SRT and WebVTT print a number, a line of times and the words of a cue, in one language or in both. The times
are beyond doubt by their form; a number is a cue's where a line of times follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.page.language.runs import language_of
from aligner.page.lines.glue import Glue
from aligner.page.words.marks import BULLETS

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d\d[,.]\d{1,3}"
_TIMES = re.compile(rf"\[?{_CLOCK} ?(?:-{{1,2}}>|→|[-–~]|, ?) ?{_CLOCK}\]?(?: [a-z]+:\S+)*")
_HEADER = re.compile(r"WEBVTT\b.{0,60}|(?:Kind|Language|NOTE|STYLE|X-TIMESTAMP-MAP)\b ?[:=].{0,60}")
_TAG = re.compile(r"(?:<v[. ][^<>]{1,30}>|\{\\[a-z]{1,3}\d{0,2}\}|</?[ibu]>|- ?(?=<)) ?")
_LONGEST, _LONGEST_NAME = 120, 20
_SENTENCE_END = re.compile(r"[.?!…。][\"'”’)\]」』]*$")
_OWN = ("-", "–", "—", "♪", "(", "[", *BULLETS)


def is_times(line: str) -> bool:
    """A line with the times between which a cue is shown.

    >>> is_times("00:00:04,120 --> 00:00:07,900"), is_times("14:00 - 15:30")
    (True, False)
    """
    return ":" in line and len(line) <= _LONGEST and bool(_TIMES.fullmatch(line.strip()))


def cue_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of all that belongs to cues and is no word of them.

    >>> sorted(cue_lines(["7", "00:08,300 --> 00:10,050", "Now it's me.", "7"]))
    [0, 1]
    """
    found = {at for at, line in enumerate(lines) if is_times(line)}
    if not found:
        return frozenset()
    numbers = {at - 1 for at in found if at and _is_name(lines, at - 1)}
    first = min(found)
    heads = {at for at, line in enumerate(lines[:first]) if _HEADER.fullmatch(line[:_LONGEST])}
    return frozenset(found | numbers | heads)


def _is_name(lines: Sequence[str], at: int) -> bool:
    """The number of a cue above its times, or a name in its place, below a blank line."""
    line = lines[at].strip()
    named = len(line) <= _LONGEST_NAME and not _SENTENCE_END.search(line) and " " not in line
    return line.isdigit() or (named and bool(line) and at > 0 and not lines[at - 1].strip())


def cue_marks(lines: Sequence[str]) -> list[int]:
    """How many characters of each line's beginning tell who speaks or where a cue is shown: "<v Ann>"."""
    if not any(map(is_times, lines)):
        return [0] * len(lines)
    return [found.end() if (found := _TAG.match(line)) else 0 for line in lines]


def cue_glue(lines: Sequence[str], cues: frozenset[int]) -> dict[int, Glue]:
    """The lines that go on in the next one of their cue, for pages with cues: none but in mid-sentence.

    >>> cue_glue(["0:01.0 --> 0:02.0", "One day a fellow", "came in.", "Why?"], frozenset([0]))
    {1: ' '}
    """
    glue: dict[int, Glue] = {}
    inside = False
    if not cues:
        return glue
    for at in range(len(lines) - 1):
        line, after = lines[at].strip(), lines[at + 1].strip()
        inside = at in cues or (inside and bool(line))
        if not inside or at in cues or not line or not after or at + 1 in cues:
            continue
        opened = not _SENTENCE_END.search(line[-12:]) and len(line) <= _LONGEST
        if opened and not after.startswith(_OWN) and language_of(line) == language_of(after):
            glue[at] = " "
    return glue
