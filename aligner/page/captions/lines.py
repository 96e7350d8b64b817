"""A line of a page as it may be a caption: its text without credits, how long it is, what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.page.captions.forms import is_mixed, is_shown, shows, unknown_credit
from aligner.page.credits.forms import PICTURE
from aligner.page.credits.strip import strip_credit
from aligner.page.language.runs import language_of
from aligner.page.lines.forms import is_ended
from aligner.page.view import display_width
from aligner.types import Kind, Language

# Columns and sentences of one caption: the longest gold ones, with their credits, have 335 and 3 (dev_pages,
# handmade_pages, written/a).
_WIDEST, MOST_SENTENCES = 380, 3
_LEAST_CHARS = 10  # of a caption
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)]?(?: |$)")


@dataclass(slots=True)
class Line:
    """A line of prose or a caption. ``core`` is without credits; ``group``: lines without a blank one.

    ``credited``: whether a credit stands in the line itself.
    """

    at: int
    core: str
    language: Language
    group: int
    short: bool
    caption: bool
    credited: bool
    tail: str = ""

    @property
    def telling(self) -> bool:
        """Whether the form speaks for a caption: what a picture shows in Korean, a name behind it, brackets."""
        korean = self.language == "ko" and shows(self.core, "ko")
        bracketed = self.core[:1] + self.core[-1:] in ("()", "[]")
        return self.caption or bool(self.tail) or korean or bracketed


def read_line(at: int, text: str, kind: Kind, group: int) -> Line | None:
    """A line as it may be a caption; None if it is too short or no sentence."""
    language = language_of(text)
    if language is None:
        return None
    start, stop, _ = strip_credit(text)
    tail = unknown_credit(text) if stop == len(text) else ""
    core = text[start : stop - len(tail)].rstrip()
    if len(core) < _LEAST_CHARS:
        return None
    bracketed = core[0] + core[-1] in ("[]", "()") and len(core) >= 2 * _LEAST_CHARS
    if kind != "caption" and not is_ended(core) and not is_shown(core) and not bracketed:
        return None
    short = len(core) <= _WIDEST and display_width(core) <= _WIDEST and not is_mixed(core)
    sentences = len(_SENTENCE_END.findall(core)) + (not is_ended(core)) if short else 0
    short = short and sentences <= MOST_SENTENCES
    led = short and start > 0 and bool(PICTURE.search(text[:start]))
    caption, credited = kind == "caption" or led, len(core) < len(text)
    return Line(at, core, language, group, short, caption, credited, tail)
