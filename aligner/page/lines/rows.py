"""Rows: lines of cells, as menus, tables and programmes have them when they are copied as text.

What parted the cells on the page is a tab, two or more blanks, or an upright bar. A row of a table holds
data (a time, a price, a length) and may hold one title in both languages, cell beside cell; a row of labels
without any data is a menu.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.page.language.runs import language_of
from aligner.page.lines.forms import is_ended, is_prose
from aligner.page.view import View

_BAR = re.compile(r" ?\| ?")
_LONGEST, _LONGEST_CELL = 200, 60  # characters
_LEAST_CELLS = 3
_ARROWS = " ↓↑↗→←▼▲▶◀☰+"  # of a button
_MOST_LABEL_WORDS, _LONGEST_LABEL = 3, 30
# A cell that is nothing but data: a clock, a price, a size, a date, a code; words beside it are few.
_DATUM = re.compile(
    r"\d{1,2}:\d\d|[₩$€£]|\d ?(?:원|won\b|분|시간|min(?:ute)?s?\b|hours?\b|초|km\b|cm\b|mm\b|m\b|kg\b|g\b|ml\b|L\b|명|%|°|위)|[▲▼+±-] ?\d|\d\d+$|\d[.,]\d|^\W*\d+\W*$",
    re.IGNORECASE,
)
_MOST_DATA_WORDS = 4
_CLAUSE = re.compile(r" (?:at|in|to|of|by|for|on|as|up|down|over|hits?|tops?|wins?|falls?|rises?) ")
_DIGIT = re.compile(r"\d")
_CODES = re.compile(r" ?[·|] ?| / ")
_RULE = re.compile(r"([-=_*~·─━═+#.])\1{4,}[-=_*~·─━═+#. ]*")
_DATES = re.compile(
    r"(?=.*\d)(?:[\d\s.,:/()~–—-]|[월화수목금토일](?:요일)?|[년월일부터까지]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b){4,60}",
    re.IGNORECASE,
)
_SIDE_NAME = r"(?:[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,3}|[가-힣A-Z]{1,10}(?: [가-힣]{1,8}){0,2})"
_SCORE = re.compile(
    rf"{_SIDE_NAME} \d{{1,3}} ?[-–:] ?\d{{1,3}} {_SIDE_NAME}(?: ?\([^()]{{2,30}}\))?"
)

Range = tuple[int, int]


def parts_text(line: str) -> bool:
    """Whether a line can be no part of a wrapped paragraph: a rule, dates, codes of an exhibit, a result.

    >>> parts_text("GKM-0417 · 12C · H 18.2cm"), parts_text("Yeosu 1-1 Gunsan"), parts_text("in 2024, 12")
    (True, True, False)
    """
    text = line.strip()
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return bool(_RULE.fullmatch(text))
    return bool(_RULE.fullmatch(text) or is_dates(text) or _SCORE.fullmatch(text)) or is_codes(text)


def is_rule(text: str) -> bool:
    """A line drawn with signs: "-----", "= = =" has too few."""
    return bool(_RULE.fullmatch(text))


def is_dates(text: str) -> bool:
    """Dates, hours and days of the week, and nothing else."""
    return len(text) <= _LONGEST_CELL and bool(_DATES.fullmatch(text))


def is_codes(text: str) -> bool:
    """Two and more cells that each hold a figure and at most two words: "GKM-0417 · 12C · H 18.2cm".

    >>> is_codes("KOSPI 3,912.40 | KOSDAQ 901.15"), is_codes("Rice 2 cups · tofu")
    (True, False)
    """
    parted = "·" in text or "|" in text or " / " in text
    if not parted or len(text) > _LONGEST or is_ended(text):
        return False
    cells = [cell for cell in _CODES.split(text) if cell]
    if len(cells) < 2 or not all(len(cell.split()) <= 2 and _DIGIT.search(cell) for cell in cells):
        return False
    both = {language_of(cell) for cell in cells} >= {"en", "ko"}  # "Apollo 13 · 아폴로 13"
    return not both and any(map(str.isalpha, text))


def cells_of(line: View, raw: str) -> list[Range]:
    """The ranges of a line's cells; one range if it has no more.

    ``raw`` is the page as it was read, in which tabs and wide blanks still stand.
    """
    text = line.text
    if len(text) > _LONGEST:
        return [(0, len(text))]
    cuts = [match.span() for match in _BAR.finditer(text)] if "|" in text else []
    cuts += [
        (at, at + 1) for at in _wide_blanks(line, raw) if not any(a <= at < b for a, b in cuts)
    ]
    edges = [0, *(edge for cut in sorted(cuts) for edge in cut), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _wide_blanks(line: View, raw: str) -> list[int]:
    """Where a line has one blank, and the page as it was read a tab or several blanks."""
    text = line.text
    if not text or text == raw[line.starts[0] : line.stops[-1]]:
        return []
    wide = []
    for at, char in enumerate(text):
        if char == " ":
            start, stop = int(line.starts[at]), int(line.stops[at])
            if stop - start > 1 or raw[start:stop] == "\t":
                wide.append(at)
    return wide


def is_menu_row(cells: Sequence[str]) -> bool:
    """Three and more short labels, none with a figure and none a sentence."""
    return len(cells) >= _LEAST_CELLS and all(
        len(cell) <= _LONGEST_LABEL
        and len(cell.strip(_ARROWS).split()) <= _MOST_LABEL_WORDS
        and not is_ended(cell)
        and not any(map(str.isdigit, cell))
        for cell in cells
    )


def is_data_row(cells: Sequence[str]) -> bool:
    """Nothing but data: prices, counts and times beside the words that name them; no clause ("Kospi at 3,000")."""
    return len(cells) >= 2 and all(is_datum(cell) and not _CLAUSE.search(cell) for cell in cells)


def is_datum(cell: str) -> bool:
    """A time, a price, a length, with few words beside it.

    >>> is_datum("40 min"), is_datum("Day pass 12,000원"), is_datum("Grandma's Hearing Aid")
    (True, True, False)
    """
    return len(cell.split()) <= _MOST_DATA_WORDS and bool(_DATUM.search(cell))


def is_table_row(cells: Sequence[str]) -> bool:
    """Three and more cells, one of them data, with words of both languages in cells side by side."""
    if len(cells) < _LEAST_CELLS or any(len(cell) > _LONGEST_CELL for cell in cells):
        return False
    if any(is_prose(cell) and is_ended(cell) for cell in cells) or not any(map(is_datum, cells)):
        return False
    spoken = [None if is_datum(cell) else language_of(cell) for cell in cells]
    return any(a and b and a != b for a, b in pairwise(spoken))


def beside(cells: Sequence[str]) -> set[int]:
    """The cells of a row of a table that are no text: data, bars, and what has no cell of the other language next to it.

    >>> sorted(beside(["15:00", "|", "소금 배", "|", "The Salt Boat", "|", "55 min", "|", "Hall A"]))
    [0, 1, 3, 5, 6, 7, 8]
    """
    lettered = [
        at
        for at, cell in enumerate(cells)
        if any(map(str.isalpha, cell)) or any(map(str.isdigit, cell))
    ]
    spoken = {at: None if is_datum(cells[at]) else language_of(cells[at]) for at in lettered}
    kept: set[int] = set()
    for one, other in pairwise(lettered):
        if spoken[one] and spoken[other] and spoken[one] != spoken[other]:
            kept |= {one, other}
    return set(range(len(cells))) - kept
