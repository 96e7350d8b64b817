"""Lines of a page that get another role by the lines right above or below them: mastheads, items of lists."""

from __future__ import annotations

from dataclasses import replace

from aligner.page.furniture import heads as head_form
from aligner.page.furniture import site as site_form
from aligner.page.furniture.bilingual import is_bilingual_label
from aligner.page.furniture.roles import Line
from aligner.page.lines import forms as line_form

_TOP = 6  # lines of a page among which its masthead stands


def without_items(page: list[Line]) -> list[Line]:
    """The lines, where open ones behind a pointing mark below the heading of a list are no captions."""
    found, listed = list(page), False
    for at, line in enumerate(page):
        item = line.role == "caption" and line.text[0] in "▶▷►" and line.text.endswith(line.core)
        if listed and item and line.open:
            found[at] = replace(line, role="side")
        listed = line.role == "label" or (listed and item)
    return found


def without_masthead(page: list[Line]) -> list[Line]:
    """The lines, where an institution's name in both languages above its menu has the role of a name."""
    top = [at for at, line in enumerate(page[:_TOP]) if line.role != "blank"][:3]
    if len(top) < 3:
        return page
    one, other, below = (page[at] for at in top)
    named = all(not line.role and head_form.is_institution(line.text) for line in (one, other))
    both = line_form.is_korean(one.text) != line_form.is_korean(other.text)
    menu = (
        below.role in ("side", "row", "name", "label")
        or is_bilingual_label(below.text)
        or site_form.is_menu(below.text)
        or site_form.is_path(below.text)
    )
    if not (named and both and menu):
        return page
    return [replace(line, role="name") if at in top[:2] else line for at, line in enumerate(page)]
