"""The words of a line with what each costs under a language: the input of the labelling in runs.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aligner.page.language.costs import (
    AT_BLANK,
    AT_SEPARATOR,
    CACHED,
    CLOSING,
    HAN,
    HANGUL,
    HANGUL_IN,
    LATIN,
    LATIN_IN,
    SEPARATORS,
    Costs,
    costs_of,
    ends_sentence,
    group_costs,
    leaving_after,
    plain_costs,
    total,
)
from aligner.page.words.marks import Group, groups

# A change of language at a bracket or quotation that holds a clause of its own.
FREE_EDGE = 0.8
# "Venue 장소: Main Hall 인문관": such a line says by itself that it is in both.
IN_LABELLED_LINE = 0.3

_OPENING = "\"'“‘(\\["
_NEXT = f"(?=[{_OPENING}]?[A-Z\\d$£€₩{HANGUL}{HAN}])"
# Where one word may be two. The cases are, in order: "Province.충남" and "in 2020.2020년", but not "U.S.A";
# "reasonable".그는"; "9291.03.도쿄" and "needed:그러나"; "있다.hoping"; "비밀/Secrets"; "secrets비밀을"; "우물A well".
_INNER_CUT = re.compile(
    rf"(?:(?<=[{LATIN}{HANGUL}%)])(?<!\.[A-Z])(?<!^[A-Z])|(?<=\b(?:19|20)\d\d))[.!?…]+[{CLOSING}]?{_NEXT}"
    rf"|(?<=[.!?…])[{CLOSING}]{_NEXT}|^[.!?…]+{_NEXT}"
    rf"|(?<=\d)\.(?=[{HANGUL}])|(?<=[a-z]):(?=[{HANGUL}])|(?<=[{HANGUL}])[.!?…]+(?=[a-z])"
    rf"|(?<=[{HANGUL}][{HANGUL}])/(?=[{LATIN}]{{2}})|(?<=[a-z][a-z])/(?=[{HANGUL}]{{2}})"
    rf"|(?<=[a-z][a-z])(?=[{HANGUL}][{HANGUL}])|(?<=[{HANGUL}][{HANGUL}])(?=[A-Z]?[a-z]|A\b)"
)
_VERB_END = re.compile("[다요까죠음함]$")
# A word, or several plain words of one script: inside such a stretch no change of language is cheaper than
# at its ends, and taking it as one makes long lines three times faster.
_STRETCH = re.compile(r"(?:[가-힣]+ )+(?=[가-힣])|(?:[a-z]{2,} )+(?=[a-z])|\S+")
_BILINGUAL_LABEL = re.compile(r"[^:]{1,40}:(?=\s)")


class Word(NamedTuple):
    """Half-open range, its cost under each label, and the cost of leaving each label before it."""

    start: int
    stop: int
    costs: Costs
    leaving: Costs


class _Piece(NamedTuple):
    start: int
    stop: int
    text: str
    is_group: bool = False


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; a bracket or quotation inside a sentence is one word."""
    closed, edges = _closed(text)
    labelled = _has_bilingual_label(text)
    found: list[Word] = []
    before = ahead = None
    for piece in _pieces(text, closed):
        leaving = (IN_LABELLED_LINE,) * 3 if labelled else _leaving(before, piece, edges)
        if before and ahead and not labelled and _is_figure(ahead, before, piece):
            leaving = AT_BLANK
        costs = _piece_costs(piece)
        found.append(Word(piece.start, piece.stop, costs, leaving))
        ahead, before = before, piece
    return found


def _piece_costs(piece: _Piece) -> Costs:
    if piece.is_group:
        return group_costs(piece.text)
    return plain_costs(piece.text.split(" ")) if " " in piece.text else costs_of(piece.text)


def _closed(text: str) -> tuple[list[Group], set[int]]:
    """The groups that are one word each, and where those with a clause of their own begin and end."""
    closed: list[Group] = []
    edges: set[int] = set()
    at = 0
    for group in groups(text):
        if group.start < at:
            continue
        if _is_free(text, group):
            edges |= {group.start, group.stop}
        else:
            closed.append(group)
            at = group.stop
    return closed, edges


