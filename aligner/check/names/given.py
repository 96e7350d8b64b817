"""Foreign people of one family name: Ryu Murakami is not 무라카미 하루키.

Of two words of a name one has a partner, and the other none, while the Korean word beside the partner has none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import word_in_korean
from aligner.check.names.partner_en import capital_in_english
from aligner.check.names.people_ko import is_title
from aligner.check.names.read import Eojeol, Texts
from aligner.check.names.sound import may_begin, score
from aligner.check.names.table import known
from aligner.check.names.words import common_words
from aligner.types import Finding, Span

# Mean log-odds of the syllables from which a word beside a name may be part of it.
_FOREIGN = -1.2
# ... and up to which it is no transcribed word at all: Hanks is not in 인사하는.
_PLAIN = -2.5
# Mean weight of a letter above which a word may still be the other, oddly spelled; of one up to four letters.
_ALIKE, _ALIKE_SHORT = -0.3, 0.5


def given_findings(found: Sequence[Mention], texts: Texts) -> Iterator[Finding]:
    """The names of several words of which one has a partner, beside a word that has none."""
    for mention in found:
        if len(mention.words) < 2 or not _is_person(mention):
            continue
        if span := _other_given(mention.words, texts):
            names = (
                f"The English has “{mention.span.of(texts.en)}”, the Korean “{span.of(texts.ko)}”"
            )
            yield Finding("name-differs", "error", f"{names}: another person.", mention.span, span)


def _other_given(words: Sequence[str], texts: Texts) -> Span | None:
    """The Korean name that has another word in the place of one of these; names of two words may change their order."""
    free = len(words) == 2
    for one, two in pairwise(words):
        span = _beside(one, two, texts, (1, -1) if free else (1,)) or _beside(
            two, one, texts, (1, -1) if free else (-1,)
        )
        if span:
            return span
    return None


def _is_person(mention: Mention) -> bool:
    return mention.source == "foreign" and mention.kind != "place"


def _beside(one: str, two: str, texts: Texts, steps: Sequence[int]) -> Span | None:
    """The place of the Korean name of which ``one`` is a part and ``two`` is not, if there is one.

    ``steps`` says where the other part may stand: behind (1) or before (-1) the one that has a partner.
    """
    if min(len(one), len(two)) < 3:
        return None
    partner = word_in_korean(one, texts)
    if not partner or _sounds_anywhere(two, texts):
        return None
    at = next(i for i, eojeol in enumerate(texts.eojeols) if eojeol.text == partner)
    for step in steps:
        first, last = sorted((at, at + step))
        if first < 0 or last == len(texts.eojeols):
            continue
        here, behind = texts.eojeols[first], texts.eojeols[last]
        ends = step > 0 and stem(partner) != partner
        if texts.ko[here.stop : behind.start] != " " or ends:
            continue
        if _is_other(texts.eojeols[at + step], two, texts):
            return Span(here.start, behind.start + len(stem(behind.text)))
    return None


def _sounds_anywhere(word: str, texts: Texts) -> bool:
    bar = _ALIKE if len(word) > 4 else _ALIKE_SHORT
    return word.lower() in texts.ko_small or any(
        score(word, eojeol.text[start:], free=True) > bar
        for eojeol in texts.eojeols
        if foreignness(stem(eojeol.text)) > _PLAIN
        for start in range(min(3, len(eojeol.text)))
    )


def _is_other(eojeol: Eojeol, word: str, texts: Texts) -> bool:
    """Whether a Korean word may be the other part of a name, and is no word of the English."""
    name = stem(eojeol.text)
    if not 2 <= len(name) <= 6 or foreignness(name) < _FOREIGN or is_title(eojeol.text):
        return False
    tabled = [e[0].kind for f, e in known().korean.get(name[:2], ()) if name.startswith(f)]
    table = common_words()[1]
    if set(tabled) - {"person"} or (not tabled and {name, eojeol.text} & table):
        return False
    return not capital_in_english(name, texts) and not may_begin(word, name)
