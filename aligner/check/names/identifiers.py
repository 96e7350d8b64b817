"""Names made of letters and digits: F-35A, G7, KF-21, OZ202, the 63 Building. Their digits count nothing.

Such a name is written alike in both languages. One that the other side lacks may have been left out or told in
words; two that stand for each other differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from aligner.check.names.syllables import reads
from aligner.check.names.words import word_set
from aligner.types import Finding, Span

# F-35A, G7, A380, H5N1, HBM4, U-20, 7C2216, OZ 202; no measures (5G is one; 10km is none)
_MIXED = re.compile(
    r"(?<![A-Za-z\d.$-])(?P<letters>[A-Za-z]{0,3}[A-Z]|[A-Z][a-z]{2,9})(?P<gap>[-\s]?)(?P<digits>\d{1,4})(?P<tail>[A-Za-z]{0,2}\d{0,3})(?![A-Za-z\d%]|[.,]\d|-\d)"
)
# 63빌딩, the 63 Building
_BUILDING = re.compile(r"(?<![\d.,])(?P<digits>\d{1,3})(?:빌딩|\s(?:Building|Square)\b)")
# 화성-19형, 천궁-2: a name in Hangul, which English spells out
_HANGUL = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{2,4})-(?P<digits>\d{1,3})(?!\d|[.,]\d|-)")
_SPELLED = re.compile(r"(?P<name>[A-Z][a-z]{3,14})-(?P<digits>\d{1,3})(?!\d|[.,]\d|-)")
# 주요 20개국, 선진 7개국: what G20 and G7 stand for
_GROUP = re.compile(r"(?:주요|선진)\s?(?P<ko>\d{1,2})\s?개국|\bGroup of (?P<en>\w+)", re.IGNORECASE)
# What stands in each of these, looked for first because it is found, or not, many times as fast.
_MAY_BE_MIXED = re.compile(r"[A-Z][a-z]{0,9}[-\s]?\d")
_MAY_BE_BUILDING = re.compile(r"빌딩|\s(?:Building|Square)")
_MAY_BE_GROUP = re.compile(r"개국|[Rr][Oo][Uu][Pp] [Oo][Ff]")
_WORDS = {"seven": "7", "eight": "8", "ten": "10", "twenty": "20"}
_MOST = 100


class Identifier(NamedTuple):
    """A name of letters and digits: its place, its letters in capitals, its digits, what follows them."""

    span: Span
    letters: str
    digits: str
    tail: str

    @property
    def key(self) -> str:
        """What has to be the same."""
        return self.letters + self.digits + self.tail


def identifiers(text: str) -> list[Identifier]:
    """The identifiers of a text, in its order.

    >>> [found.key for found in identifiers("two F-35As at the G-20, near the 63 Building")]
    ['F35A', 'G20', 'BUILDING63']
    """
    out: list[Identifier] = []
    if _MAY_BE_MIXED.search(text):
        out += _mixed(text)
    if _MAY_BE_BUILDING.search(text):
        out += [
            Identifier(Span(*m.span()), "BUILDING", m["digits"], "")
            for m in _BUILDING.finditer(text)
        ]
    for match in _GROUP.finditer(text) if _MAY_BE_GROUP.search(text) else ():
        number = match["ko"] or _WORDS.get(match["en"].lower(), match["en"])
        if number.isdigit():
            out.append(Identifier(Span(*match.span()), "G", number, ""))
    return sorted(out)[:_MOST]


def _mixed(text: str) -> Iterator[Identifier]:
    for match in _MIXED.finditer(text):
        letters = match["letters"]
        if letters in word_set("no_letters") or (match["gap"].isspace() and not _is_code(match)):
            continue
        if not match["gap"] and letters.istitle() and len(letters) > 2:
            continue
        tail = match["tail"].removesuffix("s")  # F-35As
        yield Identifier(Span(*match.span()), letters.upper(), match["digits"], tail.upper())


def _is_code(match: re.Match[str]) -> bool:
    """Whether a blank stands inside one name: OZ 202, KE 81."""
    return len(match["letters"]) == 2 and match["letters"].isupper() and len(match["digits"]) > 1


def identifier_findings(en: str, ko: str) -> list[Finding]:
    """The identifiers of both sides that stand in each other's place.

    >>> [f.message for f in identifier_findings("an F-35B jet", "F-35A 전투기")]
    ['The English has “F-35B”, the Korean “F-35A”: the designation is not the same.']
    """
    spelled = list(_spelled_findings(en, ko))
    own, other = identifiers(en), identifiers(ko)
    if spelled or not own or not other:
        return spelled
    left_en, left_ko = _left(own, other, ko), _left(other, own, en)
    return [
        Finding("identifier-differs", "error", _message(one, two, en, ko), one.span, two.span)
        for one, two in _rivals(left_en, left_ko)
    ]


def _spelled_findings(en: str, ko: str) -> Iterator[Finding]:
    """Designations of one name, in Hangul and spelled out, whose digits differ: 화성-19형, Hwasong-20."""
    own = list(_SPELLED.finditer(en)) if "-" in ko else []
    for match in _HANGUL.finditer(ko) if own else ():
        same = [one for one in own if reads(match["name"], one["name"].lower())]
        if same and all(one["digits"] != match["digits"] for one in same):
            one, two = Span(*same[0].span()), Span(*match.span())
            message = f"The English has “{one.of(en)}”, the Korean “{two.of(ko)}”: the designation is not the same."
            yield Finding("identifier-differs", "error", message, one, two)


def _left(own: Sequence[Identifier], others: Sequence[Identifier], text: str) -> list[Identifier]:
    """Those that the other text holds in no form."""
    keys = {identifier.key for identifier in others}
    joined = re.sub(r"[-\s]", "", text).upper()
    seen = {found.key: found for found in own if found.key not in keys and found.key not in joined}
    return list(seen.values())


def _rivals(
    left_en: Sequence[Identifier], left_ko: Sequence[Identifier]
) -> Iterator[tuple[Identifier, Identifier]]:
    """Identifiers of one series, or the only two that are left."""
    taken: set[str] = set()
    for one, two in product(left_en, left_ko):
        series = one.letters == two.letters or (one.digits == two.digits and len(one.digits) > 1)
        alone = len(left_en) == len(left_ko) == 1 and "" not in (one.letters, two.letters)
        if (series or alone) and one.key not in taken and two.key not in taken:
            taken |= {one.key, two.key}
            yield one, two


def _message(one: Identifier, two: Identifier, en: str, ko: str) -> str:
    return f"The English has “{one.span.of(en)}”, the Korean “{two.span.of(ko)}”: the designation is not the same."
