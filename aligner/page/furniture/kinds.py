"""What each line of a page is: a headline, a caption, body text, or furniture of the site.

Three things decide, in this order: the form of the line by itself (``roles.py``),
the zone it stands in, and its neighbours. The fixed points are the *anchors*, lines of
prose. Before the first one is the head of the page; after the last one the foot begins; and after a
line that closes an article (byline, copyright, tags) a second head may begin, since many pages print
the translation below the whole of the original. A line in doubt is kept: what has no partner is
turned away later, what was thrown away here is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.page.credits.forms import is_source
from aligner.page.furniture import bars
from aligner.page.furniture import heads as head_form
from aligner.page.furniture import site as site_form
from aligner.page.furniture.bilingual import (
    is_bilingual_label,
    is_double_title,
    is_mixed,
    is_twin_menu,
)
from aligner.page.furniture.comments import comment_lines
from aligner.page.furniture.mastheads import without_items, without_masthead
from aligner.page.furniture.roles import Line, look
from aligner.page.furniture.signed import signatures
from aligner.page.genres.listing import Listing, listing
from aligner.page.lines import forms as line_form
from aligner.page.lines.rows import is_rule
from aligner.types import Kind

_LIST_LEAST = 4  # headlines that make a list
_LONE_NAME = re.compile(
    r"[A-Z][a-z]+(?: [A-Z][a-z]+-[a-z]+| [A-Z]\. [A-Z][a-z]+)|[A-Z][a-z]+-[a-z]+ [A-Z][a-z]+"
)


_ASIDE = Line("", "", "side")
_COMMENT = Line("", "", "notice")
_SIGNED = Line("", "", "close")
_LEAST_PROSE = 2  # lines of prose that show whether sentences of both languages share lines


def line_kinds(
    lines: Sequence[str], together: Listing | None = None, rows: Mapping[int, str] | None = None
) -> list[Kind]:
    """One kind for each clean line of a page; a blank line counts as "body".

    Hard-wrapped lines should have been joined. ``together`` is what the lines show together, if that is
    known already, ``rows`` the roles of menus and rows of data. Time is linear in the number of characters.

    >>> line_kinds(["Home > Society", "Snow in Sokcho", "", "Snow fell on Sokcho for a third day on Monday."])
    ['furniture', 'headline', 'body', 'body']
    """
    texts = [line.strip() for line in lines]
    together = together or listing(texts)
    aside = together.glossary | together.beside | bars.twins_of_bars(texts)
    known = dict.fromkeys(comment_lines(texts), _COMMENT) | dict.fromkeys(aside, _ASIDE)
    known |= {at: Line("", "", role) for at, role in (rows or {}).items()}
    known |= dict.fromkeys(signatures(texts), _SIGNED)
    page = [
        known.get(at) or look(text, mark, together.sources)
        for at, (text, mark) in enumerate(zip(texts, together.marks, strict=True))
    ]
    page = without_masthead(_with_names(without_items(page)))
    kinds = _by_zone(page)
    _mark_copies(page, kinds)
    return kinds


def _with_names(page: list[Line]) -> list[Line]:
    """The lines, where labels in two languages have their role if no sentences of both share a line.

    If some do, a label may be a title, but none below the last sentence, and none below a rule.
    """
    prose = [at for at, line in enumerate(page) if line.role == "anchor"]
    if len(prose) < _LEAST_PROSE:
        return page
    first = prose[-1] if is_mixed(page[at].core for at in prose) else 0
    ruled = {at + 1 for at, line in enumerate(page) if line.text and is_rule(line.text)}
    return [
        replace(line, role="name")
        if (at >= first or at in ruled) and not line.role and is_bilingual_label(line.text)
        else line
        for at, line in enumerate(page)
    ]


def _by_zone(page: Sequence[Line]) -> list[Kind]:
    """Walks down the page; each stretch between two anchors is decided as a whole."""
    kinds: list[Kind] = ["body"] * len(page)
    fixed = [i for i, line in enumerate(page) if line.role in ("anchor", "caption")]
    for i in fixed:
        kinds[i] = "caption" if page[i].role == "caption" else "body"
    title = {page[i].core for i in range(fixed[0] if fixed else 0)}
    for before, after in pairwise([-1, *fixed, len(page)]):
        if after - before > 1:
            _gap(page, kinds, range(before + 1, after), title)
    return kinds


def _gap(page: Sequence[Line], kinds: list[Kind], gap: range, title: set[str]) -> None:
    """The lines between two anchors (or an anchor and an end of the page).

    ``closed``: the article above has ended, or has not begun; ``listed``: a list of other articles runs.
    """
    head, foot = gap.start == 0, gap.stop == len(page)
    closed, listed, headlines = head, False, 0
    released = head and any(site_form.is_release_label(page[i].text) for i in gap)
    for i in gap:
        line = page[i]
        if line.role == "label" and head and (not foot or headlines < _LIST_LEAST):
            continue  # "Top stories" above a list of headlines names the list itself
        if line.role in ("notice", "close", "side", "row", "label", "name"):
            kinds[i] = "furniture"
            closed = closed or foot or line.role not in ("side", "row", "name")
            listed = listed or line.role == "label" or (line.role == "notice" and foot and not head)
        elif line.role == "blank" or (line.numbered and head and not listed):
            kinds[i] = "body" if line.role == "blank" else "headline"
            headlines += line.role != "blank"
        elif (
            (closed and _is_site_line(line))
            or (released and head_form.is_office(line.text))
            or (listed and (line.open or line.text.endswith("?") or line.core in title))
        ):
            kinds[i] = "furniture"
        elif closed and line.open and (head or not foot):
            kinds[i] = "headline"
            headlines += 1
    if head:
        names = [i for i in gap if page[i].role == "name"]
        if len(names) == 1 and not any(_is_title(page[i], kinds[i]) for i in gap):
            kinds[names[0]] = "headline"
        _give_back_title(page, kinds, names)
        _drop_masthead(page, kinds, gap)
    if listed and not foot:
        _give_back_headline(page, kinds, gap)


def _give_back_title(page: Sequence[Line], kinds: list[Kind], names: Sequence[int]) -> None:
    """The last title in both languages of a head is that of the text, if none stands below it."""
    titled = [i for i in names if is_double_title(page[i].text)]
    if titled and not any(
        kind == "headline" and i > titled[-1] and page[i].text for i, kind in enumerate(kinds)
    ):
        kinds[titled[-1]] = "headline"


def _is_title(line: Line, kind: Kind) -> bool:
    return line.role == "" and kind != "furniture"


def _is_site_line(line: Line) -> bool:
    """Menus, paths, mastheads, bare dates and names: furniture in a head or a foot only."""
    return (
        site_form.is_menu(line.text)
        or site_form.is_tools(line.text)
        or site_form.is_path(line.text)
        or site_form.is_meta_line(line.text)
        or site_form.is_release_label(line.text)
        or head_form.is_player(line.text)
        or head_form.is_dated(line.text)
        or head_form.is_writer(line.text)
        or head_form.is_hours(line.text)
        or is_source(line.text)
        or is_twin_menu(line.text)
        or bool(_LONE_NAME.fullmatch(line.text))
    )


def _drop_masthead(page: Sequence[Line], kinds: list[Kind], gap: range) -> None:
    """Names and slogans above the menu are the site's, if a headline follows the menu.

    A name in capitals above a headline that is not is a masthead even without a menu, and so is a name
    with its slogan in the first line.
    """
    headlines = [i for i in gap if kinds[i] == "headline"]
    if headlines[1:] and head_form.is_masthead(page[headlines[0]].text):
        kinds[headlines.pop(0)] = "furniture"
    top = range(gap.start, headlines[: _LIST_LEAST + 1][-1]) if headlines else range(0)
    menus = [
        i
        for i in top
        if page[i].role == "row"
        or site_form.is_path(page[i].text)
        or site_form.is_menu(page[i].text)
    ]
    last = max(menus, default=gap.start)
    below = {page[i].core for i in headlines if i >= last}
    mixed = any(not page[i].core.isupper() and not page[i].numbered for i in headlines)
    for i in headlines[:_LIST_LEAST]:
        above = i < last and bool(below) and page[i].core not in below
        capitals = mixed and page[i].text.isupper() and len(page[i].text.split()) <= 4
        if above or (capitals and i < headlines[-1]):
            kinds[i] = "furniture"


def _give_back_headline(page: Sequence[Line], kinds: list[Kind], gap: range) -> None:
    """The last lines of a list of other articles may be the headline of the text that follows."""
    items = [
        i
        for i in gap
        if kinds[i] == "furniture" and page[i].role == "" and not _is_site_line(page[i])
    ]
    if not items:
        return
    korean = line_form.is_korean(page[gap.stop].core)
    if line_form.is_korean(page[items[0]].core) == korean:
        return
    for i in reversed(items):
        if line_form.is_korean(page[i].core) != korean:
            break
        kinds[i] = "headline"


def _mark_copies(page: Sequence[Line], kinds: list[Kind]) -> None:
    """A copy of a caption is a caption; so is a line of text printed twice in a row."""
    captions = {line.core for line, kind in zip(page, kinds, strict=True) if kind == "caption"}
    last = -1
    for i, line in enumerate(page):
        if line.role == "blank":
            continue
        twice = last >= 0 and page[last].core == line.core and kinds[i] == kinds[last] == "body"
        if kinds[i] == "body" and line.core in captions:
            kinds[i] = "caption"
        elif twice and line_form.is_prose(line.core):
            kinds[i] = kinds[last] = "caption"
        last = i
