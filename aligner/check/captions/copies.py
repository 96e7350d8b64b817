"""Captions that a page prints more than once, and their copies that are not the same.

Equal copies were folded when the page was taken apart (:mod:`aligner.page.repeats`); those that differ in a
letter or a figure are sentences of their own. Two captions that are nearly the same may also be two
pictures ("Actor A poses", "Actor B poses"), so that alone does not make them copies: something else has
to say so, see :func:`near_copies`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from aligner.check.captions.grades import Spot, gravest, likeness, spots, words
from aligner.page.places import printed_view, sentence_view
from aligner.page.view import View
from aligner.types import Document, Language, Sentence, Span

# A caption of ten words of which two were changed has .8, one of eight of which two were changed .75.
LEAST_LIKENESS = 0.75
# "Two of them." is said of many things.
_FEWEST_WORDS = 4
# A caption of at least so many words is no formula.
_FORMULA = 7
# Words that stand in more sentences than this tell nothing about copies, and would make time quadratic.
_COMMON = 12


class Copies(NamedTuple):
    """Two copies of one caption that differ: both with their places, and where they differ."""

    one: View
    other: View
    spot: Spot


def folded_copies(document: Document, language: Language) -> Iterator[Copies]:
    """The first difference in typography between the copies of each caption that were folded into one."""
    for sentence in document.sentences:
        if sentence.kind == "caption" and sentence.language == language:
            prints = [
                printed_view(document.page.text, p) for p in (sentence.span, *sentence.repeats)
            ]
            for again in prints[1:]:
                # Where a wrapped line ends is not typography, and words cut by it would look like it.
                if "\n" in prints[0].text + again.text:
                    continue
                if found := spots(prints[0].text, again.text, language):
                    yield Copies(prints[0], again, gravest(found))
                    break


def near_copies(
    document: Document, language: Language, paired: Collection[Span]
) -> Iterator[tuple[Sentence, Sentence, Copies]]:
    """Captions that are copies and differ, with the gravest difference of each two.

    ``paired`` holds the spans of the sentences that are in a pair. Two spellings of one word are told of a
    caption and any sentence that is otherwise the same. A figure, a name or other words make copies of
    two captions only if the page says so: most of its other captions in the language are printed twice and these
    two once each; one of the two has a partner and the other, which would have the same, none; or nothing
    but a figure differs between a long caption and the next.
    """
    twice = _prints_twice(document, language)
    for one, other in _alike(document, language):
        if one.span in paired and other.span in paired:
            continue
        differing = spots(one.text, other.text, language)
        if not differing:
            continue
        worst = gravest(differing)
        once_each = twice and not one.repeats and not other.repeats
        one_alone = (one.span in paired) != (other.span in paired)
        follows = len(differing) == 1 and worst.grade == "number" and _follows(one, other)
        captions = one.kind == other.kind == "caption"
        copies = worst.grade == "typography" or once_each or one_alone
        if worst.grade == "spelling" or follows or (copies and captions):
            text = document.page.text
            first, second = (sentence_view(s.text, text, s.span) for s in (one, other))
            yield one, other, Copies(first, second, worst)


def _prints_twice(document: Document, language: Language) -> bool:
    """Whether a page prints its captions of a language more than once: most of them, if two are set aside."""
    prints = Counter(
        bool(s.repeats)
        for s in document.sentences
        if s.kind == "caption" and s.language == language
    )
    return prints[True] >= max(1, prints[False] - 2)


def _follows(one: Sentence, other: Sentence) -> bool:
    """Whether a caption is the next one, and long enough not to be a formula (Unit 84A, Unit 84B).

    A line with a credit may stand between them.
    """
    return 0 < other.block - one.block <= 2 and len(words(one.text)) >= _FORMULA


def _alike(document: Document, language: Language) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of different blocks that share most of their words; one at least is a caption."""
    sentences = [s for s in document.sentences if s.language == language]
    told = [words(sentence.text) for sentence in sentences]
    for i, j in _candidates([set(found) for found in told]):
        one, other = sentences[i], sentences[j]
        captions = "caption" in (one.kind, other.kind) and one.block != other.block
        if captions and likeness(told[i], told[j]) >= LEAST_LIKENESS:
            yield one, other


def _candidates(told: Sequence[set[str]]) -> list[tuple[int, int]]:
    """Pairs of texts that share at least half of their rarer words, in order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, found in enumerate(told):
        if len(found) >= _FEWEST_WORDS:
            for word in found:
                holders[word].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for members in holders.values():
        if len(members) <= _COMMON:
            shared.update(combinations(members, 2))
    return sorted(
        (i, j) for (i, j), count in shared.items() if count >= min(len(told[i]), len(told[j])) / 4
    )
