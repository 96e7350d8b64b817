"""Parts of a run of name words that have no partner while the rest has: 찰스 모팻 앨러게이니 is a person and a county."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from aligner.check.names.mention import Mention
from aligner.check.names.partner import word_in_korean
from aligner.check.names.partner_en import capital_in_english
from aligner.check.names.read import Texts
from aligner.types import Span

# A run of fewer words is one name, and a part of so many is a name by itself.
_RUN, _NAME = 3, 2


def free_parts(found: Sequence[Mention], texts: Texts, *, english: bool) -> Iterator[Mention]:
    """The parts of several words that have no partner, from the names of one text that have one.

    >>> from aligner.check.names.english import mentions
    >>> texts = Texts.read("We met Pietro Marco Bellini.", "우리는 피에트로 얀 노바크를 만났다.")
    >>> [m.words for m in free_parts(mentions(texts.en, texts.words), texts, english=True)]
    [('Marco', 'Bellini')]
    """
    text = texts.en if english else texts.ko
    for mention in found:
        if mention.source == "foreign" and len(mention.words) >= _RUN:
            has = _in_korean(texts) if english else _in_english(texts)
            for words in _runs(mention.words, has):
                yield mention._replace(words=words, span=_span(words, text, mention.span))


def halves(found: Sequence[Mention], texts: Texts, *, english: bool) -> Iterator[Mention]:
    """The names of two words of which one has a partner, from the names of one text that have one.

    The partner may be that of the same word elsewhere: "Seth Conner", whom the text calls Conner before.
    """
    text = texts.en if english else texts.ko
    for mention in found:
        joined = "-" in mention.span.of(text)
        if mention.source == "foreign" and len(mention.words) == _NAME and not joined:
            has = _in_korean(texts) if english else _in_english(texts)
            free = tuple(word for word in mention.words if not has(word))
            if len(free) == 1 and not has("".join(mention.words)):
                yield mention._replace(words=free) if mention.strong else mention


def _in_korean(texts: Texts) -> Callable[[str], bool]:
    return lambda word: word.lower() in texts.ko_small or bool(word_in_korean(word, texts))


def _in_english(texts: Texts) -> Callable[[str], bool]:
    return lambda word: capital_in_english(word, texts)


def _runs(words: Sequence[str], has: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    for held, run in groupby(words, key=has):
        part = tuple(run)
        if not held and len(part) >= _NAME:
            yield part


def _span(words: Sequence[str], text: str, within: Span) -> Span:
    """Where the words stand: from the beginning of the first to the end of the last."""
    start = text.find(words[0], within.start, within.stop)
    stop = text.find(words[-1], max(start, within.start), within.stop)
    return Span(start, stop + len(words[-1])) if 0 <= start < stop else within
