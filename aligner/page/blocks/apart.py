"""Lines with more than one thing on them, taken apart: cells of a table, a title in both languages.

What is parted stands in lines of its own from here on, so that a title meets its translation and not the
hour, the room and the price beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.page.blocks.titles import run_on
from aligner.page.furniture.bilingual import is_bilingual_label, is_mixed
from aligner.page.furniture.roles import look
from aligner.page.language.runs import language_of, language_runs
from aligner.page.lines import rows
from aligner.page.lines.forms import is_ended, is_prose
from aligner.page.view import View
from aligner.page.words.labels import EDITORIAL_TAGS

_LONGEST = 200
# "Jar with a blister 기포가 터진 항아리": where the scripts meet, with what may stand there.
_BORDER = re.compile(
    r"(?<=[A-Za-z’'\"”!?)])(?: ?[/|·] ?| )(?=[‘“\"'(]?[가-힣])|(?<=[가-힣’'\"”!?)])(?: ?[/|·] ?| )(?=[‘“\"'(]?[A-Za-z])"
)
_FIGURE = re.compile(r"\d+")
_TAG = re.compile(r"\[([^\[\]]{2,12})\] ?")
_LEAST_PROSE = 2


def taken_apart(lines: Sequence[View], raw: str) -> tuple[list[View], dict[int, str]]:
    """The lines with their cells and titles in lines of their own, and which of them are no text, by their role.

    The role is "row" for a menu, "side" for data.

    ``raw`` is the page as it was read; the cells of a table are told by its tabs and wide blanks.
    """
    texts = [line.text for line in lines]
    prose = [text for text in texts if is_prose(text)]
    mixed = len(prose) >= _LEAST_PROSE and is_mixed(prose)
    cuts = _title_cuts(texts) if mixed else {}
    first = next((at for at, text in enumerate(texts) if text), -1)
    found: list[View] = []
    aside: dict[int, str] = {}
    for at, line in enumerate(lines):
        wide = rows.cells_of(line, raw) if line.text and not is_ended(line.text) else []
        cells = _cells(line, wide, masthead=at == first)
        if len(cells) > 2:
            aside |= {len(found) + k: "side" for k in rows.beside([cell.text for cell in cells])}
        elif at in cuts:
            cells = _parts(line, [0, cuts[at], len(line)])
        elif ends := run_on(line.text):
            cells = _parts(line, [0, *ends, len(line)])
        elif role := _row_role(line.text, wide):
            aside[len(found)] = role
        found += cells
    return found, aside


def _row_role(text: str, wide: Sequence[rows.Range]) -> str:
    """The role of a line by its cells: "row" for a menu, "side" for nothing but data; else ""."""
    if not wide or len(text) > _LONGEST:
        return ""
    cells = [text[a:b] for a, b in wide]
    if rows.is_menu_row(cells):
        return "row"
    return "side" if rows.is_data_row(cells) or rows.is_codes(text) else ""


def _cells(line: View, cells: Sequence[rows.Range], *, masthead: bool) -> list[View]:
    """The cells of a row of a table with what parts them, or the line itself.

    Two names in the first line of a page are those of the site.
    """
    text = line.text
    if len(cells) < 2 or not _is_parted([text[a:b] for a, b in cells], text, masthead=masthead):
        return [line]
    return _parts(line, sorted({0, *(edge for cell in cells for edge in cell), len(text)}))


def _is_parted(cells: Sequence[str], text: str, *, masthead: bool) -> bool:
    role = look(text, 0, frozenset()).role
    if len(cells) == 2 and "|" not in text:
        return role in ("", "caption") and _is_title_pair(*cells, masthead=masthead)
    return not role and rows.is_table_row(cells)


def _is_title_pair(one: str, other: str, *, masthead: bool) -> bool:
    """Two cells with words of one language each, either tagged or too long for the two names of a site."""
    languages = {language_of(one), language_of(other)}
    if languages != {"en", "ko"} or any(len(language_runs(cell)) > 1 for cell in (one, other)):
        return False
    tags = [_TAG.match(cell) for cell in (one, other)]
    if all(tag and tag[1].lower() in EDITORIAL_TAGS for tag in tags):
        return True
    words = min(len(cell.split()) for cell in (one, other))
    figures = [set(_FIGURE.findall(cell)) for cell in (one, other)]
    if masthead:
        return False
    bare = (cell.split(": ")[-1] for cell in (one, other))  # less "Gallery: "
    names = _FIGURE.sub("", " ".join(bare))
    return words >= 2 and figures[0] == figures[1] and not is_bilingual_label(names)


def _title_cuts(texts: Sequence[str]) -> dict[int, int]:
    """Where the other language begins in titles of what is shown or played: beside its number, code or date."""
    written = [at for at, text in enumerate(texts) if text]
    data = {at for at in written if _is_data(texts[at])}
    cuts = {}
    for before, at, after in zip([-1, *written], written, [*written[1:], -1], strict=False):
        if (before in data or after in data) and (cut := _title_cut(texts[at])):
            cuts[at] = cut
    return cuts


def _is_data(text: str) -> bool:
    return (
        rows.is_codes(text)
        or rows.is_dates(text)
        or (len(text) <= 4 and text.strip(".)").isdigit())
    )


def _title_cut(text: str) -> int:
    """Where the other language begins in a title in both, of two words and more in English; 0 if nowhere."""
    if len(text) > _LONGEST or any(map(str.isdigit, text)) or not is_bilingual_label(text):
        return 0
    borders = list(_BORDER.finditer(text))
    if len(borders) != 1:
        return 0
    halves = (text[: borders[0].start()], text[borders[0].end() :])
    english = next((half for half in halves if language_of(half) == "en"), "")
    return borders[0].end() if len(english.split()) >= 2 else 0


def _parts(line: View, edges: Sequence[int]) -> list[View]:
    """What stands between neighbouring edges, less blanks."""
    parts = [line.cut(a, b).stripped() for a, b in pairwise(edges)]
    return [part for part in parts if part.text]
