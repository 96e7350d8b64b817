"""A user's glossary: pairs of terms that are agreed, and decide over everything else.

A pair of terms that stands on both sides never differs. A term whose partner is missing differs where another
term of the glossary stands in its place, or the partner itself in another spelling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aligner.check.names.read import Texts, Word
from aligner.check.names.syllables import SPELLED, reads
from aligner.check.names.table import words
from aligner.errors import InputError
from aligner.types import Finding, Span


class Term(NamedTuple):
    """An agreed pair: the English as it is written, its words in lower case, the Korean."""

    english: str
    words: tuple[str, ...]
    korean: str


class Place(NamedTuple):
    """Where a term stands."""

    span: Span
    term: Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """Agreed pairs of terms, by the first English word and by the first Korean character."""

    english: dict[str, list[Term]]
    korean: dict[str, list[Term]]

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> Glossary:
        """A glossary of English and Korean terms."""
        made = cls({}, {})
        for english, korean in pairs:
            term = Term(english, tuple(word.lower() for word in words(english)), korean)
            if term.words:
                made.english.setdefault(term.words[0], []).append(term)
                made.korean.setdefault(korean[0], []).append(term)
        for terms in made.english.values():
            terms.sort(key=lambda term: -len(term.words))
        for terms in made.korean.values():
            terms.sort(key=lambda term: -len(term.korean))
        return made


def load_glossary(path: Path) -> Glossary:
    """Reads a glossary: one pair a line, English TAB Korean; further columns, empty lines and ``#`` lines are passed over.

    Raises InputError if the file cannot be read, or a line has no tab, or an empty side.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the glossary {path} cannot be read: {error}",
            fix="Give a text file in UTF-8 with one pair a line: English, a tab, Korean.",
        ) from error
    pairs = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        sides = [side.strip() for side in line.split("\t")]
        if len(sides) < 2 or not sides[0] or not sides[1]:
            raise InputError(
                f"line {number} of the glossary {path} is no pair: {line!r}",
                fix="Write the English term, a tab, and the Korean term.",
            )
        pairs.append((sides[0], sides[1]))
    return Glossary.of(pairs)


def decided(findings: Sequence[Finding], glossary: Glossary, en: str, ko: str) -> list[Finding]:
    """The findings that the glossary leaves standing, and those that it adds.

    >>> glossary = Glossary.of([("Lee Boo-jin", "이부진"), ("Chey Tae-won", "최태원")])
    >>> [f.message for f in decided([], glossary, "Lee Boo-jin waves.", "최태원이 손을 흔든다.")]
    ['The English has “Lee Boo-jin”, the Korean “최태원”: the glossary has 이부진 for Lee Boo-jin.']
    """
    texts = Texts.read(en, ko)
    own, other = list(_in_english(texts.words, glossary)), list(_in_korean(ko, glossary))
    agreed_en = [p for p in own if any(q.term.korean == p.term.korean for q in other)]
    agreed_ko = [q for q in other if any(p.term.words == q.term.words for p in own)]
    added = [*_differing(own, other, en, ko), *_respelled(own, other, texts, glossary)]
    places_en = [*(p.span for p in agreed_en), *(f.en_span for f in added)]
    places_ko = [*(q.span for q in agreed_ko), *(f.ko_span for f in added)]
    kept = [
        finding
        for finding in findings
        if not any(_overlap(finding.en_span, place) for place in places_en)
        and not any(_overlap(finding.ko_span, place) for place in places_ko)
    ]
    return [*kept, *added]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.stop and other.start < one.stop


def _in_english(told: Sequence[Word], glossary: Glossary) -> Iterator[Place]:
    """The terms of an English text, at each word the longest."""
    lowered = [word.bare.lower() for word in told]
    for at, word in enumerate(lowered):
        fitting = (
            t
            for t in glossary.english.get(word, ())
            if tuple(lowered[at : at + len(t.words)]) == t.words
        )
        longest = 0
        for term in fitting:
            if len(term.words) >= longest:
                longest = len(term.words)
                yield Place(Span(told[at].start, told[at + longest - 1].stop), term)


def _in_korean(ko: str, glossary: Glossary) -> Iterator[Place]:
    """The terms of a Korean text, at each character the longest."""
    for at, char in enumerate(ko):
        longest = 0
        for term in glossary.korean.get(char, ()):
            if len(term.korean) >= longest and ko.startswith(term.korean, at):
                longest = len(term.korean)
                yield Place(Span(at, at + longest), term)


def _differing(own: Sequence[Place], other: Sequence[Place], en: str, ko: str) -> Iterator[Finding]:
    """Terms without their partner, the first with the first."""
    partners_ko = {p.term.korean for p in own}
    partners_en = {q.term.words for q in other}
    told_en = {p.span for p in own if any(q.term.korean == p.term.korean for q in other)}
    told_ko = {q.span for q in other if any(p.term.words == q.term.words for p in own)}
    left_en = {
        p.span: p.term for p in own if p.span not in told_en and p.term.words not in partners_en
    }
    left_ko = {
        q.span: q.term for q in other if q.span not in told_ko and q.term.korean not in partners_ko
    }
    for (one, term), two in zip(left_en.items(), left_ko, strict=False):
        why = f"the glossary has {term.korean} for {term.english}"
        message = f"The English has “{one.of(en)}”, the Korean “{two.of(ko)}”: {why}."
        yield Finding("name-differs", "error", message, one, two)


def _respelled(
    own: Sequence[Place], other: Sequence[Place], texts: Texts, glossary: Glossary
) -> Iterator[Finding]:
    """Korean terms that the English has in another spelling than the glossary's: Lee Jae-myeong for Lee Jae Myung."""
    told = {p.term.korean for p in own}
    for place in other:
        if place.term.korean in told or len(glossary.korean) == 0:
            continue
        span = _spelling(place.term, texts)
        if span is not None:
            names = f"The English has “{span.of(texts.en)}”, the Korean “{place.term.korean}”"
            message = f"{names}: the glossary writes {place.term.english}."
            yield Finding("name-spelling", "warning", message, span, place.span)


def _spelling(term: Term, texts: Texts) -> Span | None:
    """Where the English spells a Korean name by its syllables, in as many words or one less or more."""
    family = [word for word in term.words if term.korean[0] in SPELLED.get(word, ())]
    for at, word in enumerate(texts.words):
        if not word.capital:
            continue
        for count in (1, 2, 3, 4):
            part = texts.words[at : at + count]
            letters = "".join(w.bare for w in part).lower()
            whole = reads(term.korean, letters)
            named = (
                bool(family)
                and part[0].bare.lower() in SPELLED
                and term.korean[0] in SPELLED[part[0].bare.lower()]
                and reads(term.korean[1:], letters[len(part[0].bare) :])
            )
            if len(part) == count and (whole or named):
                return Span(part[0].start, part[-1].stop)
    return None