def _pieces(text: str, closed: list[Group]) -> Iterator[_Piece]:
    """The words and closed groups of ``text``."""
    at = 0
    for start, stop, _ in closed:
        yield from _plain(text, at, start)
        yield _Piece(start, stop, text[start:stop], is_group=True)
        at = stop
    yield from _plain(text, at, len(text))


def _plain(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """The words between two groups: at blanks, and where the language may change without one."""
    for match in _STRETCH.finditer(text, start, stop):
        stretch, at = match.group().rstrip(), match.start()
        # Plain words of one script have no place for a cut; most other words have none either.
        cuts = () if " " in stretch else _inner_cuts(stretch)
        for first, last in pairwise((0, *cuts, len(stretch))):
            yield _Piece(at + first, at + last, stretch[first:last])


@lru_cache(maxsize=CACHED)
def _inner_cuts(word: str) -> tuple[int, ...]:
    """Where one word may be two."""
    ends = (cut.end() for cut in _INNER_CUT.finditer(word))
    return tuple(end for end in ends if 0 < end < len(word))


def _is_free(text: str, group: Group) -> bool:
    """Whether the pair holds a clause of its own, so that the language may change at its marks."""
    inside = text[group.start + 1 : group.stop - 1].strip()
    parts = inside.split()
    english, korean, _ = total(parts)
    if english > 2 and korean > 2:
        return True  # both languages inside: no gloss
    if group.kind == "quote":
        return _stands_alone(text, group, inside)
    if not parts or HANGUL_IN.match(text, group.stop):  # "(laid him on the green)를"
        return False
    if HANGUL_IN.search(inside):
        hangul = sum(1 for part in parts if HANGUL_IN.search(part))
        ends_line = not text[group.stop : group.stop + 3].strip(" .")
        clause = _VERB_END.search(parts[-1].rstrip(".?!…"))
        return (hangul >= 2 and clause is not None) or (hangul >= 3 and ends_line)
    plain = sum(1 for part in parts if costs_of(part)[1] >= 1.0)
    return plain >= 4 or (plain >= 1 and len(parts) >= 3 and inside[-1] in ".!?")


def _stands_alone(text: str, group: Group, inside: str) -> bool:
    """Whether a quotation begins after a sentence end (or a line start) and ends where another begins."""
    before = text[max(0, group.start - 40) : group.start].split()
    if before and not ends_sentence(before[-1]):
        return False
    after = text[group.stop : group.stop + 2]
    stops = bool(inside) and inside[-1] in ".!?…" and after[:1] == " "
    return not after.strip() or stops or after.strip()[:1] in tuple('"“')


def _has_bilingual_label(text: str) -> bool:
    match = _BILINGUAL_LABEL.match(text)
    return bool(match and HANGUL_IN.search(match.group()) and LATIN_IN.search(match.group()))


def _leaving(before: _Piece | None, here: _Piece, edges: set[int]) -> Costs:
    """The costs of leaving English, Korean and neither between two pieces."""
    if before is None:
        return 0.0, 0.0, 0.0
    if here.start in edges:
        return (FREE_EDGE,) * 3
    if here.text in SEPARATORS or _is_slashed(before.text, here.text):
        return AT_SEPARATOR
    if " " in before.text and not before.is_group:  # a stretch of plain words
        return AT_BLANK
    return leaving_after(before.text)


def _is_slashed(before: str, here: str) -> bool:
    """Whether a slash without blanks stands between two words of different script."""
    if before[-1] != "/" or len(before) == 1:
        return False
    return bool(HANGUL_IN.match(before[-2])) != bool(HANGUL_IN.match(here[0]))


def _is_figure(ahead: _Piece, before: _Piece, here: _Piece) -> bool:
    """Whether ``before`` is "3." of a list or a date, and ends no sentence: "2025. 3. 1.", "1. 개요"."""
    if before.text[-1] != "." or not before.text.rstrip(".").isdigit():
        return False
    return here.text[0].isdigit() or ends_sentence(ahead.text)
