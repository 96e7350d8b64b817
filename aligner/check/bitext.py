"""A bitext checked line by line: english TAB korean goes in, the findings of each line come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from aligner.check.findings import check_pair
from aligner.check.glossary import Glossary
from aligner.page.sides import place
from aligner.page.view import clean_view
from aligner.types import Finding

BOM = b"\xef\xbb\xbf"
# A line longer than this is no pair of sentences but a file without line ends.
LONGEST_LINE = 1_000_000


class CheckedLine(NamedTuple):
    """A line of a bitext: its number from 1, its sides, their findings, and what kept it from being read.

    Spans are places in the sides. ``problem`` is empty for a line that was read.
    """

    number: int
    en: str
    ko: str
    findings: tuple[Finding, ...]
    problem: str = ""


def check_lines(
    lines: Iterable[bytes], day: date | None = None, glossary: Glossary | None = None
) -> Iterator[CheckedLine]:
    """Checks a bitext as it comes, one line at a time; blank lines are passed over.

    The first two columns count. A side without text has nothing that could differ.
    """
    for number, line in enumerate(lines, 1):
        raw = line.removeprefix(BOM) if number == 1 else line
        if not raw.strip():
            continue
        sides, problem = _sides(raw.rstrip(b"\r\n"))
        if problem:
            yield CheckedLine(number, "", "", (), problem)
        else:
            yield CheckedLine(number, *sides, tuple(check_texts(*sides, day, glossary)))


def check_texts(
    en: str, ko: str, day: date | None = None, glossary: Glossary | None = None
) -> list[Finding]:
    """The findings of two texts as they are, with places in them; odd blanks and invisible characters do no harm.

    >>> [f.ko_span.of("약 3500\N{NO-BREAK SPACE}명") for f in check_texts("35,000", "약 3500\N{NO-BREAK SPACE}명")]
    ['3500']
    """
    views = clean_view(en), clean_view(ko)
    clean_en, clean_ko = (view.text.replace("\n", " ") for view in views)
    found = check_pair(clean_en, clean_ko, day, glossary)
    if (clean_en, clean_ko) == (en, ko):
        return found
    return [
        replace(f, en_span=place(views[0], f.en_span), ko_span=place(views[1], f.ko_span))
        for f in found
    ]


def _sides(line: bytes) -> tuple[tuple[str, str], str]:
    """The two sides of a line, and why it has none."""
    if len(line) > LONGEST_LINE:
        return ("", ""), "is longer than a pair of sentences"
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return ("", ""), "is not UTF-8"
    cells = text.split("\t")
    return ((cells[0], cells[1]), "") if len(cells) > 1 else (("", ""), "has no tab")
