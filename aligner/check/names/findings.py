"""Whether the names of both sides agree, and what differs.

A name that the other side lacks is no finding: names give way to titles, pronouns, nationalities. Only where
both sides hold a name that the other lacks, and both are of one kind, one stands in the other's place.
"""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.names import english, korean
from aligner.check.names.acronyms import acronym_findings
from aligner.check.names.aside import asides
from aligner.check.names.given import given_findings
from aligner.check.names.loose import Side, loose_rivals
from aligner.check.names.mention import Mention
from aligner.check.names.partner import in_korean
from aligner.check.names.partner_en import in_english, is_glossed
from aligner.check.names.parts import free_parts, halves
from aligner.check.names.read import Texts
from aligner.check.names.rivals import Rivalry, rivals
from aligner.check.names.spelling import spelling_findings
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
    left_en = [mention for mention in found if not in_korean(mention, texts)]
    others = [
        *spelling_findings([m for m in found if m not in left_en], texts),
        *acronym_findings(texts),
        *given_findings([m for m in found if m not in left_en], texts),
    ]
    parts_en = list(free_parts([m for m in found if m not in left_en], texts, english=True))
    found_ko = korean.mentions(texts.eojeols)[:_MOST]
    left_ko = [m for m in found_ko if not in_english(m, texts)]
    parts_ko = list(free_parts([m for m in found_ko if m not in left_ko], texts, english=False))
    pairs = _rivalries(
        Side(found, left_en, asides(found, en, (", ", " in "), before=False)),
        Side(found_ko, left_ko, asides(found_ko, ko, (" ", " 수도 ", "의 수도 "), before=True)),
    )
    long_en, long_ko = _long(left_en, pairs), _long(left_ko, pairs)
    pairs += rivals([*long_en, *parts_en], [*long_ko, *parts_ko])
    if not pairs:
        pairs += rivals(
            halves([m for m in found if m not in left_en], texts, english=True), long_ko
        )
        pairs += rivals(
            long_en,
            halves(
                [m for m in found_ko if m not in left_ko and not is_glossed(m, texts)],
                texts,
                english=False,
            ),
        )
    return [*(_finding(rivalry, texts) for rivalry in pairs), *others]


def _long(left: Sequence[Mention], pairs: Sequence[Rivalry]) -> list[Mention]:
    """The names of several words that stand in no pair."""
    taken = {mention for pair in pairs for mention in (pair.en, pair.ko)}
    return [
        mention
        for mention in left
        if mention not in taken and len(mention.words) > 1 and mention.source == "foreign"
    ]


def _rivalries(en: Side, ko: Side) -> list[Rivalry]:
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
