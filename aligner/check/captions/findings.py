"""What a page's captions tell beside their figures: credits, copies, and captions without a partner."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from aligner.check.captions.copies import Copies, folded_copies, near_copies
from aligner.check.captions.credits import Credits, conflict
from aligner.check.captions.grades import SEVERITY, Grade, likeness, words
from aligner.page.places import Lines
from aligner.page.sides import NOWHERE, Sides, place
from aligner.page.view import View
from aligner.types import Alone, Document, Finding, Language, Pair, Severity, Span

_SIDES: dict[Language, str] = {"en": "English", "ko": "Korean"}
_GRADES: dict[Grade, str] = {
    "typography": "typography",
    "wording": "wording",
    "spelling": "spelling",
    "name": "a name",
    "number": "a figure",
}
_OTHER: dict[Language, Language] = {"en": "ko", "ko": "en"}
# Two texts that share less than half of their words are not copies.
_DIFFERENT = 0.5
# Characters of another text that a message quotes.
_QUOTED = 60


def differing_credits(sides: Sides, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Finding]]:
    """Captions whose Korean and English credits name other sources."""
    en_credits, ko_credits = Credits(sides.en), Credits(sides.ko)
    told: set[tuple[Span, Span]] = set()
    for pair in pairs:
        if pair.kind != "caption":
            continue
        en = en_credits.behind(sides.members(pair, "en")[-1].span)
        ko = ko_credits.behind(sides.members(pair, "ko")[-1].span)
        if en is None or ko is None or (en.span, ko.span) in told:
            continue
        told.add((en.span, ko.span))
        if named := conflict(en.text, ko.text):
            message = f"The English credit {_quote(en.text)} names {named[0]}, the Korean {_quote(ko.text)} {named[1]}."
            yield pair, Finding("credit-differs", "warning", message, en.span, ko.span)


def differing_copies(
    document: Document, language: Language, paired: Collection[Span]
) -> Iterator[Finding]:
    """Copies of one caption that differ, in their text or in their credit.

    ``paired`` holds the spans of the sentences that are in a pair.
    """
    lines = Lines(document.page.text)
    for copies in folded_copies(document, language):
        yield _of_copies(copies, language, lines)
    for _, _, copies in near_copies(document, language, paired):
        yield _of_copies(copies, language, lines)
    yield from _credits_of_copies(document, language, lines)


def _of_copies(copies: Copies, language: Language, lines: Lines) -> Finding:
    grade = copies.spot.grade
    one, first = _item(copies.one, copies.spot.one)
    other, second = _item(copies.other, copies.spot.other)
    message = (
        f"Two copies of a caption differ in {_GRADES[grade]}: {first} in line {lines.place(one.start)[0]},"
        f" {second} in line {lines.place(other.start)[0]}."
    )
    return _on_one_side("caption-repeats-differ", SEVERITY[grade], message, language, one, other)


def _item(view: View, item: Span) -> tuple[Span, str]:
    """The place of some words of a copy and how a message names them; of none, the whole copy."""
    if item.start < item.stop:
        return place(view, item), _quote(item.of(view.text))
    return view.span(0, len(view)), "nothing"


def _credits_of_copies(document: Document, language: Language, lines: Lines) -> Iterator[Finding]:
    """Copies whose credits name other sources."""
    credits_ = Credits(document)
    told: set[tuple[Span, Span]] = set()
    for sentence in document.sentences:
        if sentence.kind != "caption" or sentence.language != language:
            continue
        found = [c for p in (sentence.span, *sentence.repeats) if (c := credits_.behind(p))]
        for one, other in combinations(found[:4], 2):
            named = conflict(one.text, other.text)
            if named and (one.span, other.span) not in told:
                told.add((one.span, other.span))
                message = (
                    f"Two copies of a caption have other credits: {_quote(one.text)} in line {lines.place(one.span.start)[0]}"
                    f" names {named[0]}, {_quote(other.text)} in line {lines.place(other.span.start)[0]} {named[1]}."
                )
                yield _on_one_side(
                    "credit-differs", "warning", message, language, one.span, other.span
                )


def lonely_captions(sides: Sides, alone: Sequence[Alone]) -> Iterator[Finding]:
    """Captions without a partner on a page whose captions are in both languages.

    Not those that are a copy of another caption, with another letter or figure: that is told already.
    """
    captions = {
        language: [s for s in sides.document(language).sentences if s.language == language and s.kind == "caption"]
        for language in _SIDES
    }  # fmt: skip
    if not all(captions.values()):
        return
    lonely = {each.sentence.span for each in alone}
    paired = {s.span for found in captions.values() for s in found} - lonely
    copies = {
        sentence.span
        for language in _SIDES
        for one, other, _ in near_copies(sides.document(language), language, paired)
        for sentence in (one, other)
    }
    for each in alone:
        if each.sentence.kind == "caption" and each.sentence.span not in copies:
            yield _on_one_side(
                "caption-alone", "info", _why_alone(each), each.sentence.language, each.sentence.span
            )  # fmt: skip


def _why_alone(alone: Alone) -> str:
    message = f"The {_SIDES[alone.sentence.language]} caption {_quote(alone.sentence.text)} has no partner"
    if not alone.candidate:
        return f"{message}: {alone.reason}."
    return f"{message}; the likeliest, {_quote(alone.candidate)}, {_refused(alone.reason)}."


def _refused(reason: str) -> str:
    """A reason in the middle of a sentence: "belongs to another pair", "is too unlikely".

    What makes a candidate unlikely (leads over other text) helps whoever works on the alignment, not who edits.
    """
    return reason if reason.startswith("belongs") else f"is {reason.partition(':')[0]}"


def captions_in_two_pairs(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Finding]]:
    """The same caption with two captions of the other language that are not the same."""
    for language in _SIDES:
        first: dict[tuple[str, ...], Pair] = {}
        for pair in pairs:
            if pair.kind != "caption":
                continue
            before = first.setdefault(tuple(words(_text(pair, language))), pair)
            theirs = _text(before, _OTHER[language]), _text(pair, _OTHER[language])
            if before is not pair and likeness(*map(words, theirs)) < _DIFFERENT:
                message = (
                    f"The same {_SIDES[language]} caption is paired with two {_SIDES[_OTHER[language]]} ones,"
                    f" {_quote(theirs[0])} and {_quote(theirs[1])}."
                )
                spans = [
                    p.en_spans[0] if language == "en" else p.ko_spans[0] for p in (before, pair)
                ]
                yield (
                    pair,
                    _on_one_side("caption-in-two-pairs", "warning", message, language, *spans),
                )


def _text(pair: Pair, language: Language) -> str:
    return pair.en if language == "en" else pair.ko


def _on_one_side(
    identity: str,
    severity: Severity,
    message: str,
    language: Language,
    span: Span,
    other: Span = NOWHERE,
) -> Finding:
    en, ko = (span, NOWHERE) if language == "en" else (NOWHERE, span)
    return Finding(identity, severity, message, en, ko, other)


def _quote(text: str) -> str:
    """A text as a message quotes it: its beginning, if it is long."""
    return f"“{text}”" if len(text) <= _QUOTED else f"“{text[:_QUOTED].rstrip()}…”"
