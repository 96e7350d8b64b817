"""Two people who changed places: the office of one stands before or behind the name of the other.

It is told only where both texts name both people, so that a person who left one office for another is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from aligner.check.names import korean
from aligner.check.names.local_ko import stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import in_korean
from aligner.check.names.read import Texts
from aligner.check.names.words import word_list
from aligner.types import Finding

_PEOPLE = ("person", "name")
# Words between a Korean name and its office: 전 필리핀 대통령.
_BETWEEN = 2
# Room for an English office before a name.
_ROOM = 40


class Holder(NamedTuple):
    """A person, with the office that stands beside the name: the number of its row."""

    person: Mention
    office: int


def office_findings(people: Sequence[Mention], texts: Texts) -> Iterator[Finding]:
    """An error where the Korean gives the office of one person to another one, whom the English names too."""
    own = [Holder(m, office) for m in people if (office := _in_english(m, texts)) is not None]
    if len(own) < 2:
        return
    told = korean.mentions(texts.eojeols)
    others = [
        Holder(m, office)
        for m in told
        if m.kind in _PEOPLE and (office := _in_korean(m, texts)) is not None
    ]
    for one, two in permutations(own, 2):
        if one.office == two.office:
            continue
        other = _given(two, one.office, others, texts)
        if (
            other
            and _given(one, two.office, others, texts)
            and not _given(one, one.office, others, texts)
        ):
            names = f"“{one.person.span.of(texts.en)}”, the Korean “{other.span.of(texts.ko)}”"
            message = f"The English has {names}: the two changed places."
            yield Finding("name-differs", "error", message, one.person.span, other.span)
            return


def _given(one: Holder, office: int, others: Sequence[Holder], texts: Texts) -> Mention | None:
    """Where the Korean gives an office to a person of the English."""
    held = (other for other in others if other.office == office and _is_one(one, other, texts))
    return next((other.person for other in held), None)


def _is_one(one: Holder, other: Holder, texts: Texts) -> bool:
    """Whether both names are those of one person."""
    alone = Texts.read(one.person.span.of(texts.en), other.person.span.of(texts.ko))
    return in_korean(one.person, alone)


def _in_english(person: Mention, texts: Texts) -> int | None:
    """The office right before an English name."""
    found = _offices_en().search(texts.en, max(0, person.span.start - _ROOM), person.span.start)
    return int((found.lastgroup or "m0")[1:]) if found else None


def _in_korean(person: Mention, texts: Texts) -> int | None:
    """The office behind a Korean name, which other words may stand before."""
    behind = [e for e in texts.eojeols if e.start >= person.span.stop][: _BETWEEN + 1]
    at, words = person.span.stop, ""
    for eojeol in behind:
        if texts.ko[at : eojeol.start].strip():
            return None
        told = stem(eojeol.text)
        words += told
        found = [(len(title), row) for title, row in _offices_ko() if words.endswith(title)]
        if found:
            return max(found)[1]
        if told != eojeol.text:
            return None  # a particle ends what belongs to the name
        at = eojeol.stop
    return None


@cache
def _rows() -> list[tuple[str, ...]]:
    """Each office as it is called in English and in Korean."""
    return [tuple(row.split("=")) for row in word_list("offices")]


@cache
def _offices_en() -> re.Pattern[str]:
    forms = [
        f"(?P<m{row}>{'|'.join(map(re.escape, told.replace('_', ' ').split(',')))})"
        for row, (told, _) in enumerate(_rows())
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})\s\Z", re.IGNORECASE)


@cache
def _offices_ko() -> list[tuple[str, int]]:
    return [(title, row) for row, (_, told) in enumerate(_rows()) for title in told.split(",")]
