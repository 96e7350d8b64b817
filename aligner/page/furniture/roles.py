"""What a line of a page is by its form alone, before its place and its neighbours are asked.

The forms themselves stand in ``lines/forms.py``, ``site.py``, ``notices.py``, ``bars.py`` and ``credits/strip.py``; here it is decided
which of them wins where a line has several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.page.credits.forms import BYLINE_KO, EMAIL, is_headline_source
from aligner.page.credits.strip import strip_credit
from aligner.page.furniture import bars
from aligner.page.furniture import site as site_form
from aligner.page.furniture.around import around_role
from aligner.page.furniture.asides import aside_role
from aligner.page.furniture.comments import is_heading
from aligner.page.furniture.notices import is_copyright, is_notice
from aligner.page.lines import forms as line_form
from aligner.page.lines.glue import Glue

_CAPTION_LONGEST = (
    500  # characters; a credited line beyond that is an article that ends in its agency
)
_LEAD_CAPTION = re.compile(r"[▲△▼▽◀▶]|사진|포토|그림|photo|caption|picture", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|0\d|[①-⑳]|\(\d{1,2}\)) ?(?=\D)")
_POINTS = "▶▷►☞◀◁"  # a caption's mark, or a button's


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what its form says. ``role`` is empty where form alone does not decide.

    ``numbered``: an item of a numbered list. Roles: blank, notice (copyright, comment box, ...), close (byline, date, tags), side (tools, counts,
    symbols), label (of a list of other articles), caption, anchor (prose), or "".
    """

    text: str
    core: str
    role: str
    numbered: bool = False

    @property
    def open(self) -> bool:
        """Without the end of a sentence, as headlines, labels and menus are."""
        return not line_form.is_ended(self.core)


BLANK = Line("", "", "blank")


def look(text: str, mark: int, sources: frozenset[str]) -> Line:
    """The line with its role; ``mark`` and ``sources`` are what the rest of the page tells of it."""
    if not text:
        return BLANK
    start, stop, found = strip_credit(text, mark, sources)
    listed = text[stop:].strip(" ()[]") in sources and not line_form.is_ended(text[start:stop])
    captioned = found and stop > start and not listed and _is_caption(text, start, stop)
    role = _role(text, text[start:stop], captioned=captioned)
    numbered = bool(_NUMBERED.match(text)) or (mark > 0 and text[0].isdigit())
    return Line(text, text[start:stop], role, numbered)


def stands_alone(text: str) -> bool:
    """Whether a line is plainly the site's, so that it is no part of a wrapped paragraph."""
    text = text.strip()
    return bool(text) and (
        bars.is_bar(text)
        or bars.is_prompt(text)
        or is_heading(text)
        or is_copyright(text)
        or site_form.is_related_label(text)
        or site_form.is_menu(text)
        or line_form.is_count(text)
        or line_form.is_published(text)
    )


def kept_apart(lines: Sequence[str], glue: Sequence[Glue | None]) -> list[Glue | None]:
    """How lines go on in the next ones, where the first and last of those put together may stand alone.

    Menus and lists of a site can by chance be as wide as a wrapped paragraph.
    """
    found = list(glue)
    for ends in (range(len(found)), reversed(range(len(found)))):
        for at in ends:
            first = at == 0 or found[at - 1] is None
            last = at + 1 == len(found) or found[at + 1] is None
            if found[at] is not None and (
                (first and stands_alone(lines[at])) or (last and stands_alone(lines[at + 1]))
            ):
                found[at] = None
    return found


def _role(text: str, core: str, *, captioned: bool) -> str:
    if bars.is_prompt(text) or (captioned and text[0] in _POINTS and bars.is_bar(core)):
        return "notice" if bars.is_prompt(text) else "side"
    if aside := aside_role(text) or around_role(text):
        return aside
    if line_form.is_byline(text):
        return "close"
    if captioned and not is_copyright(text):
        return "caption"
    if is_notice(text):
        return "notice" if not captioned or is_copyright(text[:12]) else "caption"
    if line_form.is_published(text):
        return "close"
    if line_form.is_prose(core):
        return "anchor"
    if (
        not core
        or line_form.is_symbols(text)
        or site_form.is_tools(text)
        or line_form.is_count(text)
        or bars.is_bar(text)
    ):
        return "side"
    if site_form.is_side_line(text):
        return "close"
    return "label" if site_form.is_related_label(text) else ""


def _is_caption(text: str, start: int, stop: int) -> bool:
    """Whether what was stripped credits a picture: not the writer, not the source of a headline."""
    tail = text[stop:].strip(" /|")
    if tail and not BYLINE_KO.fullmatch(tail) and not EMAIL.fullmatch(tail):
        listed = not line_form.is_ended(text[start:stop]) and is_headline_source(tail)
        if stop - start <= _CAPTION_LONGEST and not listed:
            return True
    lead = text[:start]
    return "=" not in lead and bool(_LEAD_CAPTION.search(lead))
