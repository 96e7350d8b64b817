"""What each line of a page is: a headline, a caption, body text, or furniture of the site.

Three things decide, in this order: the form of the line by itself (``line_forms.py``,
``credits.py``), the zone it stands in, and its neighbours. The fixed points are the *anchors*, lines of
prose. Before the first one is the head of the page; after the last one the foot begins; and after a
line that closes an article (byline, copyright, tags) a second head may begin, since many pages print
the translation below the whole of the original. A line in doubt is kept: what has no partner is
turned away later, what was thrown away here is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.page import line_forms as forms
from aligner.page.credit_forms import BYLINE_KO, EMAIL, is_source
from aligner.page.credits import strip_credit
from aligner.types import Kind

_CAPTION_LONGEST = (
    500  # characters; a credited line beyond that is an article that ends in its agency
)
_LEAD_CAPTION = re.compile(r"[▲△▼▽◀▶]|사진|포토|그림|photo|caption|picture", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|0\d|[①-⑳]|\(\d{1,2}\)) ?(?=\D)")
_LONE_NAME = re.compile(
    r"[A-Z][a-z]+(?: [A-Z][a-z]+-[a-z]+| [A-Z]\. [A-Z][a-z]+)|[A-Z][a-z]+-[a-z]+ [A-Z][a-z]+"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with what its form says. ``role`` is empty for a line that form alone does not decide.

    Roles: blank, notice (copyright, comment box, ...), close (byline, date, tags), side (tools, counts,
    symbols), label (of a list of other articles), caption, anchor (prose), or "".
    """

    text: str
    core: str
    role: str

    @property
    def open(self) -> bool:
        """Without the end of a sentence, as headlines, labels and menus are."""
        return not forms.is_ended(self.core)


def line_kinds(lines: Sequence[str]) -> list[Kind]:
    """One kind for each clean line of a page; a blank line counts as "body".

    Time is linear in the number of characters. Lines may still be hard-wrapped.

    >>> line_kinds(["Home > Society", "Snow in Sokcho", "", "Snow fell on Sokcho for a third day on Monday."])
    ['furniture', 'headline', 'body', 'body']
    """
    page = _anchor_wrapped([_look(line) for line in lines])
    kinds = _by_zone(page)
    _keep_numbered(page, kinds)
    _mark_copies(page, kinds)
    return kinds


def _look(line: str) -> _Line:
    text = line.strip()
    start, stop, found = strip_credit(text)
    core = text[start:stop]
    return _Line(text, core, _role(text, core, _is_caption(text, start, stop) if found else False))


def _role(text: str, core: str, captioned: bool) -> str:  # noqa: FBT001 - a private step of _look
    if not text:
        return "blank"
    if captioned and core and not forms.is_copyright(text[:3]):
        return "caption"
    if forms.is_notice_of_site(text):
        return "notice"
    if forms.is_byline(text) or forms.is_date(text, labelled=True):
        return "close"
    if forms.is_prose(core):
        return "anchor"
    if not core or forms.is_symbols(text) or forms.is_tools(text) or forms.is_side_line(text):
        return "close" if text.lower().startswith(("tag", "#")) else "side"
    return "label" if forms.is_related_label(text) else ""


def _is_caption(text: str, start: int, stop: int) -> bool:
    """Whether what was stripped credits a picture, and not only the writer of the text."""
    tail = text[stop:].strip(" /|")
    if tail and not BYLINE_KO.fullmatch(tail) and not EMAIL.fullmatch(tail):
        return stop - start <= _CAPTION_LONGEST
    lead = text[:start]
    return "=" not in lead and bool(_LEAD_CAPTION.search(lead))


def _anchor_wrapped(page: list[_Line]) -> list[_Line]:
    """Makes anchors of the lines of hard-wrapped paragraphs, and captions of those of captions."""
    for start, stop in _groups(page):
        if _is_wrapped(page[start:stop]):
            role = "caption" if page[stop - 1].role == "caption" else "anchor"
            for i in range(start, stop):
                if page[i].role in ("", "anchor"):
                    page[i] = _Line(page[i].text, page[i].core, role)
    return page


