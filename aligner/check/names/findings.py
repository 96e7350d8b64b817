"""Whether the names of both sides agree, and what differs.

A name that the other side lacks is no finding: names give way to titles, pronouns, nationalities. Only where
both sides hold a name that the other lacks, and both are of one kind, one stands in the other's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.check.names import english, korean
from aligner.check.names.acronyms import acronym_findings
from aligner.check.names.aside import asides
from aligner.check.names.classes import class_rivals
from aligner.check.names.given import given_findings
from aligner.check.names.loose import Side, loose_rivals
from aligner.check.names.maybe import maybe_english, maybe_korean, maybe_local
from aligner.check.names.mention import Mention
from aligner.check.names.offices import office_findings
from aligner.check.names.partner import in_korean
from aligner.check.names.partner_en import in_english, is_glossed
from aligner.check.names.parts import free_parts, halves
from aligner.check.names.read import Texts
from aligner.check.names.rivals import Rivalry, rivals
from aligner.check.names.spelling import spelling_findings
from aligner.check.names.works import work_findings
from aligner.types import Finding

# More names than any sentence holds: comparing them all takes the square of their number.
_MOST = 40


def name_findings(en: str, ko: str) -> list[Finding]:
    """The names of both sides that stand in each other's place, or are written in an unusual way.

    >>> [f.id for f in name_findings("She spoke in Daejeon.", "그는 대구에서 말했다.")]
    ['name-differs']
    >>> name_findings("President Lee spoke in Seoul.", "대통령이 말했다.")
    []
    """
    texts = Texts.read(en, ko)
    found = english.mentions(en, texts.words)[:_MOST]
    left = [mention for mention in found if not in_korean(mention, texts)]
    held = [mention for mention in found if mention not in left]
    others = [
        *spelling_findings(found, texts),
        *acronym_findings(texts),
        *given_findings(held, texts),
        *work_findings(texts),
        *office_findings(held, texts),
    ]
    parts = list(free_parts(held, texts, english=True))
    half = list(halves(held, texts, english=True))
    maybe = [m for m in maybe_english(texts.words, found) if not in_korean(m, texts)]
    if not (left or parts or half or maybe):
        return others
    side = Side(found, left, asides(sorted([*found, *maybe]), en, (", ", " in "), before=False))
    pairs = _rivalries(side, (parts, half, maybe), texts)
    return [*(_finding(rivalry, texts) for rivalry in pairs), *others]


def _rivalries(en: Side, more: tuple[Sequence[Mention], ...], texts: Texts) -> list[Rivalry]:
    """The names in each other's place: those without partner, then parts of names, then names half of which has one.

    ``more`` are such parts of the English, such names, and words of it that may be names.
    """
    parts, half, maybe = more
    found = korean.mentions(texts.eojeols)[:_MOST]
    left = [mention for mention in found if not in_english(mention, texts)]
    held = [mention for mention in found if mention not in left]
    ko = Side(found, left, asides(found, texts.ko, (" ", " 수도 ", "의 수도 "), before=True))
    pairs = _whole_rivals(en, ko)
    long_en, long_ko = _long(en.left, pairs), _long(left, pairs)
    parts_ko = free_parts(held, texts, english=False)
    pairs += rivals([*long_en, *parts], [*long_ko, *parts_ko])
    pairs += _sought(en, ko, pairs, maybe, texts)
    if not pairs:
        named = class_rivals((en.found, ko.found), (en.left, ko.left), texts)
        pairs += [Rivalry(*two, same=False, what="name") for two in named]
    if pairs:
        return pairs
    half_ko = halves([m for m in held if not is_glossed(m, texts)], texts, english=False)
    return [*rivals(half, long_ko), *rivals(long_en, half_ko)]


def _sought(
    en: Side, ko: Side, pairs: Sequence[Rivalry], maybe: Sequence[Mention], texts: Texts
) -> Iterator[Rivalry]:
    """The names of the tables without rival that stand for a word of the other side that may be a name of the kind."""
    taken = {mention for pair in pairs for mention in (pair.en, pair.ko)}
    own, other = (
        [m for m in side.left if m not in taken and m not in side.asides] for side in (en, ko)
    )
    if own:
        words = [*maybe_korean(texts.eojeols, own), *maybe_local(texts.eojeols, own)]
        yield from rivals(own, [m for m in words if not in_english(m, texts)], typed=True)
    maybe = [m for m in maybe if m not in en.asides]
    if maybe:
        meant = maybe_korean(texts.eojeols, maybe)
        other += [m for m in meant if not in_english(m, texts)]
        yield from rivals(maybe, other, typed=True)


def _long(left: Sequence[Mention], pairs: Sequence[Rivalry]) -> list[Mention]:
    """The names of several words that stand in no pair."""
    taken = {mention for pair in pairs for mention in (pair.en, pair.ko)}
    return [
        mention
        for mention in left
        if mention not in taken
        and len(mention.words) > 1
        and (mention.source == "foreign" or (mention.source, mention.kind) == ("known", "person"))
    ]


def _whole_rivals(en: Side, ko: Side) -> list[Rivalry]:
    """The names without partner in each other's place: what tells where a place lies apart from the rest."""
    pairs = [
        *rivals([m for m in en.left if m in en.asides], [m for m in ko.left if m in ko.asides]),
        *rivals(
            [m for m in en.left if m not in en.asides], [m for m in ko.left if m not in ko.asides]
        ),
    ]
    return pairs or [Rivalry(*two, same=False, what=two[0].kind) for two in loose_rivals((en, ko))]


# What a reader calls the kinds of the tables.
_CALLED = {
    "district": "place", "spot": "place", "river": "place", "firm": "company", "agency": "office", "intl": "organisation",
    "univ": "university", "media": "news medium", "festival": "event", "act": "artist or work", "award": "event",
    "union": "association", "foreign": "name",
}  # fmt: skip


def _finding(found: Rivalry, texts: Texts) -> Finding:
    names = (
        f"The English has “{found.en.span.of(texts.en)}”, the Korean “{found.ko.span.of(texts.ko)}”"
    )
    spans = found.en.span, found.ko.span
    if found.same:
        message = f"{names}: this is an unusual spelling, if it is the same {found.what}."
        return Finding("name-spelling", "warning", message, *spans)
    called = _CALLED.get(found.what, found.what)
    return Finding("name-differs", "error", f"{names}: another {called}.", *spans)
