"""The findings of a page: its pairs and its captions checked, with places in the page's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aligner.check.captions.findings import (
    captions_in_two_pairs,
    differing_copies,
    differing_credits,
    lonely_captions,
)
from aligner.check.captions.spellings import two_spellings
from aligner.check.findings import check_pair
from aligner.check.glossary import Glossary
from aligner.page.published import published
from aligner.page.sides import Sides, place
from aligner.types import DOUBT_BELOW, Alone, Document, Finding, Language, Pair

_LANGUAGES: tuple[Language, ...] = ("en", "ko")
_RANKS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class PageFindings:
    """The findings of a page: those of each pair by its id, and those that are of no pair.

    Of no pair are copies that differ, a name in two spellings, a caption alone.

    Spans are places in the page's text, or, of two documents, in that of the side's document.
    """

    of_pairs: dict[str, tuple[Finding, ...]]
    beside: tuple[Finding, ...]

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of them, the gravest first, in page order."""
        found = [*(f for told in self.of_pairs.values() for f in told), *self.beside]
        return tuple(sorted(found, key=_order))


def check_page(
    documents: Sequence[Document],
    pairs: Sequence[Pair],
    alone: Sequence[Alone] = (),
    day: date | None = None,
    glossary: Glossary | None = None,
) -> PageFindings:
    """Checks the pairs and the captions of a page (or of an English and a Korean document).

    ``alone`` are its sentences without a partner, as far as they are known; ``day`` is that of the page,
    by default the one that the page itself gives. What the ``glossary`` has agreed never differs.
    """
    sides = Sides.of(documents)
    found = check_pairs(documents, pairs, day, glossary)
    for pair, finding in captions_in_two_pairs(pairs):
        found[pair.id] = (*found.get(pair.id, ()), finding)
    beside = [*_copies_and_spellings(sides, pairs), *lonely_captions(sides, alone)]
    return PageFindings(found, tuple(sorted(beside, key=_order)))


def _copies_and_spellings(sides: Sides, pairs: Sequence[Pair]) -> list[Finding]:
    """What a page says in two ways. Two copies that differ in the spelling of a name are told of once."""
    copies: list[Finding] = []
    for language in _LANGUAGES:
        paired = {s.span for pair in pairs for s in sides.members(pair, language)}
        copies += differing_copies(sides.document(language), language, paired)
    told = {
        span.start for f in copies for span in (f.en_span, f.ko_span, f.other_span) if span.stop
    }
    found = two_spellings(sides)
    return [*copies, *(f for f in found if max(f.en_span, f.ko_span).start not in told)]


def check_pairs(
    documents: Sequence[Document],
    pairs: Sequence[Pair],
    day: date | None = None,
    glossary: Glossary | None = None,
) -> dict[str, tuple[Finding, ...]]:
    """The findings of each pair by its id: what its sides say, and its credits. Pairs without any are left out."""
    sides = Sides.of(documents)
    today = day or page_date(documents)
    found = {
        pair.id: tuple(_on_page(told, sides, pair))
        for pair in pairs
        if (told := check_pair(pair.en, pair.ko, today, glossary))
    }
    for pair, finding in differing_credits(sides, pairs):
        found[pair.id] = (*found.get(pair.id, ()), finding)
    return found


def page_date(documents: Sequence[Document]) -> date | None:
    """The day that a page, or the first of two documents that does, says it was published on."""
    found = (d.page.published or published(d.page.text) for d in documents)
    return next((day for day in found if day), None)


def _on_page(findings: Sequence[Finding], sides: Sides, pair: Pair) -> Iterator[Finding]:
    """Findings with spans in the texts of a pair, with the places of these on the page.

    Two texts that do not belong together differ in most of what they say, so of a doubtful pair that is said.
    """
    en, ko = sides.view(pair.en_spans[0], "en"), sides.view(pair.ko_spans[0], "ko")
    doubt = f" (The two may be no pair: {pair.score:.2f}.)" if pair.score < DOUBT_BELOW else ""
    for finding in findings:
        yield replace(
            finding,
            message=finding.message + doubt,
            en_span=place(en, finding.en_span),
            ko_span=place(ko, finding.ko_span),
        )


def _order(finding: Finding) -> tuple[int, int, int]:
    first = min((s.start for s in (finding.en_span, finding.ko_span) if s.stop), default=0)
    return _RANKS[finding.severity], first, finding.other_span.start