def _groups(page: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines without a blank one between them."""
    start = 0
    for i in range(len(page) + 1):
        if i == len(page) or page[i].role == "blank":
            if i > start:
                yield start, i
            start = i + 1


def _is_wrapped(group: Sequence[_Line]) -> bool:
    """Lines of about one width, most of them cut inside a sentence, the last one shorter or ended."""
    if len(group) < 2 or any(line.role in ("notice", "side", "label") for line in group):
        return False
    widths = [len(line.text) for line in group]
    cut = sum(line.open for line in group[:-1])
    even = min(widths[:-1]) >= 0.6 * max(widths) >= 12
    lower = any(line.text[:1].islower() for line in group[1:])
    return even and 2 * cut > len(group) - 1 and not group[-1].open and (lower or len(group) > 2)


def _by_zone(page: Sequence[_Line]) -> list[Kind]:
    """Walks down the page; each stretch between two anchors is decided as a whole."""
    kinds: list[Kind] = ["body"] * len(page)
    fixed = [i for i, line in enumerate(page) if line.role in ("anchor", "caption")]
    for i in fixed:
        kinds[i] = "caption" if page[i].role == "caption" else "body"
    edges = [-1, *fixed, len(page)]
    title = {page[i].core for i in range(fixed[0] if fixed else 0)}
    for before, after in pairwise(edges):
        if after - before > 1:
            _gap(page, kinds, range(before + 1, after), title)
    return kinds


def _gap(page: Sequence[_Line], kinds: list[Kind], gap: range, title: set[str]) -> None:
    """The lines between two anchors (or an anchor and an end of the page)."""
    head, foot = gap.start == 0, gap.stop == len(page)
    closed, listed = head, False
    for i in gap:
        line = page[i]
        if line.role == "blank":
            continue
        if line.role in ("notice", "close", "side") or (
            line.role == "label" and not (head and foot)
        ):
            kinds[i] = "furniture"
            closed = closed or line.role != "side"
            listed = (listed or line.role == "notice") if line.role != "label" else not head
        elif (closed and _is_site_line(line)) or (
            listed and (line.open or line.text.endswith("?") or line.core in title)
        ):
            kinds[i] = "furniture"
        elif closed and line.open and (head or not foot):
            kinds[i] = "headline"
    if head:
        _drop_masthead(page, kinds, gap)
    if listed and not foot:
        _give_back_headline(page, kinds, gap)


def _is_site_line(line: _Line) -> bool:
    """Menus, paths, mastheads, bare dates and names: furniture in a head or a foot only."""
    return (
        forms.is_menu(line.text)
        or forms.is_path(line.text)
        or forms.is_date(line.text, labelled=False)
        or forms.is_release_label(line.text)
        or is_source(line.text)
        or bool(_LONE_NAME.fullmatch(line.text))
    )


def _drop_masthead(page: Sequence[_Line], kinds: list[Kind], gap: range) -> None:
    """Names and slogans above the menu are the site's, if a headline follows the menu."""
    menus = [i for i in gap if forms.is_path(page[i].text) or (forms.is_menu(page[i].text))]
    last = max(menus, default=gap.start)
    below = {page[i].core for i in range(last, gap.stop) if kinds[i] == "headline"}
    if below:
        for i in range(gap.start, last):
            if kinds[i] == "headline" and page[i].core not in below:
                kinds[i] = "furniture"


def _give_back_headline(page: Sequence[_Line], kinds: list[Kind], gap: range) -> None:
    """The last lines of a list of other articles may be the headline of the text that follows."""
    items = [
        i
        for i in gap
        if kinds[i] == "furniture" and page[i].role == "" and not _is_site_line(page[i])
    ]
    if not items or gap.stop >= len(page):
        return
    korean = forms.is_korean(page[gap.stop].core)
    first = forms.is_korean(page[items[0]].core)
    for i in reversed(items):
        if forms.is_korean(page[i].core) != korean or korean == first:
            break
        kinds[i] = "headline"


def _keep_numbered(page: Sequence[_Line], kinds: list[Kind]) -> None:
    """A page without prose is a list: its numbered lines are its content."""
    if any(line.role == "anchor" for line in page):
        return
    for i, line in enumerate(page):
        if _NUMBERED.match(line.text) and line.core and line.role in ("", "caption"):
            kinds[i] = "headline"


def _mark_copies(page: Sequence[_Line], kinds: list[Kind]) -> None:
    """A copy of a caption is a caption; so is a line of text printed twice in a row."""
    captions = {line.core for line, kind in zip(page, kinds, strict=True) if kind == "caption"}
    last = -1
    for i, line in enumerate(page):
        if line.role == "blank":
            continue
        twice = last >= 0 and page[last].core == line.core and kinds[i] == kinds[last] == "body"
        if kinds[i] == "body" and line.core in captions:
            kinds[i] = "caption"
        elif twice and forms.is_prose(line.core):
            kinds[i] = kinds[last] = "caption"
        last = i
